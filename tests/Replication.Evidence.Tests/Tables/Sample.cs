using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

/// <summary>A row with every kind of column, and two series.</summary>
public sealed record SampleRow(
    double Distance,
    [MayBeInfinite] double KlReverse,
    [MayDiverge(nameof(SampleRow.Diverged))] double FinalLoss,
    bool Diverged,
    int Modes,
    long Steps,
    double? Accuracy,
    int? Epoch,
    Shape Shape,
    string Note,
    IReadOnlyList<Point> LossCurve,
    IReadOnlyList<Pair> Grid);

public enum Shape
{
    Ring,
    SquareGrid,
}

public sealed record Point(int Step, [MayDiverge(nameof(SampleRow.Diverged))] double Loss);

public sealed record Pair(double X, string Label);

public static class Sample
{
    public static readonly IReadOnlyList<Arm> Arms =
        [new("exact", "closed form") { Random = false }, new("wgan", "the claim"), new("gan", "the control")];

    public static MeasurementTable Table { get; } = new(RowSchema.Of(typeof(SampleRow)), Arms);

    public static SampleRow Row(double distance = 0.25) => new(
        distance, double.PositiveInfinity, 1.5, false, 8, 4_000_000_000L, 0.5, null, Shape.SquareGrid, "plain", [new(1, 0.5), new(2, 0.25)], []);

    public static IReadOnlyList<MeasuredRow> Rows { get; } =
    [
        new("exact", 0, 11, Row(0.1)),
        new("wgan", 0, 11, Row(0.2) with { Note = "a \"quoted\", note\nin two lines", Accuracy = null, Epoch = 3 }),
        new("wgan", 1, 12, Row(0.3) with { Diverged = true, FinalLoss = double.NaN, LossCurve = [new(1, double.NegativeInfinity)] }),
        new("gan", 0, 11, Row(0.4) with { Grid = [new(-0.0, ""), new(1e300, " é ")] }),
    ];
}
