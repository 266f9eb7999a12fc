namespace Replication.Figures.Tests.Data;

public class DataTableTests
{
    [Fact]
    public void Selection_keeps_the_name_and_the_rows_together()
    {
        var wgan = Gallery.Seeds.Where("arm", "wgan").OrderBy("modes");

        Assert.Equal(new Source("seeds.csv", "modes"), wgan["modes"].Source);
        Assert.Equal([7.0, 8, 8], wgan["modes"].Numbers);
        Assert.Equal([3.0, 1, 2], wgan["seed"].Numbers);
    }

    [Fact]
    public void Distinct_values_come_in_a_fixed_order()
    {
        Assert.Equal(["gan", "wgan"], Gallery.Seeds.DistinctTexts("arm"));
        Assert.Equal([2.0, 3, 4, 7, 8], Gallery.Seeds.DistinctNumbers("modes"));
    }

    [Fact]
    public void A_reference_line_needs_one_value()
    {
        Assert.Equal(1.5, Gallery.Arms.Level("margin").Value);
        var zeros = new DataTable("zeros.csv").With("theta", [-0.0, 0.0]).With("value", [1.0, 2]);
        Assert.Equal(BitConverter.DoubleToInt64Bits(0), BitConverter.DoubleToInt64Bits(Assert.Single(zeros.DistinctNumbers("theta"))));
        Assert.Equal(BitConverter.DoubleToInt64Bits(0), BitConverter.DoubleToInt64Bits(zeros.Level("theta").Value));
        Assert.Equal(2, zeros.Where("theta", -0.0).RowCount);
        Assert.Throws<InvalidOperationException>(() => Gallery.Arms.Level("mean"));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Contains("left, right, count", Assert.Throws<KeyNotFoundException>(() => Gallery.Bins["width"]).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Gallery.Bins.With("extra", [1.0]));
        Assert.Throws<ArgumentException>(() => Gallery.Bins.With("left", [1.0, 2, 3]));
        Assert.Throws<InvalidOperationException>(() => Gallery.Bins.Where("left", "text"));
        Assert.Throws<InvalidOperationException>(() => Gallery.Seeds.DistinctNumbers("arm"));
        Assert.Throws<ArgumentException>(() => Level.ClosedForm("1/0", double.PositiveInfinity));
    }

    [Fact]
    public void The_table_does_not_change_with_the_array_it_was_made_of()
    {
        var values = new[] { 1.0 };
        var table = new DataTable("t.csv").With("x", values);
        values[0] = 2;
        Assert.Equal(1.0, table["x"].Numbers[0]);
    }
}
