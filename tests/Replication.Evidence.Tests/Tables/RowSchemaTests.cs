using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

public class RowSchemaTests
{
    [Fact]
    public void Columns_and_series_are_those_of_the_primary_constructor()
    {
        var schema = RowSchema.Of(typeof(SampleRow));
        Assert.Equal(
            ["distance", "kl-reverse", "final-loss", "diverged", "modes", "steps", "accuracy", "epoch", "shape", "note"],
            schema.Columns.Select(column => column.Name));
        Assert.Equal(["accuracy", "epoch"], schema.Columns.Where(column => column.Optional).Select(column => column.Name));
        Assert.Equal(["loss-curve.csv", "grid.csv"], schema.Series.Select(series => series.File));
        Assert.Equal(["step", "loss"], schema.Series[0].Points.Columns.Select(column => column.Name));
    }

    sealed record Float(float Value);

    sealed record Twice(double KlReverse, double klReverse);

    sealed record Reserved(double Seed);

    sealed record Unflagged([MayDiverge("Diverged")] double Loss);

    sealed record NotABool([MayDiverge("Diverged")] double Loss, int Diverged);

    sealed record InfiniteCount([MayBeInfinite] int Count);

    sealed record Nested(IReadOnlyList<Nested.Inner> Items)
    {
        public sealed record Inner(IReadOnlyList<Pair> Pairs);
    }

    sealed record File(IReadOnlyList<Pair> Grid, IReadOnlyList<Pair> Measurements);

    sealed record Verdict(IReadOnlyList<Pair> Verdicts, IReadOnlyList<Pair> Grid);

    sealed record Mutable(List<Pair> Pairs);

    sealed record UnflaggedPoint(IReadOnlyList<UnflaggedPoint.Inner> Points)
    {
        public sealed record Inner([MayDiverge("Diverged")] double Loss);
    }

    sealed record DivergingCount([MayDiverge("Diverged")] int Count, bool Diverged);

    sealed class Unkept(double value)
    {
        public double Twice { get; } = 2 * value;
    }

    sealed record Extra(double Value)
    {
        public Extra()
            : this(0)
        {
        }
    }

    sealed class Plain
    {
        public double Value { get; init; }
    }

    [Theory]
    [InlineData(typeof(Float), "Float.Value: a Single is neither a column nor a series")]
    [InlineData(typeof(Twice), "two columns are named 'kl-reverse'")]
    [InlineData(typeof(Reserved), "two columns are named 'seed'")]
    [InlineData(typeof(Unflagged), "there is no bool property 'Diverged'")]
    [InlineData(typeof(NotABool), "there is no bool property 'Diverged'")]
    [InlineData(typeof(UnflaggedPoint), "Inner.Loss: there is no bool property 'Diverged'")]
    [InlineData(typeof(InfiniteCount), "only a double may diverge or be infinite")]
    [InlineData(typeof(DivergingCount), "only a double may diverge or be infinite")]
    [InlineData(typeof(Nested), "Inner.Pairs: a series cannot hold a series")]
    [InlineData(typeof(Mutable), "Mutable.Pairs: a List`1 is neither a column nor a series")]
    [InlineData(typeof(File), "a series cannot be named 'measurements' or 'verdicts'")]
    [InlineData(typeof(Verdict), "a series cannot be named 'measurements' or 'verdicts'")]
    [InlineData(typeof(Unkept), "Unkept.value is a parameter without a property of its name")]
    [InlineData(typeof(Plain), "needs exactly one public constructor with parameters")]
    public void A_record_that_is_no_table_is_refused_with_the_reason(Type row, string reason) =>
        Assert.Contains(reason, Assert.Throws<ArgumentException>(() => RowSchema.Of(row)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_constructor_without_parameters_declares_no_columns() =>
        Assert.Equal("value", Assert.Single(RowSchema.Of(typeof(Extra)).Columns).Name);
}
