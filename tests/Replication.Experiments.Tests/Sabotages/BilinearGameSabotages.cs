using Replication.Evidence;
using Replication.Oracles.ClosedForms.GanTutorial;
using ClosedForm = Replication.Oracles.ClosedForms.GanTutorial.BilinearGame;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of BilinearGame broken once.</summary>
static class BilinearGameSabotages
{
    const string Bilinear = nameof(BilinearGame);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Bilinear, "flow-orbits", "one gradient step for the ten of Runge-Kutta", Orbits.Flow.Name, seconds: 1,
            broken: run => Orbits.Measure(Rules.Simultaneous, convexity: 0, run)),
        Sabotage.Live(Bilinear, "simultaneous-spirals", "a convex term in V", Orbits.Simultaneous.Name, seconds: 1,
            broken: run => Orbits.Measure(Rules.Simultaneous, convexity: 0.01, run)),
        Sabotage.Live(Bilinear, "alternating-stays", "y answers the old x", Orbits.Alternating.Name, seconds: 1,
            broken: run => Orbits.Measure(Rules.Simultaneous, convexity: 0, run)),
        Sabotage.Live(Bilinear, "alternating-stays", "y first", Orbits.Alternating.Name, seconds: 1,
            broken: run => Orbits.Measure(YFirst, convexity: 0, run)),
        Sabotage.Live(Bilinear, "average-converges", "the last point for the mean", Averages.Alternating.Name, seconds: 1,
            broken: run => Averages.Measure(Rules.Alternating, points => points[^1], run)),
        Sabotage.Rows(Bilinear, "average-converges", "the mean of one point fewer", rows => OfMeans(rows,
            at => at with { Distance = at.Distance * at.Points / (at.Points + 1) })),
        Sabotage.Rows(Bilinear, "average-order-as-worded", "no rate whose orbit closes", rows => rows.Change<Averages.Row>(
            Averages.Alternating.Name, row => new([.. row.Distances.Where(at => at.Rate < 1)])), Verdict.Reproduced),
        Sabotage.Live(Bilinear, "average-order-once-a-turn", "a rule that converges", Averages.Alternating.Name, seconds: 1,
            broken: run => Averages.Measure(Rules.Extragradient, points => points[^1], run)),
        Sabotage.Live(Bilinear, "extragradient-converges", "the gradient at the present point", Contraction.Extragradient.Name, seconds: 1,
            broken: run => Contraction.Measure(Rules.Simultaneous, run)),
        Sabotage.Live(Bilinear, "optimistic-converges", "the present gradient for the one before", Contraction.Optimistic.Name, seconds: 1,
            broken: run => Contraction.Measure((game, _, now, rate) => Rules.Optimistic(game, now, now, rate), run)),
        Sabotage.Rows(Bilinear, "consensus-converges", "twice the weight", rows => rows.Change<Contraction.Row>(
            Contraction.Consensus.Name,
            row => new([.. row.Rates.Select(at => at with { Factor = OfConsensus(at.Rate, 2 * Rules.ConsensusWeight) })]))),
    ];

    static double OfConsensus(double rate, double weight) => ClosedForm.RegularisedStepFactor(rate, weight);

    static GamePoint YFirst(Game game, GamePoint before, GamePoint now, double rate)
    {
        var moved = now with { Y = Rules.Simultaneous(game, before, now, rate).Y };
        return moved with { X = Rules.Simultaneous(game, before, moved, rate).X };
    }

    static IReadOnlyList<MeasuredRow> OfMeans(IReadOnlyList<MeasuredRow> rows, Func<Averages.Distanced, Averages.Distanced> change) =>
        rows.Change<Averages.Row>(Averages.Alternating.Name, row => new([.. row.Distances.Select(change)]));
}
