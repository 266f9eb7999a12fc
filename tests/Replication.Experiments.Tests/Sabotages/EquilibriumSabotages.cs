using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of Equilibrium broken once.</summary>
static class EquilibriumSabotages
{
    const string Games = nameof(Equilibrium);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Games, "mixtures-have-a-value", "a pure generator against mixtures", MixedValue.Mixtures.Name, seconds: 1,
            broken: run => MixedValue.OnCircle(
                MixedValue.Places, game => MixedValue.Solved(game) with { Upper = MixedValue.Pure(game).Upper }, run)),
        Sabotage.Rows(Games, "mixtures-have-a-value", "the closed form of another game", rows => OfSolutions(
            rows, MixedValue.TwoByTwo, game => game with { ClosedForm = game.ClosedForm + 1e-6 })),
        Sabotage.Live(Games, "generators-win", "one place without a generator", MixedValue.Mixtures.Name, seconds: 1,
            broken: run => MixedValue.OnCircle(MixedValue.Places - 1, MixedValue.Solved, run)),
        Sabotage.Live(Games, "eps-falls-as-root", "the root of T strategies", FewStrategies.RandomPayoffs.Name, seconds: 8,
            broken: run => FewStrategies.Measure(FewStrategies.RandomGames(run), count => (int)Math.Sqrt(count), run)),
        Sabotage.Live(Games, "log-n-strategies-suffice", "a 64th of T strategies", FewStrategies.Circle.Name, seconds: 2,
            broken: run => FewStrategies.Measure(FewStrategies.CircleGames(run), count => Math.Max(1, count / 64), run)),
        Sabotage.Rows(Games, "never-settles", "a bump of height 1/5", rows => OfMoves(
            rows, BestResponses.OnePoint, move => move with { Jump = move.Jump / 5 })),
        Sabotage.Live(Games, "three-points-collapse", "two points, whose ties stay", BestResponses.ThreePoints.Name, seconds: 1,
            broken: run => BestResponses.AnswerLastMoves(points: 2, run)),
        Sabotage.Rows(Games, "averages-stop-the-cycle", "ten iterations", rows => rows.Change<BestResponses.Row>(
            BestResponses.ToAverages.Name, row => row with { Left = [.. row.Left.Where(at => at.Iteration <= 10)] })),
    ];

    static IReadOnlyList<MeasuredRow> OfSolutions(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<MixedValue.Solution, MixedValue.Solution> change) =>
        rows.Change<MixedValue.Row>(arm.Name, row => new([.. row.Solutions.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfMoves(
        IReadOnlyList<MeasuredRow> rows, Arm arm, Func<BestResponses.Move, BestResponses.Move> change) =>
        rows.Change<BestResponses.Row>(arm.Name, row => row with { Moves = [.. row.Moves.Select(change)] });
}
