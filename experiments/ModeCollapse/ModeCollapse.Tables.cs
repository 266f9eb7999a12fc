using Replication.Evidence;
using Replication.Figures;
using Replication.Oracles.Statistics;

namespace Replication.Experiments;

public static partial class ModeCollapse
{
    /// <summary>A row of a published table: modes covered and high-quality samples in percent, on the ring and on the grid.</summary>
    sealed record Published(string Source, string Method, double RingModes, double RingQuality, double GridModes, double GridQuality);

    const string Veegan = "VEEGAN, Table 1", PacGan = "PacGAN, Table 1", Ours = "ours";

    /// <summary>
    /// Srivastava et al. 2017, Table 1 (mean of 5 runs) and Lin et al. 2018, Table 1 (mean of 10 runs). They disagree on the plain GAN: 1 mode
    /// of the ring against 6.3, 3.3 of the grid against 17.3.
    /// </summary>
    static readonly Published[] PublishedRows =
    [
        new(Veegan, "GAN", 1, 99.3, 3.3, 0.5),
        new(Veegan, "ALI", 2.8, 0.13, 15.8, 1.6),
        new(Veegan, "unrolled", 7.6, 35.6, 23.6, 16),
        new(Veegan, "VEEGAN", 8, 52.9, 24.6, 40),
        new(PacGan, "GAN", 6.3, 98.2, 17.3, 94.8),
        new(PacGan, "ALI", 6.6, 97.6, 24.1, 95.7),
        new(PacGan, "PacGAN2", 7.9, 95.6, 23.8, 91.3),
        new(PacGan, "PacGAN3", 7.8, 97.7, 24.6, 94.2),
        new(PacGan, "PacGAN4", 7.8, 95.9, 24.8, 93.6),
    ];

    static readonly (string Arm, string Title)[] UnrolledArms =
    [
        ("unrolled-0", "not unrolled"),
        ("unrolled-0-five-steps", "5 discriminator steps"),
        ("unrolled-5-surrogate", "5 steps ahead, no gradient"),
        ("unrolled-5", "unrolled 5 steps"),
    ];

    static IEnumerable<DataTable> Summaries(Measurements<Row> measurements) =>
    [
        Finals(measurements),
        Boundaries(measurements),
        PublishedBesideOurs(measurements),
    ];

    /// <summary>Where the trained generators and the samplers of the main comparison end, one row per seed.</summary>
    static DataTable Finals(Measurements<Row> measurements)
    {
        var runs = (
            from entry in Compared
            from run in measurements[entry.Arm]
            select (entry.Part, entry.Title, run)).ToArray();
        return new DataTable("final.csv")
            .With("part", [.. runs.Select(one => one.Part)])
            .With("setting", [.. runs.Select(one => one.Title)])
            .With("replicate", [.. runs.Select(one => (double)one.run.Replicate)])
            .With("wasserstein", [.. runs.Select(one => one.run.Row.Wasserstein)])
            .With("nearest-mode-kl", [.. runs.Select(one => one.run.Row.NearestModeKl)])
            .With("modes", [.. runs.Select(one => (double)one.run.Row.Modes)])
            .With("high-quality-percent", [.. runs.Select(one => 100 * one.run.Row.HighQuality)]);
    }

    static IEnumerable<(string Part, string Title, string Arm)> Compared =>
    [
        .. from target in Targets from loss in Losses select (target.Title, loss.Label, $"{target.Name}-{loss.Name}"),
        .. from target in Targets from sampler in Enum.GetValues<ReferenceSampler>() select (target.Title, LabelOf(sampler), $"{target.Name}-{NameOf(sampler)}"),
    ];

    static DataTable Boundaries(Measurements<Row> measurements)
    {
        var runs = (from cell in Cells from run in measurements[cell.Name] select (cell, run)).ToArray();
        return new DataTable("boundary.csv")
            .With("loss", [.. runs.Select(one => one.cell.Loss.Title)])
            .With("rate-ratio", [.. runs.Select(one => one.cell.Ratio)])
            .With("steps", [.. runs.Select(one => one.cell.Steps == 1 ? "1 step" : $"{one.cell.Steps} steps")])
            .With("replicate", [.. runs.Select(one => (double)one.run.Replicate)])
            .With("late-modes", [.. runs.Select(one => one.run.Row.Late(point => point.Modes))])
            .With("nearest-mode-kl", [.. runs.Select(one => one.run.Row.NearestModeKl)])
            .With("wasserstein", [.. runs.Select(one => one.run.Row.Wasserstein)]);
    }

    static DataTable PublishedBesideOurs(Measurements<Row> measurements)
    {
        Published[] rows =
        [
            .. PublishedRows,
            .. Losses.Select(loss => Mean(loss == Losses[1] ? "GAN" : loss.Label, $"{Ring}-{loss.Name}", $"{Grid}-{loss.Name}")),
            Mean(LabelOf(ReferenceSampler.Perfect), $"{Ring}-perfect", $"{Grid}-perfect"),
        ];
        return new DataTable("published.csv")
            .With("source", [.. rows.Select(row => row.Source)])
            .With("method", [.. rows.Select(row => row.Method)])
            .With("ring-modes", [.. rows.Select(row => row.RingModes)])
            .With("ring-high-quality-percent", [.. rows.Select(row => row.RingQuality)])
            .With("grid-modes", [.. rows.Select(row => row.GridModes)])
            .With("grid-high-quality-percent", [.. rows.Select(row => row.GridQuality)]);

        Published Mean(string method, string ring, string grid) => new(Ours, method,
            Location.Mean(measurements.Values(ring, row => row.Modes)), 100 * Location.Mean(measurements.Values(ring, row => row.HighQuality)),
            Location.Mean(measurements.Values(grid, row => row.Modes)), 100 * Location.Mean(measurements.Values(grid, row => row.HighQuality)));
    }

    static string LabelOf(ReferenceSampler sampler) => sampler switch
    {
        ReferenceSampler.Perfect => "the data",
        ReferenceSampler.OneMode => "one mode",
        _ => "blur",
    };
}
