namespace Replication.Experiments;

/// <summary>Pictures of captions, and what the classifier says of them.</summary>
static class CaptionsDrawn
{
    public static IEnumerable<Figure> Draw(Measurements<Captions.Row> measurements)
    {
        var pixels = measurements.Points(row => row.Pictures).Of(Captions.Stacked);
        var (across, down) = (new Axis("column", Axis.Dimensionless), new Axis("row", Axis.Dimensionless) { Range = (15.5, -0.5) });
        yield return new Figure("pictures", "Images of four captions in two stages, and real ones")
        {
            Paper = new PaperLocus("StackGAN", "Abstract"),
            Caption = "In each panel: the first stage's image of 8 x 8 pixels, the second stage's of 16 x 16, and a real image of the "
                + "caption. The first stage gives place, size and colour. The second gives the shape. Captions: "
                + string.Join("; ", Captions.Shown.Select((caption, number) => $"{number + 1}, {caption}")) + " (not in training).",
            AltText = "Four panels of three pictures each. Each picture shows two things, one above the other, of the size and colour in "
                + "the caption. The first picture is coarse, the second resembles the third.",
            PanelsPerRow = 2,
            Panels =
            [
                .. Captions.Shown.Select((_, number) => new Panel(across, down)
                {
                    Title = $"caption {number + 1}",
                    EqualScale = true,
                    Traces = [Picture(pixels.Where(pixel => pixel.Caption, number))],
                }),
            ],
        };

        (string Title, Arm<Captions.Row> Arm)[] controls =
        [
            ("no augmentation", Captions.Unaugmented), ("no matching loss", Captions.Unmatched),
            ("symbols", Captions.Symbolic), ("shuffled captions", Captions.Shuffled),
        ];
        yield return new Figure("controls", "Images of one caption when an ingredient is missing")
        {
            Paper = new PaperLocus("StackGAN", "Abstract"),
            Caption = $"The caption is \"{Captions.Shown[0]}\". Each panel shows the first stage's image, the second stage's and a real "
                + "one. Without augmentation the images agree with the caption. With symbols and with shuffled captions they show any things.",
            AltText = "Four panels of three pictures each. The third picture of each shows a small red square above a large blue circle.",
            PanelsPerRow = 2,
            Panels =
            [
                .. controls.Select(control => new Panel(across, down)
                {
                    Title = control.Title,
                    EqualScale = true,
                    Traces = [Picture(measurements.Points(row => row.Pictures).Of(control.Arm).Where(pixel => pixel.Caption, 0))],
                }),
            ],
        };

        var (ends, share) = (Ends(measurements), new Axis("share of things", Axis.Dimensionless) { Range = (0, 1.05) });
        yield return new Figure("agreement", "How often images agree with their captions")
        {
            Paper = new PaperLocus("StackGAN", "Abstract"),
            Caption = "Share of things whose size, colour and shape the classifier reads as the caption says; 1/18 by chance. Captions on "
                + "the right were kept out of training. No match: no matching loss. Mixed up: shuffled captions. Symbol: one for each "
                + "caption. No draw: no augmentation. Stage one: the first stage alone. Each dot is one seed.",
            AltText = "Two strips of dots for six arms. Two stages with and without augmentation are high in both panels. The first stage "
                + "alone is lower. The arms with symbols and with shuffled captions are at chance.",
            PanelsPerRow = 2, ShareY = true,
            Panels =
            [
                Agreement("captions of training", end => end.Agreement),
                Agreement("unseen captions", end => end.UnseenAgreement),
            ],
        };

        Panel Agreement(string title, Expression<Func<End, object?>> column) => new(new Axis("setting", Axis.Dimensionless), share)
        {
            Title = title,
            Traces = [new Strip("seeds", ends[end => end.Setting], ends[column])],
            References = [new HorizontalLine("chance", Level.ClosedForm("1/18", 1.0 / 18))],
        };

        static Pixels Picture(Points<Captions.Pixel> pixels) => new(
            "first stage, second stage, real", pixels[pixel => pixel.X], pixels[pixel => pixel.Y], pixels[pixel => pixel.Red],
            pixels[pixel => pixel.Green], pixels[pixel => pixel.Blue]);
    }

    /// <summary>What each run agrees in, under short names.</summary>
    internal static Points<End> Ends(Measurements<Captions.Row> measurements) => Points.Of<End>("agreement-by-seed",
    [
        .. from one in new (string Name, Arm<Captions.Row> Arm)[]
           {
               ("two stages", Captions.Stacked), ("no match", Captions.Unmatched), ("mixed up", Captions.Shuffled),
               ("symbol", Captions.Symbolic), ("no draw", Captions.Unaugmented), ("stage one", Captions.Continued),
           }
           from run in measurements[one.Arm]
           select new End(one.Name, run.Row.Agreement, run.Row.UnseenAgreement),
    ]);

    /// <param name="Setting">What is trained.</param>
    /// <param name="Agreement">Share of things that agree with captions of training.</param>
    /// <param name="UnseenAgreement">The same of unseen captions.</param>
    internal sealed record End(string Setting, double Agreement, double UnseenAgreement);
}
