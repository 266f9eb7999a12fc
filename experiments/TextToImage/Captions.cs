using Replication.Oracles.Samples;

namespace Replication.Experiments;

/// <summary>
/// StackGAN on the world of captions. A classifier that is trained on real images reads back what generated images show.
/// </summary>
static class Captions
{
    public static Study<Row> Study => new(
        "captions", Paper.StackGan, "Abstract", "Images of two stages show what their captions say")
    {
        Deviation = "A synthetic world of 324 captions and images of 16 x 16 pixels in the place of photographs of 256 x 256. The words at "
            + "their places stand for the embedding of a trained text encoder. Networks of 16 filters with sub-pixel convolutions, 800 and "
            + "1600 steps, minibatches of 16, a rate of 2e-3 and a weight of 0.02 of the augmentation's divergence: a run takes seconds.",
        Arms = [Stacked, Continued, Shuffled, Unmatched, Symbolic, Unaugmented],
        Claims =
        [
            new("second-stage-sharpens")
            {
                Statement = "The second stage's images are closer to real ones than the enlarged images of the first: their Fréchet "
                    + "distance is at most half.",
                Published = "rectify defects in Stage-I results and add compelling details",
                Formula = @"d_F(\text{real}, G(G_0(z, c), c)) \le \tfrac{1}{2} \, d_F(\text{real}, G_0(z, c))",
                Criterion = DistanceLeft.AtMost(0.5), On = [Stacked], Control = [Continued],
            },
            new("images-agree-with-captions")
            {
                Statement = "The classifier reads size, colour and shape in at least 60 % of the things as the caption says.",
                Published = "images conditioned on text descriptions",
                Criterion = Agreement.AtLeast(0.6), On = [Stacked], Control = [Shuffled],
            },
            new("matching-loss-teaches-captions")
            {
                Statement = "Where the discriminator also sees real images with captions of others, images of the first stage agree with "
                    + "captions in at least 1.5 times as many things. Augmentation of captions makes no such difference.",
                Published = "no number; a matching-aware discriminator is taken over from Reed et al. 2016, arXiv:1605.05396",
                Criterion = FirstAgreement.ExceedsByFactor(1.5), On = [Stacked, Unmatched], Control = [Stacked, Unaugmented],
            },
            new("unseen-captions-are-drawn")
            {
                Statement = "Images of captions that were kept out of training agree with them in at least 60 % of the things.",
                Published = "no number; test captions are of classes that were kept out of training",
                Criterion = UnseenAgreement.AtLeast(0.6), On = [Stacked], Control = [Symbolic],
            },
        ],
        Figures = CaptionsDrawn.Draw,
        Summaries = measurements => [CaptionsDrawn.Ends(measurements).Table],
    };

    internal static readonly Arm<Row> Stacked = new("stacked", "two stages", run => Measure(Standard, run));

    internal static readonly Arm<Row> Continued = new(
        "first-stage-alone", "first stage alone, trained twice as long", run => Measure(Standard with { SecondSteps = 0 }, run));

    internal static readonly Arm<Row> Shuffled = new(
        "shuffled", "captions shuffled among the images of a minibatch", run => Measure(Standard with { IsShuffled = true }, run));

    internal static readonly Arm<Row> Unmatched = new(
        "no-matching-loss", "no matching loss", run => Measure(Standard with { IsMatchingAware = false }, run));

    internal static readonly Arm<Row> Symbolic = new(
        "symbols", "a symbol for each caption in the place of its words", run => Measure(Standard with { IsSymbolic = true }, run));

    internal static readonly Arm<Row> Unaugmented = new(
        "no-augmentation", "no conditioning augmentation", run => Measure(Standard with { IsAugmented = false }, run));

    static StackedSettings Standard => new() { FirstSteps = 800, SecondSteps = 1600 };

    internal static readonly Quantity<Row> DistanceLeft =
        new("Fréchet distance of the images by that of the enlarged first stage", row => row.Distance / row.FirstDistance);

    internal static readonly Quantity<Row> FirstAgreement =
        new("share of things in the first stage's images that agree with the caption", row => row.FirstAgreement);

    internal static readonly Quantity<Row> Agreement = new("share of things that agree with the caption", row => row.Agreement);

    internal static readonly Quantity<Row> UnseenAgreement =
        new("share of things that agree with an unseen caption", row => row.UnseenAgreement);

    /// <summary>Captions of the pictures; the last was kept out of training.</summary>
    internal static readonly string[] Shown =
    [
        "a small red square above a large blue circle",
        "a large green triangle above a small red circle",
        "a large blue circle above a large green square",
        "a large red triangle above a large green square",
    ];

    static Row Measure(StackedSettings standard, Run run)
    {
        var (reading, judged, settings) = run.Scale switch
        {
            Scale.Smoke => (10, 150, standard with { FirstSteps = 4, SecondSteps = Math.Min(4, standard.SecondSteps), Batch = 16 }),
            Scale.Standard => (run.Steps(smoke: 10, standard: 1000), 1000, standard with
            {
                FirstSteps = run.Steps(smoke: 4, standard: standard.FirstSteps),
                SecondSteps = Math.Min(standard.SecondSteps, run.Steps(smoke: 4, standard: standard.SecondSteps)),
            }),
            _ => (run.Steps(smoke: 10, standard: 5000), 2000, standard with
            {
                FirstSteps = run.Steps(smoke: 4, standard: 40 * standard.FirstSteps),
                SecondSteps = Math.Min(40 * standard.SecondSteps, run.Steps(smoke: 4, standard: 40 * standard.SecondSteps)),
                Rate = standard.Rate / 5, Filters = 64,
            }),
        };
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var world = new CaptionWorld(draws.Device);
        using var reader = new CaptionReader(world, reading, draws);
        using var generator = new StackedGenerator(world, settings, draws);
        using var test = draws.Stream("test");
        var (seen, unseen) = (world.Draw(judged, test), world.Draw(judged, test, isUnseen: true));
        var (real, others) = (world.Images(seen, test), world.Images(seen, test));
        var isContinued = settings.SecondSteps == 0;
        var all = settings.FirstSteps + Math.Max(settings.FirstSteps, settings.SecondSteps);

        generator.TrainFirst(Report);
        var first = StackedGenerator.Enlarged(generator.First(seen, test));
        var (firstDistance, firstAgreement) = (Distance(first), Read(first, seen));
        if (isContinued) generator.TrainFirst(step => Report(settings.FirstSteps + step));
        else generator.TrainSecond(step => Report(settings.FirstSteps + step));
        var agreement = Read(Images(seen), seen);
        return new(
            Read(others, seen).All, Distance(others), Distance(StackedGenerator.Enlarged(StackedGenerator.Reduced(others))),
            firstDistance, Distance(Images(seen)), firstAgreement.All, agreement.All, agreement.Size, agreement.Colour, agreement.Shape,
            Read(Images(unseen), unseen).All, Pictures(), RunDivergence.Of(firstDistance));

        Tensor Images(Tensor captions) =>
            isContinued ? StackedGenerator.Enlarged(generator.First(captions, test)) : generator.Second(captions, test);

        (double Size, double Colour, double Shape, double All) Read(Tensor images, Tensor captions) =>
            reader.Agreement(images, world.Attributes(captions));

        double Distance(Tensor images) => images.isfinite().all().item<bool>()
            ? FrechetDistance.Between(SampleTransport.Cloud(reader.Features(real)), SampleTransport.Cloud(reader.Features(images)))
            : double.NaN;

        void Report(int step)
        {
            run.Progress?.Report((double)step / all);
            run.Cancellation.ThrowIfCancellationRequested();
        }

        // Pictures of one run are enough, and they are large.
        IReadOnlyList<Pixel> Pictures() => run.Replicate > 0 ? [] : CaptionPictures.Of(world, generator, Shown, test);
    }

    /// <param name="ReaderAccuracy">Share of things in real images that the classifier reads right.</param>
    /// <param name="RealDistance">Fréchet distance of the classifier's features between two samples of real images.</param>
    /// <param name="ReducedDistance">The same between real images and real images that were reduced to 8 x 8 pixels and enlarged.</param>
    /// <param name="FirstDistance">The same between real images and enlarged images of the first stage.</param>
    /// <param name="Distance">The same between real images and those that the arm ends with.</param>
    /// <param name="FirstAgreement">Share of things in enlarged images of the first stage that agree with the caption.</param>
    /// <param name="Agreement">Share of things in the images that the arm ends with that agree with the caption in all attributes.</param>
    /// <param name="SizeAgreement">Share that agrees in size.</param>
    /// <param name="ColourAgreement">Share that agrees in colour.</param>
    /// <param name="ShapeAgreement">Share that agrees in shape.</param>
    /// <param name="UnseenAgreement">Share of things that agree with captions kept out of training.</param>
    /// <param name="Pictures">Images of the first replicate.</param>
    /// <param name="Diverged">Whether training left the finite numbers.</param>
    internal sealed record Row(
        double ReaderAccuracy,
        double RealDistance,
        double ReducedDistance,
        [MayDiverge(nameof(Diverged))] double FirstDistance,
        [MayDiverge(nameof(Diverged))] double Distance,
        double FirstAgreement,
        double Agreement,
        double SizeAgreement,
        double ColourAgreement,
        double ShapeAgreement,
        double UnseenAgreement,
        IReadOnlyList<Pixel> Pictures,
        bool Diverged);

    /// <param name="Caption">Number of the caption among those shown.</param>
    /// <param name="X">Column, from the left of the first stage's image to the right of the real one.</param>
    /// <param name="Y">Row from the top.</param>
    /// <param name="Red">0 to 255.</param>
    /// <param name="Green">0 to 255.</param>
    /// <param name="Blue">0 to 255.</param>
    internal sealed record Pixel(int Caption, int X, int Y, int Red, int Green, int Blue);
}
