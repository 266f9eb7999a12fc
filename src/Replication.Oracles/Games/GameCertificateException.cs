using System.Globalization;

namespace Replication.Oracles.Games;

/// <summary>The solver's strategies do not prove each other optimal: the answer is refused.</summary>
/// <param name="certificate">What was measured.</param>
public sealed class GameCertificateException(GameCertificate certificate)
    : ArithmeticException(string.Create(
        CultureInfo.InvariantCulture,
        $"The game is not solved: guarantees {certificate.LowerGuarantee:R} and {certificate.UpperGuarantee:R}, "
        + $"spread {certificate.Spread:R}, error of the probabilities {certificate.ProbabilityError:R}."))
{
    /// <summary>What was measured.</summary>
    public GameCertificate Certificate { get; } = certificate;
}
