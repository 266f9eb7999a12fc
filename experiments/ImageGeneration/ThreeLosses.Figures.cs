namespace Replication.Experiments;

static partial class ThreeLosses
{
    static readonly (string Name, Arm<DigitRow> Arm)[] Losses = [("GAN", Gan), ("WGAN, clipped", Clipped), ("WGAN-GP", Penalised)];

    static readonly (string Name, Arm<DigitRow> Arm)[] Samples =
        [.. Losses, ("real", Fresh), ("blurred", Blurred), ("one class", OneClass), ("copies", Memorised)];

    static IEnumerable<Figure> Draw(Measurements<DigitRow> measurements)
    {
        var (course, tiles) = (measurements.Points(row => row.Course), measurements.Points(row => row.Tiles));
        yield return new Figure("samples", "Generated digits over training")
        {
            Paper = new PaperLocus("WGAN", "Figure 5"),
            Caption = "16 digits of one generator by each loss over training, from the same latents, and real ones, first seed. Only the "
                + "loss and its schedule differ.",
            AltText = "Four panels of 16 small images each. At first the generated ones are grey noise, at the end digits that can be "
                + "read, by each loss. The fourth panel has real digits.",
            PanelsPerRow = 2,
            ColourBar = Sheets.Ink,
            Slider = tiles.Of(Gan).Slider(pixel => pixel.Percent, "percent of training"),
            Panels =
            [
                .. Losses.Select(loss => Sheets.Moving(loss.Name, tiles.Of(loss.Arm))), Sheets.Still("real digits", tiles.Of(Fresh)),
            ],
        };
        yield return new Figure("controls", "Samples whose faults are known")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "Real digits blurred to 4 x 4 pixels, of one class, and with a little noise, which stands for a memorised training "
                + "set. First seed.",
            AltText = "Three panels of 16 small images each: coarse blocks, threes alone, and digits that can be read.",
            PanelsPerRow = 3,
            ColourBar = Sheets.Ink,
            Panels =
            [
                Sheets.Still("blurred", tiles.Of(Blurred)), Sheets.Still("one class", tiles.Of(OneClass)),
                Sheets.Still("memorised", tiles.Of(Memorised)),
            ],
        };

        var (ends, accuracy) = (Ends(measurements), measurements[Gan].Min(run => run.Row.Accuracy));
        yield return new Figure("measures", "How near generated digits are to held-out ones")
        {
            Paper = new PaperLocus("WGAN", "Section 4.3"),
            Caption = "Fréchet distance and recall in features of a classifier, exact W1 in pixels, and the distance to the nearest "
                + "training image over that to the nearest held-out one. The classifier reads "
                + string.Create(CultureInfo.InvariantCulture, $"{Math.Floor(100 * accuracy)} % of held-out digits right or more. Each dot is one seed."),
            AltText = "Four panels of dots by sample. Generated digits by each loss have Fréchet distances below 10, above real ones and "
                + "far below blurred ones and one class. Only copies are nearer to training images.",
            PanelsPerRow = 2,
            Panels =
            [
                Of("Fréchet distance", end => end.Frechet, log: true), Of("recall", end => end.Recall),
                Of("exact W1", end => end.Wasserstein), Of("nearest training / held-out", end => end.NearestRatio),
            ],
        };
        yield return new Figure("course", "The Fréchet distance and what the players report over training")
        {
            Paper = new PaperLocus("WGAN", "Figures 3 and 4"),
            Caption = "Above: the Fréchet distance to held-out digits. Below: the critic's estimate of the distance, and the "
                + "discriminator's of the JSD. The estimates of critics fall with the Fréchet distance, and on these data so does the JSD "
                + "estimate. Each line is one seed.",
            AltText = "Six panels of lines over generator steps. In the upper three the Fréchet distance falls from above 100 to below 10. "
                + "In the lower three the estimates of both critics fall steeply, and that of the discriminator falls unevenly.",
            PanelsPerRow = 3,
            Panels =
            [
                .. Losses.Select(loss => Over(loss.Name, "Fréchet distance", true, course.Of(loss.Arm), look => look.Frechet)),
                .. Losses.Select(loss => Over(
                    $"{loss.Name}, reported", loss.Arm == Gan ? "JSD estimate" : "critic's estimate", false, course.Of(loss.Arm),
                    look => look.Estimate)),
            ],
        };

        Panel Of(string title, Expression<Func<End, object?>> y, bool log = false) => new(
            new Axis("sample", Axis.Dimensionless), new Axis(title, Axis.Dimensionless) { Log = log })
        {
            Title = title,
            Traces = [new Strip("seeds", ends[end => end.Sample], ends[y])],
        };

        Panel Over(string title, string name, bool log, Points<DigitLook> looks, Expression<Func<DigitLook, object?>> y) => new(
            new Axis("generator steps", Axis.Dimensionless), new Axis(name, Axis.Dimensionless) { Log = log })
        {
            Title = title,
            Traces = [.. looks.LinePerSeed("one seed", look => look.Step, y)],
        };
    }

    static Points<End> Ends(Measurements<DigitRow> measurements) => Points.Of<End>("samples-by-seed",
    [
        .. from one in Samples
           from run in measurements[one.Arm]
           select new End(one.Name, run.Row.Frechet, run.Row.Recall, run.Row.Wasserstein, run.Row.NearestRatio),
    ]);

    sealed record End(string Sample, double Frechet, double Recall, double Wasserstein, double NearestRatio);
}

/// <summary>Sheets of small images as panels.</summary>
static class Sheets
{
    /// <summary>The scale of every sheet.</summary>
    public static readonly ColourBar Ink = new("ink", Axis.Dimensionless) { Range = (0, 16) };

    /// <summary>Images at the end of training, or of no training.</summary>
    public static Panel Still(string title, Points<Pixel> pixels) =>
        Empty(title) with { Traces = [Map(pixels.Where(pixel => pixel.Percent, 100))] };

    /// <summary>Images over training.</summary>
    public static Panel Moving(string title, Points<Pixel> pixels) => Empty(title) with { Moving = now => [Map(pixels.At(now))] };

    static Panel Empty(string title) => new(new Axis("pixel", Axis.Dimensionless), new Axis("pixel", Axis.Dimensionless))
    {
        Title = title,
        EqualScale = true,
    };

    static HeatMap Map(Points<Pixel> pixels) =>
        new("ink", pixels[pixel => pixel.Column], pixels[pixel => pixel.Up], pixels[pixel => pixel.Ink]);
}
