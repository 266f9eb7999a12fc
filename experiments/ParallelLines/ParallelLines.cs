using Replication.Evidence;
using Replication.Experiments;
using Replication.Oracles.Randomness;

[assembly: Experiment(typeof(ParallelLines))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, Example 1 and Figure 1: P_0 is the law of (0, Z), P_theta that of (theta, Z), Z ~ U[0, 1]. However close
/// the lines are, JSD, KL and TV see only that they do not meet; W sees how far apart they are, and gradient descent on it arrives.
/// </summary>
public static partial class ParallelLines
{
    /// <summary>Standard deviation of the smoothed control: wide enough that lines at distance 1 still overlap.</summary>
    const double Smoothing = 0.5;

    /// <summary>Where descents start.</summary>
    const double Start = 1;

    static readonly double[] Grid = [.. Enumerable.Range(-16, 33).Select(i => i / 16.0)];

    static readonly double[] TrainedGrid = [-1, -0.5, -0.25, -0.125, 0.125, 0.25, 0.5, 1];

    enum Means
    {
        Solver,
        Samples,
        Critic,
        Discriminator,
    }

    sealed record Setting(string Name, string Description, Means Means, double Smoothing = 0) : Arm(Name, Description);

    internal sealed record Row(IReadOnlyList<Distances> Distances, IReadOnlyList<Place> Descent)
    {
        /// <summary>Where the descent ended; NaN, which supports no claim, where there was none.</summary>
        public double Final(string by) => Descent.LastOrDefault(place => place.By == by)?.Theta ?? double.NaN;
    }

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<Setting, Row>
    {
        Name = nameof(ParallelLines),
        Title = "Between parallel lines W is |theta| while JSD, KL and TV see no distance",
        Arms =
        [
            new("lines", "exact solvers on the singular lines", Means.Solver) { Random = false },
            new("smoothed", "exact values with N(0, 0.25) added to x", Means.Solver, Smoothing) { Random = false },
            new("sampled", "exact assignment of 512 samples with independent z", Means.Samples),
            new("critic", "trained critic with gradient penalty", Means.Critic),
            new("discriminator", "trained discriminator, minimax cost", Means.Discriminator),
            new("discriminator-smoothed", "trained discriminator, N(0, 0.25) added to x", Means.Discriminator, Smoothing),
        ],
        Seeds = (_, scale) => scale == Scale.Smoke ? 2 : 8,
        Seconds = (arm, scale) => (arm.Means, scale) switch
        {
            (Means.Solver or Means.Samples, _) => 0.5,
            (_, Scale.Smoke) => 1,
            (Means.Critic, _) => 9,
            _ => 4,
        },
        Measure = Measure,
        Claims = Claims,
        Draw = Draw,
    };

    static Row Measure(Setting arm, Run run)
    {
        switch (arm.Means)
        {
            case Means.Solver when arm.Smoothing == 0:
                return new Row(
                    [.. Grid.Select(Exact.Singular)],
                    [.. Descend("W", Exact.WassersteinGradient), .. Descend("JSD", Exact.JensenShannonGradient)]);
            case Means.Solver:
                return new Row(
                    [.. Grid.Select(theta => Exact.Smoothed(theta, arm.Smoothing))],
                    Descend("JSD", theta => Exact.SmoothedJensenShannonGradient(theta, arm.Smoothing)));
            case Means.Samples:
                var stream = new RandomStream("samples", run.Seed);
                return new Row([.. Grid.Select(theta => Exact.Sampled(theta, stream))], []);
            default:
                var trained = new TrainedPlayer(arm.Means == Means.Critic, arm.Smoothing, run);
                return new Row([.. TrainedGrid.Select(trained.Estimate)], trained.Descend());
        }
    }

    /// <summary>200 steps of plain gradient descent, at 0.02 falling to 0 over the second half: the schedule of the trained arms.</summary>
    static IReadOnlyList<Place> Descend(string by, Func<double, double> gradient)
    {
        var places = new List<Place> { new(by, 0, Start) };
        for (var step = 1; step <= DescentRate.Steps; step++)
        {
            var theta = places[^1].Theta;
            places.Add(new Place(by, step, theta - DescentRate.At(step) * gradient(theta)));
        }

        return places;
    }
}
