using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using Replication.Evidence;
using Replication.Figures;

[assembly: Experiment(typeof(Sample.Sampling))]

namespace Sample;

/// <summary>A setting of the sample experiment.</summary>
public sealed record SamplingArm(string Name, string Description, double Shift) : Arm(Name, Description)
{
    /// <summary>How one draw becomes a measurement.</summary>
    public Func<double, double> Transform { get; init; } = Sampling.Identity;
}

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

    static Paper Paper { get; } = new("SAMPLE", "A sample paper", "Nobody 2026");

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<SamplingArm, SamplingRow>
    {
        Name = "Sampling",
        Title = "Means of draws move with their shift",
        Arms =
        [
            new("shifted", "draws with a shift of 2", Shift: 2),
            new("control", "draws without a shift", Shift: 0),
            new("squared", "squares of draws", Shift: 0) { Transform = x => x * x },
            new("grid", "the grid itself", Shift: 1) { Random = false },
        ],
        Seeds = (_, scale) => scale == Scale.Smoke ? 2 : 8,
        Seconds = (_, _) => 0.01,
        Measure = Measure,
        Claims = [Claim],
        Draw = Draw,
    };

    /// <summary>What a transform is where none is given.</summary>
    public static double Identity(double x) => x;

    static SamplingRow Measure(SamplingArm arm, Run run)
    {
        var pause = Environment.GetEnvironmentVariable(PauseVariable);
        if (pause is not null) Thread.Sleep(int.Parse(pause, CultureInfo.InvariantCulture));
        var draws = arm.Random ? Draws(run.Seed).Select(arm.Transform).ToList() : Grid.ToList();
        var mean = draws.Average() + arm.Shift;
        var path = draws.Select((draw, step) => new PathPoint(step, draw + arm.Shift)).ToList();
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

    static ArmsClaim<SamplingRow> Claim => new()
    {
        Id = "shift-moves-mean",
        Paper = Paper,
        Locus = "Theorem 1",
        Statement = "A shift moves the mean by its size.",
        Published = "2",
        Judgement = AtLeast("shifted"),
        Control = AtLeast("control"),
    };

    static Judgement<SamplingRow> AtLeast(string arm) =>
        Judge.AllSeeds(new Quantity<SamplingRow>("mean", row => row.Mean), arm, Requirement.AtLeast(1.5));

    static IEnumerable<Figure> Draw(Measurements<SamplingRow> measurements)
    {
        var runs = measurements["shifted"];
        if (runs.Any(run => run.Row.Path.Index().Any(point => point.Item.Step != point.Index))) throw new ArgumentException("A path's steps are out of order.");
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
