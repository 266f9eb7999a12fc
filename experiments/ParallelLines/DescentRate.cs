namespace Replication.Experiments;

/// <summary>The learning rate of every descent on theta, exact and trained: 0.02, falling linearly to 0 over the second half of 200 steps.</summary>
static class DescentRate
{
    public const int Steps = 200;

    /// <summary>The rate of a step, counted from 1.</summary>
    public static double At(int step) => 0.02 * Math.Min(1, 2.0 * (Steps - step + 1) / Steps);
}
