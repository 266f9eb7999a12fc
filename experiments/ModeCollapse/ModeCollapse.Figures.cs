using Replication.Evidence;
using Replication.Figures;
using Replication.Oracles.ClosedForms.ModeCoverage;

namespace Replication.Experiments;

public static partial class ModeCollapse
{
    static readonly Axis Transport = new("exact W1", Axis.Dimensionless) { Log = true };

    static readonly Axis Steps = new("generator steps", Axis.Dimensionless);

    static readonly Axis Histogram = new("KL of nearest modes", "nats") { Log = true };

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var snapshots = measurements.Table(nameof(Row.Snapshots));
        var finals = Finals(measurements);
        var course = measurements.Table(nameof(Row.Course));

        foreach (var target in Targets)
        {
            yield return new Figure($"snapshots-{target.Name}", $"Four losses on the {target.Title} over training")
            {
                Paper = new PaperLocus("WGAN", "Section 4.3"),
                Caption = $"200 samples of one generator per loss, first seed, on the {target.Title}; only the loss differs (WGAN with "
                    + "clipping also runs RMSProp, as its paper does). The GANs crowd some modes and leave others; the Wasserstein losses "
                    + "spread evenly first and sharpen later. Drag the slider.",
                AltText = "Four panels of points in the plane, one per loss, over training. With both GANs some of the modes of the "
                    + $"{target.Title} end up empty or nearly so; with clipping and with gradient penalty every mode has its cloud.",
                PanelsPerRow = 2,
                ShareX = true,
                ShareY = true,
                Slider = new Slider(snapshots.Where("arm", $"{target.Name}-penalised"), "step", "generator steps"),
                Panels = [.. Losses.Select(loss => Plane(snapshots, loss.Title, $"{target.Name}-{loss.Name}", target.Name))],
            };
        }

        yield return new Figure("snapshots-unrolled", "The unrolled GAN on the ring over training")
        {
            Paper = new PaperLocus("Unrolled", "Figure 2"),
            Caption = "200 samples of one generator per setting, first seed. Against a slow discriminator the generator of the minimax "
                + "GAN crowds some modes and leaves others, not the same ones at each stop. Unrolling the discriminator for five steps "
                + "spreads it evenly over the eight directions of the ring, as spokes through the modes rather than clouds on them at "
                + "this budget; five ordinary steps hit the modes more sharply.",
            AltText = "Four panels of points in the plane over training. Not unrolled, the points leave some of the eight modes without "
                + "any. With five steps, taken or looked ahead, there are points at every mode: spokes from the centre through the modes "
                + "where looked ahead, clouds on the modes where taken.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Slider = new Slider(snapshots.Where("arm", "unrolled-5"), "step", "generator steps"),
            Panels = [.. UnrolledArms.Select(unrolled => Plane(snapshots, unrolled.Title, unrolled.Arm, Ring))],
        };

        yield return new Figure("final", "How far from the data, and how uneven, each loss ends")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "Exact W1 to stratified fresh data, and the KL of the nearest-mode histogram against the uniform one, after "
                + "training; each dot is one seed. The perfect sampler is the floor of both. The line in the lower panels is a histogram "
                + "that lacks exactly one mode.",
            AltText = "Four panels of dots by loss, logarithmic. On ring and grid both GANs lie several times above WGAN-GP in W1 and an "
                + "order of magnitude or more above it in the KL; the clipped WGAN lies between; the perfect sampler is lowest.",
            PanelsPerRow = 2,
            Panels =
            [
                .. Targets.Select(target => Final(finals, target.Title, "wasserstein", Transport)),
                .. Targets.Select(target => Final(finals, target.Title, "nearest-mode-kl", Histogram) with
                {
                    Title = $"{target.Title}, unevenness",
                    References = [new HorizontalLine("one mode missing", Level.ClosedForm("log(K / (K - 1))", OneModeMissing(target.Name)))],
                }),
            ],
        };

        yield return new Figure("course", "Unevenness over training, by loss")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "The KL of the nearest-mode histogram while training, one line per seed. With the GANs it falls and rises again: "
                + "modes found early are dropped later. With the Wasserstein losses it falls.",
            AltText = "Two panels of lines over generator steps, logarithmic. On ring and grid the lines of both GANs fall at first, then "
                + "rise and stay high; those of the Wasserstein losses fall by one to two orders of magnitude.",
            PanelsPerRow = 2,
            Panels =
            [
                .. Targets.Select(target => new Panel(Steps, Histogram)
                {
                    Title = target.Title,
                    Traces = [.. Losses.SelectMany(loss => Courses(course, $"{target.Name}-{loss.Name}", loss.Title))],
                }),
            ],
        };

        yield return new Figure("course-unrolled", "Unevenness over training, by unrolling")
        {
            Paper = new PaperLocus("Unrolled", "Section 2.4"),
            Caption = "The KL of the nearest-mode histogram of the minimax GAN with a slow discriminator while training, one line per "
                + "seed: as it is; against a discriminator that is five steps ahead; unrolled, with the gradient through those steps; and "
                + "with five ordinary discriminator steps.",
            AltText = "Lines over generator steps, logarithmic. The GAN that is not unrolled stays high; the unrolled one and the one "
                + "with five ordinary steps fall by one to two orders of magnitude; without the gradient through the steps some seeds "
                + "fall and others stay in between.",
            Panels = [new Panel(Steps, Histogram) { Traces = [.. UnrolledArms.SelectMany(unrolled => Courses(course, unrolled.Arm, unrolled.Title))] }],
        };

        yield return Boundary(Boundaries(measurements));
        yield return Tables(PublishedBesideOurs(measurements));
    }

    static Panel Plane(DataTable snapshots, string title, string arm, string layout)
    {
        var data = snapshots.Where("arm", $"{layout}-perfect");
        var range = layout == Grid ? (-2.2, 2.2) : (-2.4, 2.4);
        return new Panel(new Axis("x", Axis.Dimensionless) { Range = range }, new Axis("y", Axis.Dimensionless) { Range = range })
        {
            Title = title,
            EqualScale = true,
            Traces = [new Dots("data", data["x"], data["y"]) { Cloud = true }],
            Moving = moment =>
            {
                var now = moment.Of(snapshots.Where("arm", arm));
                return [new Dots("generated", now["x"], now["y"]) { Cloud = true }];
            },
        };
    }

    static Panel Final(DataTable finals, string part, string column, Axis axis)
    {
        var rows = finals.Where("part", part);
        return new Panel(new Axis("loss", Axis.Dimensionless), axis)
        {
            Title = $"{part}, distance",
            Traces = [new Strip("seeds", rows["setting"], rows[column])],
        };
    }

    static IEnumerable<Trace> Courses(DataTable course, string arm, string name)
    {
        // On a logarithmic axis a histogram that happens to be exactly even has no place.
        var ofArm = course.Where("arm", arm).Where("nearest-mode-kl", kl => kl > 0);
        return ofArm.DistinctNumbers("replicate").Select(replicate => ofArm.Where("replicate", replicate))
            .Select(run => new Line(name, run["step"], run["nearest-mode-kl"]));
    }

    static Figure Boundary(DataTable runs)
    {
        var ratio = new Axis("discriminator's rate", "generator's: 0.001");
        string[] losses = [Losses[1].Title, Losses[3].Title];
        return new Figure("boundary", "Which rates and step ratios collapse a GAN, and which break a WGAN")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "The ring of 8 with the discriminator's rate at a tenth, three tenths and all of the generator's, and one or five "
                + "of its steps for each of the generator's; each dot is one seed. Above: modes covered, mean over the second half of "
                + "training. Below: the KL of the nearest-mode histogram at the end. The GAN collapses where its discriminator is slow "
                + "and takes one step. WGAN-GP fails where its critic is slow or takes one step.",
            AltText = "Four panels of dots over three rates, for one and for five steps. The GAN covers two modes or fewer at one step "
                + "and the lower rates, and most of the modes elsewhere. WGAN-GP covers most modes only at five steps and the higher "
                + "rates. The KL shows the same pattern.",
            PanelsPerRow = 2,
            Panels =
            [
                .. losses.Select(loss => new Panel(ratio, new Axis("modes covered", "of 8"))
                {
                    Title = $"{loss}: modes",
                    Traces = Both(runs.Where("loss", loss), "late-modes"),
                }),
                .. losses.Select(loss => new Panel(ratio, Histogram)
                {
                    Title = $"{loss}: unevenness",
                    Traces = Both(runs.Where("loss", loss), "nearest-mode-kl"),
                    References = [new HorizontalLine("one mode missing", Level.ClosedForm("log(K / (K - 1))", OneModeMissing(Ring)))],
                }),
            ],
        };

        static Trace[] Both(DataTable runs, string column) =>
        [
            .. runs.DistinctTexts("steps").Select(steps => runs.Where("steps", steps)).Select(own =>
                new Strip(own.DistinctTexts("steps")[0], own["rate-ratio"], own[column])),
        ];
    }

    static Figure Tables(DataTable rows) => new("published", "Mode coverage as published and as measured here")
    {
        Paper = new PaperLocus("VEEGAN", "Table 1; PacGAN, Table 1"),
        Caption = "Modes covered and share of high-quality samples, means over runs. The two published tables disagree on the same "
            + "method: the plain GAN covers 1 mode of the ring in VEEGAN's and 6.3 in PacGAN's, 3.3 of the grid's 25 against 17.3. "
            + "Networks and rates decide, so rankings within a source can be compared, values across sources cannot. No honest sampler is "
            + "above 98.889 % in quality.",
        AltText = "Four panels of bars by method. VEEGAN's plain GAN covers 1 of 8 and 3.3 of 25 modes, PacGAN's 6.3 and 17.3, ours "
            + "between. Our WGAN-GP covers all; its samples are less often of high quality than PacGAN's.",
        PanelsPerRow = 2,
        Panels =
        [
            .. Targets.Select(target => Bars(rows, target.Name, "modes", "modes covered", $"of {ModesOf(target.Name)}", $"{target.Title}: modes",
                new VerticalLine("all", Level.ClosedForm("number of modes", ModesOf(target.Name))))),
            .. Targets.Select(target => Bars(rows, target.Name, "high-quality-percent", "samples within 3 sd", "%", $"{target.Title}: quality",
                new VerticalLine("perfect", Level.ClosedForm("100 (1 - exp(-9/2))", 100 * PerfectSampler.HighQualityFraction(2))))),
        ],
    };

    static Panel Bars(DataTable rows, string target, string column, string title, string unit, string panel, VerticalLine reference) =>
        new(new Axis(title, unit) { Range = (0, 1.2 * reference.At.Value) }, new Axis("method", Axis.Dimensionless))
        {
            Title = panel,
            Traces =
            [
                .. new[] { Ours, PacGan, Veegan }.Select(source => rows.Where("source", source))
                    .Select(own => new Bars(own.DistinctTexts("source")[0], own["method"], own[$"{target}-{column}"]) { Flat = true }),
            ],
            References = [reference],
        };
}
