namespace Replication.Experiments;

/// <summary>
/// Sections 4 and 5: how close a mixture of T affine generators comes to the ring of 8, and whether capacity or training limits it. A
/// descent on W1 itself finds the best that T affine maps can do.
/// </summary>
static class MixtureSize
{
    public static Study<MixRow> Study => new(
        "size", Paper.GeneralizationAndEquilibrium, "Section 5", "A mixture of weak generators fits what one cannot")
    {
        Deviation = MixGan.OneCritic,
        Seeds = MixGan.Seeds,
        Arms = [.. Penalised.Values, FourCritics, EqualParameters.Single, .. NonSaturating.Values, .. OnGaussian.Values, .. Best.Values],
        Claims =
        [
            new("mixture-fits-what-one-cannot")
            {
                Locus = "Section 5, Table 1",
                Statement = "A mixture of 8 weak generators comes at least twice as close to the data as one of them.",
                Formula = @"W_1(T = 1) \ge 2\, W_1(T = 8)",
                Published = "inception score 7.72 (5 generators) against 6.58 to 7.16 (1)",
                Criterion = MixRow.W1.ExceedsByFactor(2), On = [Penalised[1], Penalised[8]], Control = [.. OnGaussian.Values],
            },
            new("each-doubling-helps")
            {
                Locus = "Section 4, Theorem 4.2",
                Statement = "Every doubling of T, from 1 to 8, brings the mixture closer: W1 falls by 0.05 or more.",
                Formula = "W_1(2T) < W_1(T)",
                Published = "an equilibrium within eps of the optimum takes T of order log(1/eps)/eps^2",
                Criterion = MixRow.W1.Falls(0.05), On = [.. Penalised.Values], Control = [.. OnGaussian.Values],
            },
            new("one-reaches-its-bound")
            {
                Statement = "One generator lacks capacity, not training: with WGAN-GP it comes within 5 % of the best affine map.",
                Published = "not measured",
                Deviation = MixGan.Toy,
                Criterion = MixRow.W1.MeansAgree(0.032), On = [Penalised[1], Best[1]], Control = [NonSaturating[1], Best[1]],
            },
            new("four-against-four")
            {
                Statement = "With a discriminator each, weighted too and together of as many parameters as one, 4 generators come half as "
                    + "close again as one.",
                Formula = @"\min_{u, w}\max_{v, q} \sum_{i,j} w_i q_j F(u_i, v_j)",
                Published = "T generators against T discriminators, T up to 5",
                Deviation = MixGan.Toy,
                Criterion = MixRow.W1.ExceedsByFactor(1.5), On = [Penalised[1], FourCritics], Control = [.. OnGaussian.Values],
            },
        ],
        Figures = Draw,
        Summaries = measurements => [Bounds(measurements).Table],
    };

    internal static readonly int[] Sizes = [1, 2, 4, 8];

    internal static readonly Dictionary<int, Arm<MixRow>> Penalised = Sizes.ToDictionary(size => size, size => TrainedMixture.Arm(
        $"gp-{size}", $"affine generators, T = {size}, WGAN-GP", new(GameCost.PenalisedWasserstein, size) { Shown = size is 1 or 8 }));

    internal static readonly Arm<MixRow> FourCritics = TrainedMixture.Arm(
        "gp-4x4", "4 affine generators and 4 discriminators, WGAN-GP", new(GameCost.PenalisedWasserstein, 4) { Discriminators = 4 });

    /// <summary>Twice as many seeds where weights collapse: how many generators stay alive depends much on the seed.</summary>
    internal static readonly Dictionary<int, Arm<MixRow>> NonSaturating = Sizes.ToDictionary(size => size, size => TrainedMixture.Arm(
        $"ns-{size}", $"affine generators, T = {size}, non-saturating", new(GameCost.NonSaturating, size) { Shown = size == 8 }) with
    {
        Seeds = size == 8 ? 2 * MixGan.Seeds : null,
    });

    static readonly Dictionary<int, Arm<MixRow>> OnGaussian = new[] { 1, 8 }.ToDictionary(size => size, size => TrainedMixture.Arm(
        $"gaussian-{size}", $"affine generators, T = {size}, WGAN-GP, on one Gaussian",
        new(GameCost.PenalisedWasserstein, size) { Target = MixTarget.Gaussian, Steps = 1000 }));

    internal static readonly Dictionary<int, Arm<MixRow>> Best = Sizes.ToDictionary(size => size, size => FittedMixture.Arm(
        $"bound-{size}", $"the best affine generators, T = {size}, by descent on W1 itself", size));

    /// <summary>Medians over seeds of those without a discriminator.</summary>
    static OverSeeds<MixRow> Bounds(Measurements<MixRow> measurements) =>
        measurements.Rows.Where(row => row.DiscriminatorParameters, 0).OverSeeds(row => row.Generators, row => row.Wasserstein);

    static IEnumerable<Figure> Draw(Measurements<MixRow> measurements)
    {
        var bounds = Bounds(measurements);
        yield return new Figure("w1-by-number-of-generators", "How close a mixture of T generators comes to the ring of 8")
        {
            Paper = new PaperLocus("MIX+GAN", "Section 5, Table 1"),
            Caption = "Exact W1 after equal training. Up to T = 4, mixtures with WGAN-GP come close to the best that affine maps can do. "
                + "One network of as many parameters as 8 maps stays behind; a discriminator for each of 4 generators changes little. "
                + "In the non-saturating game each generator shrinks to a mode, so W1 stays far from the best. Each dot is one seed.",
            AltText = "Two panels of W1, on a logarithmic axis, against the number of generators 1, 2, 4, 8. With WGAN-GP the dots fall "
                + "along the line of the best possible mixture, which drops far below them at T = 8; the single network is between one "
                + "affine map and 8. In the non-saturating game the dots fall too, but stay well above the line.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels =
            [
                Panel("WGAN-GP",
                [
                    .. Penalised.Values.Select(arm => (arm, "one discriminator")),
                    (FourCritics, "a discriminator each"), (EqualParameters.Single, "one MLP, parameters as T = 8"),
                ]),
                Panel("non-saturating", [.. NonSaturating.Values.Select(arm => (arm, "one discriminator"))]),
            ],
        };

        Panel Panel(string title, (Arm<MixRow> Arm, string Name)[] arms) => new(
            new Axis("generators T", Axis.Dimensionless) { Range = (0, 9) }, MixRow.W1Axis with { Range = (0.003, 3) })
        {
            Title = title,
            Traces =
            [
                new Line("best possible (median)", bounds[row => row.Generators], bounds.Median(row => row.Wasserstein)) { Markers = true },
                .. arms.Select(one => measurements.Rows.Of(one.Arm).Dots(one.Name, row => row.Generators, row => row.Wasserstein)),
            ],
        };
    }
}
