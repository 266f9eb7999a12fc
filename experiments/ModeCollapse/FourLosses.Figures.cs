using Replication.Oracles.Statistics;
using VerticalLine = Replication.Figures.VerticalLine;

namespace Replication.Experiments;

static partial class FourLosses
{
    static IEnumerable<Figure> Draw(Measurements<CollapseRow> measurements) =>
    [
        .. CollapseTarget.Both.Select(target => Snapshots(target, measurements.Points(row => row.Snapshots))),
        Final(Ends(measurements)), Course(measurements.Points(row => row.Course)), Table1(PublishedBesideOurs(measurements)),
    ];

    static Figure Snapshots(CollapseTarget target, Points<CollapseSample> snapshots) =>
        new($"snapshots-{target.Name}", $"Four losses on the {target.Title} over training")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "200 samples of one generator per loss over training, first seed. Only the loss differs, and RMSProp goes with "
                + "clipping. The GANs crowd some modes and leave others. The Wasserstein losses spread evenly first and sharpen later.",
            AltText = "Four panels of points in the plane, one per loss, over training. With both GANs some modes of the "
                + $"{target.Title} end up nearly empty; with clipping and with gradient penalty every mode has its cloud.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Slider = snapshots.Of(Penalised.On[target]).Slider(sample => sample.Step, "generator steps"),
            Panels = [.. Losses.Select(loss => target.Plane(loss.Title, snapshots, loss.On[target]))],
        };

    static readonly Axis W1 = new("exact W1", Axis.Dimensionless) { Log = true };

    static Figure Final(Points<End> ends)
    {
        return new("final", "How far from the data, and how uneven, each loss ends")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "Exact W1 to stratified fresh data, and the KL of the nearest-mode histogram, after training and of three samplers. "
                + "The perfect sampler is the floor of both. The line is a histogram that lacks one mode. Each dot is one seed.",
            AltText = "Four panels of dots by loss, logarithmic. On ring and grid both GANs are several times above WGAN-GP in W1 and an "
                + "order of magnitude or more above it in the KL; the clipped WGAN is between; the perfect sampler is lowest.",
            PanelsPerRow = 2,
            Panels =
            [
                .. CollapseTarget.Both.Select(target => Panel(target, "distance", W1, end => end.Wasserstein)),
                .. CollapseTarget.Both.Select(target => Panel(target, "unevenness", CollapseRow.KlAxis, end => end.NearestModeKl) with
                {
                    References = [target.OneModeMissingLine],
                }),
            ],
        };

        Panel Panel(CollapseTarget target, string what, Axis axis, Expression<Func<End, object?>> y)
        {
            var own = ends.Where(end => end.Target, target.Title);
            return new(new Axis("method", Axis.Dimensionless), axis)
            {
                Title = $"{target.Title}, {what}",
                Traces = [new Strip("seeds", own[end => end.Method], own[y])],
            };
        }
    }

    /// <summary>Where the generators and the samplers end, a line for each seed.</summary>
    static Points<End> Ends(Measurements<CollapseRow> measurements) => Points.Of<End>("final",
    [
        .. from target in CollapseTarget.Both
           from one in Losses.Select(loss => (Name: loss.Method, Arm: loss.On[target])).Concat(CoverageMetrics.Named(target))
           from run in measurements[one.Arm]
           select new End(target.Title, one.Name, run.Row.Wasserstein, run.Row.NearestModeKl),
    ]);

    sealed record End(string Target, string Method, double Wasserstein, double NearestModeKl);

    static Figure Course(Points<CollapseLook> course) => new("course", "Unevenness over training, by loss")
    {
        Paper = new PaperLocus("WGAN", "Section 4.3"),
        Caption = "The KL of the nearest-mode histogram while training. With the GANs it falls and rises again: modes found early are "
            + "dropped later. With the Wasserstein losses it falls. Each line is one seed.",
        AltText = "Two panels of lines over generator steps, logarithmic. On ring and grid the lines of both GANs fall at first, then "
            + "rise and stay high; those of the Wasserstein losses fall by one to two orders of magnitude.",
        PanelsPerRow = 2,
        Panels = [.. CollapseTarget.Both.Select(target =>
            CollapseRow.Unevenness(target.Title, course, Losses.Select(loss => (loss.On[target], loss.Title))))],
    };

    static Figure Table1(Points<Published> rows)
    {
        var quality = new Axis("samples within 3 sd", "%");
        var perfect = new VerticalLine("perfect", Level.ClosedForm("100 (1 - exp(-9/2))", 100 * CoverageMetrics.PerfectQuality));
        return new("published", "Mode coverage as published and as measured here")
        {
            Paper = new PaperLocus("VEEGAN", "Table 1; PacGAN, Table 1"),
            Caption = "Modes covered and share of high-quality samples, means over runs. The published tables disagree on the plain GAN: "
                + "it covers 1 mode of the ring in VEEGAN's and 6.3 in PacGAN's, 3.3 of the grid's 25 against 17.3. Networks and rates "
                + "decide, so only rankings within a source can be compared.",
            AltText = "Four panels of bars by method. VEEGAN's plain GAN covers 1 of 8 and 3.3 of 25 modes, PacGAN's 6.3 and 17.3, ours "
                + "between. Our WGAN-GP covers all; its samples are less often of high quality than PacGAN's.",
            PanelsPerRow = 2,
            Panels =
            [
                Panel("ring of 8: modes", Modes(8), All(8), row => row.RingModes),
                Panel("grid of 25: modes", Modes(25), All(25), row => row.GridModes),
                Panel("ring of 8: quality", quality, perfect, row => row.RingHighQualityPercent),
                Panel("grid of 25: quality", quality, perfect, row => row.GridHighQualityPercent),
            ],
        };

        static Axis Modes(int count) => new("modes covered", $"of {count}");

        static VerticalLine All(int modes) => new("all", Level.ClosedForm("number of modes", modes));

        Panel Panel(string title, Axis axis, VerticalLine best, Expression<Func<Published, object?>> length) =>
            new(axis with { Range = (0, 1.2 * best.At.Value) }, new Axis("method", Axis.Dimensionless))
            {
                Title = title,
                Traces =
                [
                    .. from source in new[] { Ours, PacGan, Veegan }
                       let own = rows.Where(row => row.Source, source)
                       select new Bars(source, own[row => row.Method], own[length]) { Flat = true },
                ],
                References = [best],
            };
    }

    const string Veegan = "VEEGAN, Table 1", PacGan = "PacGAN, Table 1", Ours = "ours";

    /// <summary>Table 1 of Srivastava et al. 2017 (mean of 5 runs) and of Lin et al. 2018 (mean of 10 runs), beside our means.</summary>
    static Points<Published> PublishedBesideOurs(Measurements<CollapseRow> measurements)
    {
        return Points.Of("published",
        [
            new Published(Veegan, "GAN", 1, 99.3, 3.3, 0.5),
            new Published(Veegan, "ALI", 2.8, 0.13, 15.8, 1.6),
            new Published(Veegan, "unrolled", 7.6, 35.6, 23.6, 16),
            new Published(Veegan, "VEEGAN", 8, 52.9, 24.6, 40),
            new Published(PacGan, "GAN", 6.3, 98.2, 17.3, 94.8),
            new Published(PacGan, "ALI", 6.6, 97.6, 24.1, 95.7),
            new Published(PacGan, "PacGAN2", 7.9, 95.6, 23.8, 91.3),
            new Published(PacGan, "PacGAN3", 7.8, 97.7, 24.6, 94.2),
            new Published(PacGan, "PacGAN4", 7.8, 95.9, 24.8, 93.6),
            .. Losses.Select(loss => Of(loss.Method, loss.On)),
            Of("the data", CoverageMetrics.Perfect),
        ]);

        Published Of(string method, Dictionary<CollapseTarget, Arm<CollapseRow>> on)
        {
            double Mean(CollapseTarget target, Func<CollapseRow, double> of) => Location.Mean(measurements.Values(on[target].Name, of));
            return new(
                Ours, method, Mean(CollapseTarget.Ring, row => row.Modes), 100 * Mean(CollapseTarget.Ring, row => row.HighQuality),
                Mean(CollapseTarget.Grid, row => row.Modes), 100 * Mean(CollapseTarget.Grid, row => row.HighQuality));
        }
    }

    sealed record Published(
        string Source, string Method, double RingModes, double RingHighQualityPercent, double GridModes, double GridHighQualityPercent);
}
