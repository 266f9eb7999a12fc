namespace Replication.Evidence;

/// <summary>One number against what is expected of it, and where it was read.</summary>
readonly record struct Comparison(string Arm, int? Replicate, int? Point, double Ours, double Expected);

/// <summary>The comparisons that a closed form or bound makes over the rows of some arms.</summary>
static class Comparisons
{
    public static IReadOnlyList<Comparison> OfRows<TRow>(
        Measurements<TRow> measurements, IReadOnlyList<string> arms, Quantity<TRow> ours, Expected<TRow> expected)
        where TRow : class =>
        [
            .. arms.SelectMany(arm => measurements[arm])
                .Select(run => new Comparison(run.Arm.Name, Replicate(run), Point: null, ours.Of(run.Row), expected.Of(run.Arm, run.Row))),
        ];

    public static IReadOnlyList<Comparison> OfPoints<TRow, TPoint>(
        Measurements<TRow> measurements, IReadOnlyList<string> arms, Sweep<TRow, TPoint> sweep, Quantity<TPoint> ours, Expected<TPoint> expected)
        where TRow : class =>
        [
            .. arms.SelectMany(arm => measurements[arm]).SelectMany(run => sweep.Of(run.Row).Select((point, index) =>
                new Comparison(run.Arm.Name, Replicate(run), index, ours.Of(point), expected.Of(run.Arm, point)))),
        ];

    static int? Replicate<TRow>(Measured<TRow> run) => run.Arm.Random ? run.Replicate : null;
}
