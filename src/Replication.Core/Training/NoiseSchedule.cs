namespace Replication.Core.Training;

/// <summary>
/// Schedules of the noise that is added to a discriminator's inputs (Arjovsky and Bottou 2017, section 3: "anneal the noise").
/// </summary>
public static class NoiseSchedule
{
    /// <summary>
    /// The standard deviation before a step when it falls by one factor at every step, from <paramref name="first"/> at step 1 to
    /// <paramref name="last"/> at the last one.
    /// </summary>
    /// <param name="first">Positive.</param>
    /// <param name="last">Positive.</param>
    /// <param name="step">The step, from 1 to <paramref name="steps"/>.</param>
    /// <param name="steps">How many steps there are.</param>
    public static double Geometric(double first, double last, int step, int steps) =>
        steps == 1 ? first : first * Math.Pow(last / first, (step - 1.0) / (steps - 1));
}
