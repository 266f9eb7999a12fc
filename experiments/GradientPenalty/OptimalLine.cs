namespace Replication.Experiments;

/// <summary>The optimal critic at one share t of the way between the partners of an optimal plan, the worst pair of all (Proposition 1).</summary>
/// <param name="T">Share of the way from the generated point x (0) to its real partner y (1).</param>
/// <param name="WorstDeviation">
/// Largest |grad f*(x_t) - (y - x_t) / |y - x_t||; for a pair x = y, which has no direction, ||grad f*| - 1|.
/// </param>
/// <param name="LeastNorm">Smallest |grad f*(x_t)|.</param>
sealed record OptimalLine(double T, double WorstDeviation, double LeastNorm);
