using Replication.Core.Training;

namespace Replication.Experiments;

/// <summary>The learning rate of every descent on theta, exact and trained: 0.02 over 200 steps, falling to 0 over their second half.</summary>
static class DescentRate
{
    public const int Steps = 200;

    /// <summary>The rate of a step, counted from 1.</summary>
    public static double At(int step) => LearningRate.HalfDecay(0.02, step, Steps);
}
