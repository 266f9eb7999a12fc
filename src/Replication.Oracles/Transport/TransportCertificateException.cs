using System.Globalization;

namespace Replication.Oracles.Transport;

/// <summary>A plan and its potentials do not prove each other optimal, so there is no answer to give.</summary>
public sealed class TransportCertificateException : Exception
{
    /// <summary>Says which of gap, dual violation and marginal error is too large.</summary>
    /// <param name="certificate">What was found.</param>
    public TransportCertificateException(TransportCertificate certificate) : base(Describe(certificate)) => Certificate = certificate;

    /// <summary>What was found.</summary>
    public TransportCertificate Certificate { get; }

    static string Describe(TransportCertificate c) => string.Create(CultureInfo.InvariantCulture,
        $"The transport plan is not proved optimal: duality gap {c.DualityGap:G3}, worst dual violation {c.WorstDualViolation:G3}, "
        + $"which is worth {c.DualExcess:G3}; {c.Allowed:G3} is allowed for a value of {c.PrimalValue:G3}. "
        + $"Marginal error {c.MarginalError:G3}; {TransportCertificate.Tolerance:G3} is allowed.");
}
