namespace Replication.Oracles.Divergences;

/// <summary>log of a sum of exponentials, without overflow or underflow.</summary>
public static class LogSumExp
{
    /// <summary>log(sum_i exp(x_i)); -infinity for no terms or only -infinities, +infinity if any term is, NaN if any term is.</summary>
    public static double Of(ReadOnlySpan<double> logs)
    {
        var max = double.NegativeInfinity;
        foreach (var x in logs)
        {
            if (double.IsNaN(x)) return double.NaN;
            max = Math.Max(max, x);
        }
        if (double.IsInfinity(max)) return max;
        double sum = 0;
        foreach (var x in logs) sum += Math.Exp(x - max);
        return max + Math.Log(sum);
    }
}
