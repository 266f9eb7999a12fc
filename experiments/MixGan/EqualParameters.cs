namespace Replication.Experiments;

/// <summary>Table 1: whether a mixture does more than one network of as many parameters, which a test compares.</summary>
static class EqualParameters
{
    public static Study<MixRow> Study => new(
        "parameters", Paper.GeneralizationAndEquilibrium, "Table 1", "A mixture does more than one network of as many parameters")
    {
        Deviation = MixGan.OneCritic,
        Seeds = MixGan.Seeds,
        Arms = [Single, MixtureSize.Penalised[1], MixtureSize.Penalised[8], OneOnGrid, EightOnGrid],
        Claims =
        [
            new("same-parameters-in-one-network")
            {
                Statement = "At an equal number of parameters, a mixture of 8 affine generators comes half as close again as one network.",
                Published = "inception score 7.72 (5 generators) against 7.22 (one of 5 times the size)",
                Criterion = MixRow.W1.ExceedsByFactor(1.5),
                On = [Single, MixtureSize.Penalised[8]], Control = [Single, MixtureSize.Penalised[1]],
            },
            new("same-parameters-on-the-grid")
            {
                Statement = "At an equal number of parameters, 8 small MLPs fit the grid of 25 at least a tenth better than one MLP.",
                Published = "inception score 7.72 (5 generators) against 7.22 (one of 5 times the size)",
                Criterion = MixRow.W1.ExceedsByFactor(1.1),
                On = [OneOnGrid, EightOnGrid], Control = [Single, MixtureSize.Penalised[1]],
            },
        ],
        Figures = _ => [],      // the first claim is drawn in size/w1-by-number-of-generators
    };

    internal static readonly Arm<MixRow> Single = TrainedMixture.Arm(
        "gp-single", "one MLP of as many parameters as 8 affine generators, WGAN-GP",
        new(GameCost.PenalisedWasserstein, 1) { HiddenWidth = 11 });

    internal static readonly Arm<MixRow> OneOnGrid = TrainedMixture.Arm(
        "grid-1", "one MLP of width 68, WGAN-GP, on the grid of 25",
        new(GameCost.PenalisedWasserstein, 1) { Target = MixTarget.Grid, HiddenWidth = 68 });

    internal static readonly Arm<MixRow> EightOnGrid = TrainedMixture.Arm(
        "grid-8", "8 MLPs of width 8, WGAN-GP, on the grid of 25",
        new(GameCost.PenalisedWasserstein, 8) { Target = MixTarget.Grid, HiddenWidth = 8 });
}
