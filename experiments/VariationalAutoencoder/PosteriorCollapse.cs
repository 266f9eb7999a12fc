namespace Replication.Experiments;

/// <summary>
/// Latents that the bound leaves unused, where that can be computed: a linear variational autoencoder on Gaussian data, whose optimum is
/// probabilistic PCA. A latent is used where the data's variance along its axis exceeds the decoder's noise; the others collapse to the
/// prior.
/// </summary>
static class PosteriorCollapse
{
    public static Study<Row> Study => new(
        "collapse", Paper.VariationalAutoencoder, "Section 5, Figure 2", "Superfluous latents collapse to the prior and cost nothing")
    {
        Deviation = "Linear networks on Gaussian data of 5 dimensions, of which the optimum is known; the paper's are MLPs on MNIST and "
            + "Frey faces.",
        Seeds = VariationalAutoencoder.Seeds,
        Arms = [LittleNoise, MuchNoise, JustEnough, TooFew, WithoutKl],
        Claims =
        [
            new("superfluous-latents-collapse")
            {
                Statement = "A latent's KL is half the logarithm of the data's variance over the noise, and 0 where the noise is larger.",
                Published = "superfluous latents do not overfit",
                Formula = @"\mathrm{KL}_i = \tfrac12 \log^+ (\lambda_i / \sigma^2)",
                Criterion = Latents.Is(
                    new("KL of a latent", latent => latent.Divergence), new("its optimum", (_, latent) => latent.Optimum), Noise),
                On = [LittleNoise, MuchNoise], Control = [WithoutKl],
            },
            new("bound-is-the-optimum")
            {
                Statement = "The trained bound with five latents is the greatest log-likelihood of any linear decoder with this noise.",
                Published = "superfluous latents do not overfit",
                Criterion = Gap.AtMost(0.02), On = [LittleNoise, MuchNoise], Control = [TooFew],
            },
            new("superfluous-latents-cost-nothing")
            {
                Statement = "Five latents give the bound of the three that the data need.",
                Published = "superfluous latents do not overfit",
                Criterion = Bound.MeansAgree(margin: 0.02), On = [LittleNoise, JustEnough], Control = [LittleNoise, TooFew],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> LittleNoise = new(
        "noise-0.7", "five latents, noise below three of the five variances", run => new LinearAutoencoder(run).Train());
    internal static readonly Arm<Row> MuchNoise = new(
        "noise-8", "five latents, noise above all variances", run => new LinearAutoencoder(run) { NoiseVariance = 8 }.Train());
    internal static readonly Arm<Row> JustEnough = new(
        "three-latents", "three latents, noise below three variances", run => new LinearAutoencoder(run) { Latents = 3 }.Train());
    internal static readonly Arm<Row> TooFew = new(
        "two-latents", "two latents, noise below three variances", run => new LinearAutoencoder(run) { Latents = 2 }.Train());
    internal static readonly Arm<Row> WithoutKl = new(
        "no-kl", "five latents, the KL weighted by 1/10", run => new LinearAutoencoder(run) { KlWeight = 0.1 }.Train());

    static readonly Sweep<Row, Latent> Latents = new("latents", row => row.Latents);
    static readonly Tolerance Noise = Tolerance.Absolute(0.03, "the noise of the last steps' gradients, on tuning seeds up to 0.01");
    static readonly Quantity<Row> Gap = new("the greatest log-likelihood less the bound", row => row.BestLikelihood - row.Bound);
    static readonly Quantity<Row> Bound = new("the bound on the data's law", row => row.Bound);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var latents = measurements.Points(row => row.Latents);
        yield return new Figure("collapse", "A latent is used where the data vary more than the decoder's noise")
        {
            Paper = new PaperLocus("VAE", "Section 5, Figure 2"),
            Caption = "KL of each latent after training, the largest first, against the data's variances 4, 2, 1, 0.5 and 0.25, which "
                + "the optimum pairs with them. At noise variance 0.7 three latents are used, at 8 none. With a tenth of the KL's weight "
                + "the superfluous ones stay in use. One dot for each seed.",
            AltText = "Three panels of KL against the data's variance. Dots lie on the line of the optimum, which is 0 at variances 0.25 "
                + "and 0.5 in the first panel and 0 everywhere in the second; in the third they lie far above it.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = [Of("noise 0.7", LittleNoise), Of("noise 8", MuchNoise), Of("noise 0.7, KL weighted by 1/10", WithoutKl)],
        };

        Panel Of(string title, Arm<Row> arm) => new(
            new Axis("variance of the data", Axis.Dimensionless) { Log = true }, new Axis("KL of a latent", "nats"))
        {
            Title = title,
            Traces =
            [
                latents.Of(arm).OfReplicate(0).OrderBy(latent => latent.DataVariance)
                    .Line("optimum", latent => latent.DataVariance, latent => latent.Optimum),
                latents.Of(arm).Dots("trained", latent => latent.DataVariance, latent => latent.Divergence),
            ],
        };
    }

    /// <param name="Latents">The latents by descending KL.</param>
    /// <param name="Bound">The bound's mean over the data's law, exactly, in nats.</param>
    /// <param name="BestLikelihood">The greatest mean log-likelihood that any linear decoder with this noise has.</param>
    internal sealed record Row(IReadOnlyList<Latent> Latents, double Bound, double BestLikelihood);

    /// <param name="DataVariance">The data's variance that the optimum pairs this latent with.</param>
    /// <param name="Divergence">KL of the latent's posterior from the prior, mean over the data's law.</param>
    /// <param name="Optimum">The same at the optimum of the bound.</param>
    internal sealed record Latent(double DataVariance, double Divergence, double Optimum);
}
