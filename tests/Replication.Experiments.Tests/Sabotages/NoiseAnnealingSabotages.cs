using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of NoiseAnnealing broken once.</summary>
static class NoiseAnnealingSabotages
{
    const string Annealing = nameof(NoiseAnnealing);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Annealing, "density", "noise without a density", SmoothedLaw.Gaussian.Name, seconds: 2, SmoothedLaw.Discrete.Measure),
        Sabotage.Swap(Annealing, "gradient", NoisyGradient.Theorem.Name, by: NoisyGradient.Exchanged.Name),
        Sabotage.Rows(Annealing, "gradient", "sign flipped", rows =>
            rows.Change<NoisyGradient.Row>(NoisyGradient.Theorem.Name, row => row with
            {
                Components = [.. row.Components.Select(one => one with { Automatic = -one.Automatic })],
            })),
        Sabotage.Rows(Annealing, "repulsion-by-prose", "a and b exchanged",
            rows => rows.Replace(NoisyGradient.Theorem.Name, by: NoisyGradient.Exchanged.Name), Verdict.Reproduced),
        Sabotage.Rows(Annealing, "noise-in-generator", "no noise in the generator",
            rows => OfPlaces(rows, at => at with { WithNoise = at.WithoutNoise })),
        Sabotage.Rows(Annealing, "noise-in-generator", "JSD without its factor 2",
            rows => OfPlaces(rows, at => at with { TwiceJensenShannon = at.TwiceJensenShannon / 2 })),
        Sabotage.Rows(Annealing, "noise-in-generator", "noise in the control's generator",
            rows => OfPlaces(rows, at => at with { WithoutNoise = at.WithNoise }), Verdict.Inconclusive),
        Sabotage.Rows(Annealing, "noise-costs-little", "the variance of one coordinate for V",
            rows => OfCosts(rows, cost => cost with { Bound = cost.Deviation })),
        Sabotage.Rows(Annealing, "noise-costs-little", "noise a twentieth too wide",
            rows => OfCosts(rows, cost => cost with { Wasserstein = 1.05 * cost.Wasserstein })),
        Sabotage.Rows(Annealing, "bound", "the radius for the diameter", rows => OfBounds(rows, at => at with { Bound = at.RadiusBound })),
        Sabotage.Rows(Annealing, "bound", "the noise term alone", rows => OfBounds(rows, at => at with { Bound = at.NoiseTerm })),
        Sabotage.Rows(Annealing, "bound", "the diameter in the control too",
            rows => OfBounds(rows, at => at with { RadiusBound = at.Bound }), Verdict.Inconclusive),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "sign flipped", AnnealedTraining.SegmentAnnealed.Name, seconds: 4,
            broken: run => new AnnealedGame(run) { Sign = -1 }.Train()),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "D frozen", AnnealedTraining.SegmentAnnealed.Name, seconds: 3,
            broken: run => new AnnealedGame(run) { HeadStart = 0, DiscriminatorSteps = 0 }.Train()),
        Sabotage.Live(Annealing, "arrives-with-annealed-noise", "noise off", AnnealedTraining.SegmentAnnealed.Name, seconds: 4,
            AnnealedTraining.SegmentStill.Measure),
        Sabotage.Swap(Annealing, "network-arrives", AnnealedTraining.NetworkAnnealed.Name, by: AnnealedTraining.NetworkStill.Name),
        Sabotage.SwapControl(
            Annealing, "network-arrives", AnnealedTraining.NetworkStill.Name, by: AnnealedTraining.NetworkAnnealed.Name),
        Sabotage.Live(Annealing, "network-arrives", "noise off", AnnealedTraining.NetworkAnnealed.Name, seconds: 4,
            AnnealedTraining.NetworkStill.Measure),
        Sabotage.Live(Annealing, "untrained-d-leads-without-noise", "D trained", AnnealedTraining.UntrainedDiscriminator.Name, seconds: 4,
            AnnealedTraining.NetworkStill.Measure),
    ];

    static IReadOnlyList<MeasuredRow> OfPlaces(IReadOnlyList<MeasuredRow> rows, Func<NoisyGenerator.Place, NoisyGenerator.Place> change) =>
        rows.Change<NoisyGenerator.Row>(NoisyGenerator.Corollary.Name, row => new([.. row.Corollary.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfCosts(IReadOnlyList<MeasuredRow> rows, Func<NoiseCost.Cost, NoiseCost.Cost> change) =>
        rows.Change<NoiseCost.Row>(NoiseCost.Sampled.Name, row => new([.. row.Costs.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfBounds(IReadOnlyList<MeasuredRow> rows, Func<AnnealedBound.Sides, AnnealedBound.Sides> change) =>
        rows.Change<AnnealedBound.Row>(AnnealedBound.Annealed.Name, row => new([.. row.Bounds.Select(change)]));
}
