using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>Schedules of the learning rate.</summary>
public static class LearningRate
{
    /// <summary>
    /// The rate of a step when it stays for the first half of the steps and falls linearly towards 0 over the second: late steps average
    /// the noise of the minibatches away.
    /// </summary>
    /// <param name="rate">The rate of the first half.</param>
    /// <param name="step">The step, from 1 to <paramref name="steps"/>.</param>
    /// <param name="steps">How many steps there are.</param>
    public static double HalfDecay(double rate, int step, int steps) => rate * Math.Min(1, 2.0 * (steps - step + 1) / steps);

    /// <summary>The rate of a step when it falls towards 0 along half a period of a cosine.</summary>
    /// <param name="rate">The first step's rate.</param>
    /// <param name="step">The step, from 1 to <paramref name="steps"/>.</param>
    /// <param name="steps">How many steps there are.</param>
    public static double Cosine(double rate, int step, int steps) => rate * 0.5 * (1 + Math.Cos(Math.PI * (step - 1) / steps));

    /// <summary>Sets the rate of every parameter group.</summary>
    public static void Set(optim.Optimizer optimizer, double rate)
    {
        foreach (var group in optimizer.ParamGroups) group.LearningRate = rate;
    }
}
