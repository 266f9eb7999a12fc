namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// The perfect discriminator that Theorem 2.1 of Arjovsky and Bottou 2017 builds, for parallel segments at x = 0 (data) and x = 1
/// (generated): 1 on x at most 1/3, 0 on x at least 2/3, infinitely differentiable between. Constant on a neighbourhood of either support.
/// </summary>
public static class SmoothStep
{
    /// <summary>D*(x) in [0, 1]; NaN for NaN.</summary>
    public static double At(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        double rise = Bump((2.0 / 3) - x), fall = Bump(x - (1.0 / 3));
        return rise / (rise + fall);
    }

    /// <summary>dD*/dx, exactly 0 outside (1/3, 2/3), negative inside; NaN for NaN.</summary>
    public static double Derivative(double x)
    {
        if (double.IsNaN(x)) return double.NaN;
        double left = (2.0 / 3) - x, right = x - (1.0 / 3);
        if (left <= 0 || right <= 0) return 0;
        double rise = Bump(left), fall = Bump(right), sum = rise + fall;
        return sum == 0 ? 0 : -rise * fall * ((1 / (left * left)) + (1 / (right * right))) / (sum * sum);
    }

    // exp(-1/t), flat to every order at 0.
    static double Bump(double t) => t > 0 ? Math.Exp(-1 / t) : 0;
}
