namespace Replication.Experiments;

/// <summary>How near 597 images are to the held-out digits.</summary>
/// <param name="Frechet">Fréchet distance in features of the classifier.</param>
/// <param name="Precision">Share of the images in the manifold of the held-out ones, in features.</param>
/// <param name="Recall">Share of the held-out images in the manifold of the images, in features.</param>
/// <param name="Density">Density of the images among the held-out ones, in features.</param>
/// <param name="Coverage">Share of the held-out images' neighbourhoods with an image in them, in features.</param>
/// <param name="KernelDistance">Kernel inception distance in features.</param>
/// <param name="Sliced">Sliced W1 in pixels.</param>
/// <param name="Wasserstein">Exact W1 in pixels from -1 to 1 between 256 images and 256 held-out ones.</param>
/// <param name="ClassKl">KL in nats of the digits that the classifier reads against the uniform law.</param>
/// <param name="Classes">Digits that it reads at least once.</param>
/// <param name="NearestRatio">Mean distance to the nearest of 597 training images over that to the nearest of 597 held-out ones.</param>
/// <param name="Accuracy">Share of held-out digits that the classifier reads right.</param>
/// <param name="Diverged">Whether an image left the finite numbers.</param>
/// <param name="Course">The training.</param>
/// <param name="Tiles">Images that a figure shows, of the first replicate.</param>
sealed record DigitRow(
    [MayDiverge(nameof(DigitRow.Diverged))] double Frechet,
    [MayDiverge(nameof(DigitRow.Diverged))] double Precision,
    [MayDiverge(nameof(DigitRow.Diverged))] double Recall,
    [MayDiverge(nameof(DigitRow.Diverged))] double Density,
    [MayDiverge(nameof(DigitRow.Diverged))] double Coverage,
    [MayDiverge(nameof(DigitRow.Diverged))] double KernelDistance,
    [MayDiverge(nameof(DigitRow.Diverged))] double Sliced,
    [MayDiverge(nameof(DigitRow.Diverged))] double Wasserstein,
    [MayDiverge(nameof(DigitRow.Diverged))] double ClassKl,
    int Classes,
    [MayDiverge(nameof(DigitRow.Diverged))] double NearestRatio,
    double Accuracy,
    bool Diverged,
    IReadOnlyList<DigitLook> Course,
    IReadOnlyList<Pixel> Tiles)
{
    public static readonly Quantity<DigitRow> Distance = new("Fréchet distance", row => row.Frechet);
    public static readonly Quantity<DigitRow> Covered = new("recall", row => row.Recall);
    public static readonly Quantity<DigitRow> Unevenness = new("KL of the digits read", row => row.ClassKl);

    /// <summary>KL of a histogram that lacks one digit and is even over the rest.</summary>
    public static readonly double OneDigitMissing = Math.Log(10.0 / 9);

    /// <summary>
    /// Near the held-out digits: blurred ones are 30 away with a recall below 0.05, and digits of one class are 100 away.
    /// </summary>
    public static Criterion<DigitRow> Trained => Distance.AtMost(12).And(Covered.AtLeast(0.2));
}

/// <summary>The players at one moment.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Estimate">What the critic or discriminator reports of the distance from held-out data.</param>
/// <param name="Frechet">The Fréchet distance of the row.</param>
sealed record DigitLook(
    int Step, [MayDiverge(nameof(DigitRow.Diverged))] double Estimate, [MayDiverge(nameof(DigitRow.Diverged))] double Frechet);

/// <summary>A pixel of a sheet of images.</summary>
/// <param name="Percent">How much of the training was over.</param>
/// <param name="Column">From the left of the sheet.</param>
/// <param name="Up">From its bottom.</param>
/// <param name="Ink">Darkness, 0 to 16.</param>
sealed record Pixel(int Percent, int Column, int Up, int Ink)
{
    /// <summary>Four images to a line, from the top left corner, with two empty pixels between them.</summary>
    /// <param name="percent">How much of the training was over.</param>
    /// <param name="images">Shape [n, 64], n a multiple of 4, numbers from -1 to 1.</param>
    public static IEnumerable<Pixel> Sheet(int percent, Tensor images)
    {
        const int perLine = 4, gap = 2;
        var side = (int)DigitImages.Shape.Side;
        var numbers = images.cpu().contiguous().data<float>().ToArray();
        var lines = numbers.Length / (perLine * side * side);
        return numbers.Select((number, at) =>
        {
            var (image, pixel) = (at / (side * side), at % (side * side));
            return new Pixel(
                percent,
                image % perLine * (side + gap) + pixel % side,
                (lines - image / perLine) * (side + gap) - gap - 1 - pixel / side,
                float.IsFinite(number) ? (int)Math.Clamp(Math.Round(8 * (number + 1)), 0, 16) : 0);
        });
    }
}
