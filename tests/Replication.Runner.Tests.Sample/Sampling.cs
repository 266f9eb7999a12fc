using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Replication.Evidence;
using Replication.Figures;

[assembly: Experiment(typeof(Sample.Sampling))]

namespace Sample;

/// <summary>One point of a path.</summary>
public sealed record PathPoint(int Step, double Position);

/// <summary>What the sample experiment measures.</summary>
public sealed record SamplingRow(double Mean, double Spread, bool Diverged, IReadOnlyList<PathPoint> Path);

/// <summary>A fast experiment without Torch: the mean of numbers drawn from the seed, with and without a shift.</summary>
public static class Sampling
{
    /// <summary>Milliseconds by which every run is held up, so that tests can end processes in the middle; changes no number.</summary>
    public const string PauseVariable = "SAMPLE_PAUSE_MS";

    static readonly double[] Grid = [0, 0.25, 0.5, 0.75];

    static readonly string Colour = "blue";

    static readonly Arm<SamplingRow> Shifted = new("shifted", "draws with a shift of 2", Measuring(shift: 2, Identity));

    static readonly Arm<SamplingRow> Control = new("control", "draws without a shift", Measuring(shift: 0, Identity));

    static readonly Arm<SamplingRow> Squared = new("squared", "squares of draws", Measuring(shift: 0, x => x * x));

    static readonly Arm<SamplingRow> OnGrid = new("grid", "the grid itself", Measuring(shift: 1, transform: null)) { Random = false };

    static readonly Quantity<SamplingRow> Mean = new("mean", row => row.Mean);

    static Paper Paper { get; } = new("SAMPLE", "A sample paper", "Nobody 2026");

    static Study<SamplingRow> Means => new("means", Paper, "Theorem 1", "A shift of draws and the mean")
    {
        Seeds = 8,
        Budget = Budget.Light,
        Arms = [Shifted, Control, Squared, OnGrid],
        Claims =
        [
            new("shift-moves-mean")
            {
                Statement = "A shift moves the mean by its size.",
                Published = "2",
                Criterion = Mean.AtLeast(1.5),
                On = [Shifted],
                Control = [Control],
            },
        ],
        Figures = Draw,
    };

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment("Sampling", "Means of draws move with their shift", Means);

    /// <summary>The transform that leaves a draw as it is.</summary>
    public static double Identity(double x) => x;

    // An arm's measurement captures a number, which is a setting, and a function, which is code.
    static Func<Run, SamplingRow> Measuring(double shift, Func<double, double>? transform) => run => Measure(shift, transform, run);

    static SamplingRow Measure(double shift, Func<double, double>? transform, Run run)
    {
        var pause = Environment.GetEnvironmentVariable(PauseVariable);
        if (pause is not null) Thread.Sleep(int.Parse(pause, CultureInfo.InvariantCulture));
        var draws = transform is null ? Grid.ToList() : Draws(run.Seed).Select(transform).ToList();
        var mean = draws.Average() + shift;
        var path = draws.Select((draw, step) => new PathPoint(step, draw + shift)).ToList();
        return new(mean, Spread(draws), Diverged: false, path);
    }

    // Knuth's linear congruential generator: a few bits of the seed, the same everywhere.
    static IEnumerable<double> Draws(long seed)
    {
        var state = unchecked((ulong)seed);
        for (var i = 0; i < 16; i++)
        {
            state = unchecked((state * 6364136223846793005UL) + 1442695040888963407UL);
            yield return (state >> 11) * Math.ScaleB(1, -53);
        }
    }

    static double Spread(IReadOnlyList<double> draws)
    {
        double Square(double x) => x * x;
        var mean = draws.Average();
        return Math.Sqrt(draws.Sum(draw => Square(draw - mean)) / draws.Count);
    }

    static IEnumerable<Figure> Draw(Measurements<SamplingRow> measurements)
    {
        var runs = measurements[Shifted];
        if (runs.Any(run => run.Row.Path.Index().Any(point => point.Item.Step != point.Index)))
            throw new ArgumentException("A path's steps are out of order.");
        var table = new DataTable("measurements.csv")
            .With("replicate", [.. runs.Select(run => (double)run.Replicate)])
            .With("mean", [.. runs.Select(run => run.Row.Mean)]);
        yield return new Figure("means", $"Means in {Colour}")
        {
            Paper = new("SAMPLE", "Figure 1"),
            Caption = "The mean of each run.",
            AltText = "A scatter plot of one dot for each run: all lie near 2.5.",
            Panels =
            [
                new(new("replicate", Axis.Dimensionless), new("mean", Axis.Dimensionless))
                {
                    Traces = [new Dots("shifted", table["replicate"], table["mean"])],
                },
            ],
        };
    }
}
