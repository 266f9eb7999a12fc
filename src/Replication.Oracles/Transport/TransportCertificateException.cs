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
        + $"marginal error {c.MarginalError:G3}, for costs up to {c.CostScale:G3} and mass {c.Mass:G3} "
        + $"(relative tolerance {TransportCertificate.Tolerance:G3}).");
}
