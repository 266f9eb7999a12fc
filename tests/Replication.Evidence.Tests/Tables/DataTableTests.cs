using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Evidence.Tests.Tables;

public class DataTableTests
{
    [Fact]
    public void Figures_draw_from_tables_that_equal_the_files()
    {
        var tables = Sample.Table.DataTables([.. Sample.Rows.Reverse()]);
        var texts = Sample.Table.Format(Sample.Rows);
        Assert.Equal(Sample.Table.Files, tables.Select(table => table.Name));
        Assert.Equal(texts["loss-curve.csv"], DataTableText.Format(tables[1]));
        Assert.Equal(texts["grid.csv"], DataTableText.Format(tables[2]));
        var main = DataTableText.Format(tables[0]).Split('\n');
        Assert.Equal("arm,replicate,seed,distance,kl-reverse,final-loss,diverged,modes,steps,accuracy,epoch,shape,note", main[0]);
        Assert.Equal("wgan,1,12,0.3,Infinity,,true,8,4000000000,0.5,,square-grid,plain", main[4]);
        Assert.Equal([0.1, 0.2, 0.3, 0.4], tables[0]["distance"].Numbers);
        Assert.Equal(["arm", "seed", "diverged", "shape", "note"], tables[0].Columns.Where(column => tables[0][column].IsText));
        Assert.Equal([double.NaN, 3, double.NaN, double.NaN], tables[0]["epoch"].Numbers);
        Assert.Throws<EvidenceException>(() => Sample.Table.DataTables([new("gan", 1, 12, Sample.Row(double.NaN))]));
    }

    [Fact]
    public void Measurements_give_their_tables_by_property()
    {
        var measurements = new Measurements<SampleRow>(Sample.Arms, Sample.Rows);
        Assert.Equal("measurements.csv", measurements.Table().Name);
        Assert.Equal("loss-curve.csv", measurements.Table(nameof(SampleRow.LossCurve)).Name);
        Assert.Throws<ArgumentException>(() => measurements.Table(nameof(SampleRow.Distance)));
    }

    [Fact]
    public void A_summary_over_seeds_has_medians_and_ranges()
    {
        var table = new DataTable("curve.csv")
            .With("arm", ["a", "a", "a", "a", "b", "b"])
            .With("step", [1, 2, 1, 1, 1, 2])
            .With("loss", [3, 7, 1, 10, double.NaN, double.NaN]);
        var summary = OverSeeds.Of(table, "curve-over-seeds.csv", ["arm", "step"], "loss");
        Assert.Equal(
            """
            arm,step,runs,loss-median,loss-low,loss-high
            a,1,3,3,1,10
            a,2,1,7,7,7
            b,1,1,,,
            b,2,1,,,

            """, DataTableText.Format(summary));
        Assert.Throws<ArgumentException>(() => OverSeeds.Of(table, "curve.csv", ["arm"], "loss"));
        Assert.Throws<ArgumentException>(() => OverSeeds.Of(table, "x.csv", [], "loss"));
        Assert.Throws<ArgumentException>(() => OverSeeds.Of(table, "x.csv", ["step"], "arm"));
        Assert.Throws<KeyNotFoundException>(() => OverSeeds.Of(table, "x.csv", ["arm"], "speed"));
        Assert.Throws<ArgumentException>(() => DataTableText.Format(new DataTable("empty.csv")));
    }

    [Fact]
    public void A_table_read_from_its_text_has_the_columns_it_was_written_from()
    {
        var table = new DataTable("t.csv").With("arm", ["a, b", "c"]).With("loss", [0.1, double.NaN]).With("steps", [double.PositiveInfinity, -2e-9]).With("note", ["", ""]).With("layout", ["1", "1x2"]);
        var text = DataTableText.Format(table);
        var read = DataTableText.Parse(text, "t.csv");
        Assert.Equal(text, DataTableText.Format(read));
        Assert.Equal("t.csv", read.Name);
        Assert.Equal([0.1, double.NaN], read["loss"].Numbers);
        Assert.Equal([double.PositiveInfinity, -2e-9], read["steps"].Numbers);
        Assert.Equal(["a, b", "c"], read["arm"].Texts);
        Assert.Equal(["", ""], read["note"].Texts);
        Assert.Equal(["1", "1x2"], read["layout"].Texts);
        Assert.Throws<EvidenceException>(() => DataTableText.Parse("a,b\n1\n", "t.csv"));
    }
}
