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
        // Of a run that diverged nothing is drawn: the cell is empty, where the file keeps the number.
        Assert.Equal(texts["loss-curve.csv"].Replace(",1,-Infinity", ",1,", StringComparison.Ordinal), DataTableText.Format(tables[1]));
        Assert.Equal(texts["loss-curve.csv"].Length - "-Infinity".Length, DataTableText.Format(tables[1]).Length);
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
    public void Numbers_make_one_group_by_their_value_and_texts_by_their_text()
    {
        var table = new DataTable("t.csv")
            .With("theta", [-0.0, 0.0, -0.0, 0.0, double.NaN, double.NaN, 1e300])
            .With("note", ["0", "0", "0", "0", "0", "0", "-0"])
            .With("value", [1.0, 2, 3, 4, 5, 7, 8]);
        Assert.Equal(
            """
            theta,runs,value-median,value-low,value-high
            0,4,2.5,1,4
            ,2,6,5,7
            1E+300,1,8,8,8

            """, DataTableText.Format(OverSeeds.Of(table, "o.csv", ["theta"], "value")));
        Assert.Equal([6.0, 1], OverSeeds.Of(table, "o.csv", ["note"], "value")["runs"].Numbers);
        // A line feed in a text is no border of keys.
        var twice = new DataTable("t.csv").With("a", ["x\ny", "x"]).With("b", ["z", "y\nz"]).With("value", [1.0, 2]);
        Assert.Equal([1.0, 1], OverSeeds.Of(twice, "o.csv", ["a", "b"], "value")["runs"].Numbers);
    }

    [Fact]
    public void An_infinity_has_a_rank_over_seeds_and_a_run_without_a_number_has_none()
    {
        var table = new DataTable("t.csv").With("arm", ["a", "a", "a", "a", "a"])
            .With("kl", [1, double.PositiveInfinity, 2, double.NaN, double.PositiveInfinity]);
        Assert.Equal("arm,runs,kl-median,kl-low,kl-high\na,5,Infinity,1,Infinity\n", DataTableText.Format(OverSeeds.Of(table, "o.csv", ["arm"], "kl")));
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
