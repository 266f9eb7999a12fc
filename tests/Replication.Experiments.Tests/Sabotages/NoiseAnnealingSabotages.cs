using Replication.Evidence;
using Row = Replication.Experiments.NoiseAnnealing.Row;

namespace Replication.Experiments.Tests;

/// <summary>Each ingredient of NoiseAnnealing broken once.</summary>
static class NoiseAnnealingSabotages
{
    const string Annealing = nameof(NoiseAnnealing);

    static readonly Play Segment = new(Shape.Segment, Mover.Translation, InputNoise.Annealed);

    static readonly Play Network = new(Shape.Segment, Mover.Network, InputNoise.Annealed) { Adam = true };

    static readonly Play UntrainedD = Network with { Noise = InputNoise.None, TrainedDiscriminator = false, NonSaturating = true };

    public static IEnumerable<Sabotage> All =>
    [
        .. Swapped("density", "density", "density-discrete"),
        Sabotage.Live(Annealing, "density", "noise without a density", "density", seconds: 2,
            broken: run => Row.Empty with { Densities = new SmoothedLaw(run) { Gaussian = false }.Compare().Matches }),
        .. Swapped("gradient", "gradient", "gradient-other-d"),
        Sabotage.Swap(Annealing, "gradient", "gradient", by: "gradient-exchanged"),
        Sabotage.Rows(Annealing, "gradient", "sign flipped", rows => Of(rows, "gradient", row => row with
        {
            Components = [.. row.Components.Select(one => one with { Automatic = -one.Automatic })],
        })),
        Sabotage.Rows(Annealing, "repulsion-by-prose", "a and b exchanged", rows => rows.Replace("gradient", by: "gradient-exchanged"), Verdict.Reproduced),
        .. Swapped("repulsion-by-theorem", "gradient", "gradient-exchanged"),
        Sabotage.Rows(Annealing, "noise-in-generator", "no noise in the generator", rows => Of(rows, "corollary", row => row with
        {
            Corollary = [.. row.Corollary.Select(one => one with { WithNoise = one.WithoutNoise })],
        })),
        Sabotage.Rows(Annealing, "noise-in-generator", "JSD without its factor 2", rows => Of(rows, "corollary", row => row with
        {
            Corollary = [.. row.Corollary.Select(one => one with { TwiceJensenShannon = one.TwiceJensenShannon / 2 })],
        })),
        Sabotage.Rows(Annealing, "noise-in-generator", "noise in the control's generator", rows => Of(rows, "corollary", row => row with
        {
            Corollary = [.. row.Corollary.Select(one => one with { WithoutNoise = one.WithNoise })],
        }), Verdict.Inconclusive),
        Sabotage.Rows(Annealing, "noise-costs-little", "the variance of one coordinate for V", rows => Of(rows, "cost", row => row with
        {
            Costs = [.. row.Costs.Select(one => one with { Bound = one.Careless })],
        })),
        Sabotage.Rows(Annealing, "noise-costs-little", "noise a twentieth too wide", rows => Of(rows, "cost", row => row with
        {
            Costs = [.. row.Costs.Select(one => one with { Wasserstein = 1.05 * one.Wasserstein })],
        })),
        Sabotage.Rows(Annealing, "bound", "the radius for the diameter", rows => Of(rows, "bound", row => row with
        {
            Bounds = [.. row.Bounds.Select(one => one with { Bound = one.RadiusBound })],
        })),
        Sabotage.Rows(Annealing, "bound", "the noise term alone", rows => Of(rows, "bound", row => row with
        {
            Bounds = [.. row.Bounds.Select(one => one with { Bound = one.NoiseTerm })],
        })),
        Sabotage.Rows(Annealing, "bound", "the diameter in the control too", rows => Of(rows, "bound", row => row with
        {
            Bounds = [.. row.Bounds.Select(one => one with { RadiusBound = one.Bound })],
        }), Verdict.Inconclusive),
        Sabotage.Swap(Annealing, "gradient-comes-back", "segment-annealed", by: "segment-still"),
        Sabotage.Swap(Annealing, "gradient-comes-back", "circle-annealed", by: "circle-still"),
        Sabotage.SwapControl(Annealing, "gradient-comes-back", "segment-adam", by: "segment-annealed"),
        .. Swapped("still-without-noise", "segment-still", "segment-annealed"),
        Sabotage.Swap(Annealing, "still-without-noise", "circle-still", by: "circle-annealed"),
        .. Swapped("arrives-with-annealed-noise", "segment-annealed", "segment-still"),
        Sabotage.Swap(Annealing, "arrives-with-annealed-noise", "circle-annealed", by: "circle-still"),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "sign flipped", "segment-annealed", seconds: 4,
            broken: run => Trained(new AnnealedTraining(Segment, run) { Sign = -1 })),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "D frozen", "segment-annealed", seconds: 3,
            broken: run => Trained(new AnnealedTraining(Segment, run) { HeadStart = 0, DiscriminatorSteps = 0 })),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "noise off", "segment-annealed", seconds: 4,
            broken: run => Trained(new AnnealedTraining(Segment with { Noise = InputNoise.None }, run))),
        .. Swapped("network-arrives", "network-annealed", "network-still"),
        Sabotage.Live(Annealing, "network-arrives", "noise off", "network-annealed", seconds: 4,
            broken: run => Trained(new AnnealedTraining(Network with { Noise = InputNoise.None }, run))),
        Sabotage.Swap(Annealing, "adam-moves-without-noise", "segment-adam", by: "segment-still"),
        Sabotage.SwapControl(Annealing, "adam-moves-without-noise", "circle-still", by: "segment-adam"),
        .. Swapped("untrained-d-leads-without-noise", "network-untrained-d", "network-still"),
        Sabotage.Live(Annealing, "untrained-d-leads-without-noise", "D trained", "network-untrained-d", seconds: 4,
            broken: run => Trained(new AnnealedTraining(UntrainedD with { TrainedDiscriminator = true, NonSaturating = false }, run))),
    ];

    static IEnumerable<Sabotage> Swapped(string claim, string arm, string control) =>
        [Sabotage.Swap(Annealing, claim, arm, by: control), Sabotage.SwapControl(Annealing, claim, control, by: arm)];

    static Row Trained(AnnealedTraining training) => Row.Empty with { Course = training.Train().Course };

    static IReadOnlyList<MeasuredRow> Of(IReadOnlyList<MeasuredRow> rows, string arm, Func<Row, Row> change) => rows.Change(arm, change);
}
