namespace Replication.Oracles.ClosedForms.Generalization;

/// <summary>
/// The value of the game E_mu f(D) + E_nu f(1 - D) at a mixed equilibrium in which the generator wins (Arora et al. 2017, v3, Theorems 4.2,
/// 4.3).
/// </summary>
public static class EquilibriumValue
{
    /// <summary>2 f(1/2): what remains when D can do no better than 1/2 everywhere. 1 for f(x) = x, -log 4 for f = log.</summary>
    /// <param name="measuringFunction">f, concave on [0, 1]; its NaN or infinity is passed on.</param>
    public static double OfGeneratorWin(Func<double, double> measuringFunction)
    {
        ArgumentNullException.ThrowIfNull(measuringFunction);
        return 2 * measuringFunction(0.5);
    }
}
