using System.Text.Json.Nodes;
using Replication.Figures.Report;

namespace Replication.Figures.Tests.Report;

/// <summary>A report with a claim of every verdict and a figure of every kind.</summary>
internal static class SampleReport
{
    internal static ReportClaim Claim { get; } = new()
    {
        Id = "w-is-theta",
        Paper = "WGAN",
        Locus = "Example 1",
        Statement = "The Wasserstein distance of two parallel lines is the distance between them, "
            + "and the Jensen-Shannon divergence is log 2 wherever they differ.",
        Formula = @"W(\mathbb{P}_0, \mathbb{P}_\theta) = |\theta|",
        Published = "|θ|",
        Verdict = ReportVerdict.Reproduced,
        Because = ["The largest distance from |θ| over the grid is 3.1e-16, within the margin of 1e-12."],
        Statistic = "largest absolute difference from |θ| over the grid",
        Criterion = "at most 1e-12",
        Ours = 3.1e-16,
        Low = 3.1e-16,
        High = 3.1e-16,
        Interval = "exact",
        Expected = 0,
        Margin = 1e-12,
        Seeds = null,
        PValue = null,
        Control = "smoothed lines: the same statistic exceeds 0.1",
        ControlFailed = true,
        ControlBecause = "With lines of width 0.5 the statistic is 0.43.",
    };

    internal static ReportClaim Trained { get; } = Claim with
    {
        Id = "covers-modes",
        Locus = "Section 4.3",
        Statement = "A WGAN covers more modes of the ring of eight Gaussians than a GAN of the same size.",
        Formula = null,
        Published = "no mode collapse seen",
        Verdict = ReportVerdict.ReproducedWithDeviation,
        Because = ["WGAN covers 4.625 modes more than the GAN, at least the margin of 2, with p = 0.0002 over 8 seeds per arm."],
        Statistic = "difference of mean modes covered, WGAN − GAN",
        Criterion = "at least 2, exact permutation test at 5 %",
        Ours = 4.625,
        Low = 3.5,
        High = 5.75,
        Interval = "95 % BCa bootstrap over 8 seeds, 10,000 resamples",
        Expected = 2,
        Margin = 2,
        Seeds = 8,
        PValue = 0.00031,
        Deviation = "a multilayer perceptron in two dimensions stands for the paper's DCGAN",
    };

    internal static ReportModel Model { get; } = new()
    {
        Title = "Replication",
        Lead = "Claims of the papers on generative adversarial networks, measured, judged and drawn by programs. Scale standard, suite seed 0.",
        Papers =
        [
            new("WGAN", "Wasserstein GAN", "Arjovsky, Chintala and Bottou 2017, arXiv:1701.07875"),
            new("WGAN-GP", "Improved Training of Wasserstein GANs", "Gulrajani et al. 2017, arXiv:1704.00028"),
        ],
        Experiments =
        [
            new()
            {
                Name = "ParallelLines",
                Title = "Two parallel lines: four distances, and what gradient descent makes of them",
                Command = "make reproduce EXPERIMENT=ParallelLines",
                Claims =
                [
                    Claim,
                    Trained,
                    Claim with
                    {
                        Id = "no-jsd-gradient", Verdict = ReportVerdict.NotReproduced,
                        Ours = double.PositiveInfinity, Low = double.NaN, High = double.PositiveInfinity,
                    },
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
                Claims =
                [
                    Trained with
                    {
                        Id = "surfaces", Paper = "WGAN-GP", Locus = "Figure 1a", Verdict = ReportVerdict.Inconclusive, ControlFailed = false, Seeds = 4,
                    },
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
