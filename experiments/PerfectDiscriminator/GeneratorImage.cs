namespace Replication.Experiments;

/// <summary>
/// Lemma 1: the image of a generator has no more dimensions than its latent space. The directions in which samples leave a point are
/// counted from the samples alone, without the network; the rank of the Jacobian is the lemma's proof.
/// </summary>
static class GeneratorImage
{
    public static Study<Row> Study => new("image", Paper.TowardsPrincipledMethods, "Lemma 1", "An image is as thin as the latent space")
    {
        Seeds = 10,
        Budget = Budget.Light,
        Arms = [Relu, Tanh, Noisy, Wide],
        Claims =
        [
            new("image-is-thin")
            {
                Statement = "The image of a generator has no more dimensions than its latent space.",
                Published = "dim Z",
                Formula = @"\dim g(\mathcal{Z}) \le \dim \mathcal{Z}",
                Criterion = Directions.AtMost(Latent).And(Ranks.AtMost(Latent)),
                On = [Relu, Tanh], Control = [Noisy],
            },
            new("image-has-measure-0")
            {
                Statement = "The image has measure 0 where the latent space is narrower than the space: some directions hold no samples.",
                Published = "measure 0",
                Formula = @"\dim \mathcal{Z} < \dim \mathcal{X} \Rightarrow \lambda(g(\mathcal{Z})) = 0",
                Criterion = Directions.AtMost(Ambient(Scale.Standard) - 1),
                On = [Relu, Tanh], Control = [Wide],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Relu =
        new("image-relu", "samples of a random ReLU network, latent in R^2", run => Measure(_ => Latent, z => z.relu(), noise: 0, run));
    internal static readonly Arm<Row> Tanh =
        new("image-tanh", "samples of a random tanh network, latent in R^2", run => Measure(_ => Latent, z => z.tanh(), noise: 0, run));
    internal static readonly Arm<Row> Noisy =
        new("image-noisy", "samples of the ReLU network with noise added", run => Measure(_ => Latent, z => z.relu(), noise: 0.1, run));
    internal static readonly Arm<Row> Wide = new(
        "image-wide", "samples of a random ReLU network, latent as wide as the space",
        run => Measure(Ambient, z => z.relu(), noise: 0, run));

    static readonly Quantity<Row> Directions =
        new("most directions at one of 64 places", row => row.Places.Max(place => (double)place.Directions));
    static readonly Quantity<Row> Ranks =
        new("greatest rank of the Jacobian at 64 places", row => row.Places.Max(place => (double)place.JacobianRank));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var spectrum = measurements.Points(row => row.Spectrum);
        yield return new Figure("image", "A generator's samples leave a point in no more directions than its latent space has")
        {
            Paper = new PaperLocus("TPM", "Lemma 1"),
            Caption = "Spread of a generator's samples along the principal directions around a point, as a share of the widest, for "
                + "latents in R^2 and a space of 16 dimensions. After the second direction only rounding is left. Noise on the output, or "
                + "a latent as wide as the space, gives all 16 directions a spread.",
            AltText = "Logarithmic chart of spread against direction 1 to 16. For ReLU and tanh networks it drops by seven orders of "
                + "magnitude after direction 2; with noise or a wide latent it declines gently.",
            Panels =
            [
                new Panel(new Axis("principal direction", Axis.Dimensionless), new Axis("spread", "share of the widest") { Log = true })
                {
                    Traces =
                    [
                        .. Spectra(Relu, "ReLU, 2 latents"),
                        .. Spectra(Tanh, "tanh, 2 latents"),
                        .. Spectra(Noisy, "with noise"),
                        .. Spectra(Wide, "16 latents"),
                    ],
                },
            ],
        };

        IEnumerable<Trace> Spectra(Arm<Row> arm, string name) =>
            spectrum.Of(arm).LinePerSeed(name, spread => spread.Direction, spread => spread.Share);
    }

    const long Latent = 2;
    const long Places = 64;
    const double Radius = 1e-8;         // small enough that a ReLU network is affine on the ball, and large enough for float64
    const double Negligible = 1e-4;     // a direction counts where the samples spread along it by this share of their widest spread

    /// <summary>dim X: at 16 dimensions a full rank is as clear as at an image's, and a place costs microseconds.</summary>
    static long Ambient(Scale scale) => scale == Scale.Paper ? 64 : 16;

    /// <summary>Directions of the image of a random He network at 64 places, and the rank of the Jacobian there.</summary>
    /// <param name="latent">dim Z at a scale.</param>
    /// <param name="activation">What is between the network's affine maps.</param>
    /// <param name="noise">Standard deviation of Gaussian noise added to the output; 0 for none.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Measure(Func<Scale, long> latent, Func<Tensor, Tensor> activation, double noise, Run run)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        using var points = draws.Stream("places");
        var (from, to, width) = (latent(run.Scale), Ambient(run.Scale), run.Scale == Scale.Paper ? 512 : 64);
        var network = Mlp.InDouble(Mlp.Create(weights, draws.Device, from, width, width, to));
        var samples = 4 * to;

        Tensor Map(Tensor z) => network.children().Aggregate(z, (at, layer) => layer is Linear linear ? linear.call(at) : activation(at));

        // Everything around a place is measured relative to it, so that the ball's smallness is not lost in rounding.
        var centres = randn(Places, from, dtype: float64, generator: points, device: draws.Device);
        var ball = randn(Places, samples, from, dtype: float64, generator: points, device: draws.Device) * Radius;
        var image = Map((centres.unsqueeze(1) + ball).reshape(-1, from)).reshape(Places, samples, to) - Map(centres).unsqueeze(1);
        if (noise > 0) image += randn(Places, samples, to, dtype: float64, generator: points, device: draws.Device) * noise;
        image -= image.mean([1], keepdim: true);

        var directions = Jacobian.Rank(image, Negligible).cpu().data<long>().ToArray();
        var ranks = Jacobian.Rank(Jacobian.Of(Map, centres), Negligible).cpu().data<long>().ToArray();
        return new([.. directions.Zip(ranks, (found, rank) => new Place((int)found, (int)rank))], Spectrum(image));
    }

    static IReadOnlyList<Spread> Spectrum(Tensor image)
    {
        var singular = linalg.svdvals(image);
        var shares = (singular / singular.amax([1L], keepdim: true)).amax([0L]).cpu().data<double>().ToArray();
        return [.. shares.Select((share, direction) => new Spread(direction + 1, share))];
    }

    internal sealed record Row(IReadOnlyList<Place> Places, IReadOnlyList<Spread> Spectrum);

    /// <param name="Directions">In how many directions samples leave a latent point's image.</param>
    /// <param name="JacobianRank">Numerical rank of the Jacobian at the point.</param>
    internal sealed record Place(int Directions, int JacobianRank);

    /// <param name="Direction">A principal direction of the samples around a point; 1 for the widest.</param>
    /// <param name="Share">Spread along it as a share of the widest, the most at any place.</param>
    internal sealed record Spread(int Direction, double Share);
}
