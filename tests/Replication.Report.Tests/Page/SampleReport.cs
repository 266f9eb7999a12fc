using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Figures;
using Replication.Figures.Tests;

namespace Replication.Report.Tests.Page;

/// <summary>A report with a claim of every verdict and a figure of every kind.</summary>
internal static class SampleReport
{
    private static Paper Lines { get; } = Paper.WassersteinGan;

    /// <summary>An exact claim with a formula.</summary>
    internal static Claim Claim { get; } = new()
    {
        Id = "w-is-theta",
        Paper = Lines,
        Locus = "Example 1",
        Statement = "The Wasserstein distance of two parallel lines is the distance between them, "
            + "and the Jensen-Shannon divergence is log 2 wherever they differ.",
        Formula = @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta|",
        Published = "|θ|",
    };

    internal static Part Exact { get; } = Rulings.Of(
        new Quantity<Trial>("W1", trial => trial.Value)
            .Is(new Expected<Trial>("|theta|", (_, _) => 0), Tolerance.Absolute(1e-12, "rounding"))
            .On(Rulings.Exact),
        3.1e-16);

    internal static Part Trained { get; } = Rulings.Mean with
    {
        Statistic = new(Summary.Difference, "modes covered", ["wgan", "gan"]), Value = 4.625, Low = 3.5, High = 5.75,
        Interval = "95 % BCa bootstrap over 8 seeds, 10,000 resamples", Samples = [new("wgan", [8]), new("gan", [3])],
        Requirement = new Quantity<Trial>("modes covered", trial => trial.Value)
            .Exceeds(2)
            .On(new Arm("wgan", ""), new Arm("gan", ""))
            .Conditions[0].Requirement,
    };

    private static Claim Covers { get; } = Claim with
    {
        Id = "covers-modes",
        Locus = "Section 4.3",
        Statement = "A WGAN covers more modes of the ring of eight Gaussians than a GAN of the same size.",
        Formula = null,
        Published = "no mode collapse seen",
        Deviation = "a multilayer perceptron in two dimensions stands for the paper's DCGAN",
    };

    internal static Ruling One(string experiment, Claim claim, Verdict verdict, params Part[] parts) => new(
        experiment, new(claim, new(parts), new([Rulings.Failing with { Met = verdict == Verdict.Inconclusive }])), verdict,
        verdict switch { Verdict.NotReproduced => Reason.CriterionNotMet, Verdict.Inconclusive => Reason.ControlDidNotFail, _ => Reason.Met },
        parts.Min(part => part.Seeds), parts.Max(part => part.PValue) * 0.08, SmallestPHolm: null);

    internal static ReportModel Model { get; } = new()
    {
        Title = "Replication",
        Lead = "Claims of the papers on generative adversarial networks, measured, judged and drawn by programs. Scale standard, suite seed 0.",
        Experiments =
        [
            new()
            {
                Name = "ParallelLines",
                Title = "Two parallel lines: four distances, and what gradient descent makes of them",
                Command = "make reproduce EXPERIMENT=ParallelLines",
                Rulings =
                [
                    One("ParallelLines", Claim, Verdict.Reproduced, Exact),
                    One("ParallelLines", Covers, Verdict.ReproducedWithDeviation, Trained),
                    One("ParallelLines", Claim with { Id = "no-jsd-gradient" }, Verdict.NotReproduced,
                        Trained with { Value = double.PositiveInfinity, Low = double.NaN, High = double.PositiveInfinity, Met = false }, Rulings.Counted),
                ],
                Figures = [FigureJson.Build(Gallery.ParallelLines), FigureJson.Build(Gallery.Modes)],
                Tables = ["lines.csv", "arms.csv", "seeds.csv"],
                Notes = ["The paper gives no grid for θ; ours has 41 points from −1 to 1."],
                Provenance = [new("Commit", "0123456789abcdef"), new("Torch", "TorchSharp 0.107.0, libtorch 2.10.0"), new("Wall time", "12.4 s on 2 cores")],
            },
            new()
            {
                Name = "GradientPenalty",
                Title = "The gradient penalty against weight clipping",
                Command = "make reproduce EXPERIMENT=GradientPenalty",
                Rulings =
                [
                    One("GradientPenalty", Covers with { Id = "surfaces", Paper = Paper.ImprovedWassersteinGan, Locus = "Figure 1a" }, Verdict.Inconclusive,
                        Trained with { Seeds = 4 }),
                ],
                Figures = [.. new[] { Gallery.Counts, Gallery.Critic, Gallery.Training, Gallery.Gradients }.Select(figure => FigureJson.Build(figure))],
                Tables = ["bins.csv", "surface.csv", "samples.csv", "norms.csv"],
                Provenance = [new("Commit", "0123456789abcdef")],
            },
        ],
    };

    /// <summary>Writes the report into <c>report/</c> of a results folder, with the experiments' own files beside it.</summary>
    internal static string Write(string results, ReportModel model, string bundle)
    {
        foreach (var experiment in model.Experiments)
        {
            var folder = Directory.CreateDirectory(Path.Combine(results, experiment.Name, "figures")).Parent!.FullName;
            foreach (var table in experiment.Tables)
                File.WriteAllText(Path.Combine(folder, table), "arm\n");
            foreach (var figure in experiment.Figures)
                File.WriteAllText(Path.Combine(folder, "figures", $"{Id(figure)}.plotly.json"), CanonicalJson.Write(figure));
        }

        ReportFiles.Write(Path.Combine(results, "report"), model, bundle);
        return Path.Combine(results, "report", "index.html");
    }

    private static string Id(JsonObject figure) => (string)figure["layout"]!["meta"]!["id"]!;
}
