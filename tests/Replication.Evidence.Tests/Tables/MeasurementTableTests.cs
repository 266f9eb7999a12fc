namespace Replication.Evidence.Tests.Tables;

public class MeasurementTableTests
{
    const string Main = """
        arm,replicate,seed,distance,kl-reverse,final-loss,diverged,modes,steps,accuracy,epoch,shape,note,loss-curve-points,grid-points
        exact,0,11,0.1,Infinity,1.5,false,8,4000000000,0.5,,square-grid,plain,2,0
        wgan,0,11,0.2,Infinity,1.5,false,8,4000000000,,3,square-grid,"a ""quoted"", note
        in two lines",2,0
        wgan,1,12,0.3,Infinity,NaN,true,8,4000000000,0.5,,square-grid,plain,1,0
        gan,0,11,0.4,Infinity,1.5,false,8,4000000000,0.5,,square-grid,plain,2,2

        """;

    const string LossCurve = """
        arm,replicate,step,loss
        exact,0,1,0.5
        exact,0,2,0.25
        wgan,0,1,0.5
        wgan,0,2,0.25
        wgan,1,1,-Infinity
        gan,0,1,0.5
        gan,0,2,0.25

        """;

    const string Grid = """
        arm,replicate,x,label
        gan,0,-0,
        gan,0,1E+300, é 

        """;

    static Dictionary<string, string> Texts() => new() { ["measurements.csv"] = Main, ["loss-curve.csv"] = LossCurve, ["grid.csv"] = Grid };

    [Fact]
    public void Files_are_exactly_these_texts()
    {
        var texts = Sample.Table.Format(Sample.Rows);
        Assert.Equal(Sample.Table.Files.Order(), texts.Keys.Order());
        foreach (var (file, text) in Texts()) Assert.Equal(text, texts[file]);
    }

    [Fact]
    public void Rows_come_in_the_order_of_arms_and_replicates_however_they_were_given() =>
        Assert.Equal(Main, Sample.Table.Format([.. Sample.Rows.Reverse()])["measurements.csv"]);

    [Fact]
    public void Reading_what_was_written_gives_the_same_rows_and_the_same_bytes()
    {
        var rows = Sample.Table.Parse(Texts());
        Assert.Equal(Sample.Rows.Select(row => (row.Arm, row.Replicate, row.Seed)), rows.Select(row => (row.Arm, row.Replicate, row.Seed)));
        var (first, last) = ((SampleRow)rows[1].Values, (SampleRow)rows[3].Values);
        Assert.Equal("a \"quoted\", note\nin two lines", first.Note);
        Assert.Null(first.Accuracy);
        Assert.Equal(3, first.Epoch);
        Assert.Equal(((SampleRow)Sample.Rows[3].Values).Grid, last.Grid);
        Assert.True(double.IsNegative(last.Grid[0].X));
        Assert.Equal(Texts(), Sample.Table.Format(rows));
    }

    [Fact]
    public void A_folder_holds_the_files_and_no_partial_ones()
    {
        using var folder = new TemporaryFolder();
        Sample.Table.Write(folder.Path, Sample.Rows);
        Assert.Equal(["grid.csv", "loss-curve.csv", "measurements.csv"], Directory.GetFiles(folder.Path).Select(Path.GetFileName).Order());
        Assert.Equal(Main, File.ReadAllText(Path.Combine(folder.Path, "measurements.csv")));
        Assert.Equal(4, Sample.Table.Read(folder.Path).Count);
    }

    [Fact]
    public void The_main_table_is_written_last_so_that_it_never_counts_points_that_are_not_there()
    {
        using var folder = new TemporaryFolder();
        using (new FileStream(Path.Combine(folder.Path, "loss-curve.csv.partial"), FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Throws<IOException>(() => Sample.Table.Write(folder.Path, Sample.Rows));
        Assert.False(File.Exists(Path.Combine(folder.Path, "measurements.csv")));
    }

    public static TheoryData<string, string, string, string> Damages => new()
    {
        { "distance,", "", "measurements.csv", "measurements.csv:1: column 'distance' is missing." },
        { "seed,distance", "seed,extra,distance", "measurements.csv", "measurements.csv:1: column 'extra' is not one of the table's." },
        { "distance,kl-reverse", "kl-reverse,distance", "measurements.csv", "measurements.csv:1: column 4 is 'kl-reverse', expected 'distance'." },
        { "grid-points\n", "grid-points,arm\n", "measurements.csv", "measurements.csv:1: column 16 is 'arm', expected none." },
        { ",plain,2,2\n", ",plain,2,2", "measurements.csv", "measurements.csv:6: the file breaks off: its last line has no end." },
        { ",plain,2,2\n", ",plain,2\n", "measurements.csv", "measurements.csv:6: 14 cells, expected 15." },
        { ",plain,1,0\n", ",plain,1,0\n\n", "measurements.csv", "measurements.csv:6: 1 cells, expected 15." },
        { "\"a \"\"quoted", "a \"quoted", "measurements.csv", "measurements.csv:3: a quote stands where none may, or is never closed." },
        { "in two lines\"", "in two lines", "measurements.csv", "measurements.csv:3: a quote stands where none may, or is never closed." },
        { "exact,0,11,", "exactly,0,11,", "measurements.csv", "measurements.csv:2: there is no arm 'exactly'; the arms are 'exact', 'wgan', 'gan'." },
        { "wgan,1,12,", "wgan,0,12,", "measurements.csv", "measurements.csv:5: arm 'wgan', replicate 0 stands twice." },
        { "wgan,1,12,", "exact,0,12,", "measurements.csv", "measurements.csv:5: arm 'exact', replicate 0 comes after arm 'wgan', replicate 0: out of order." },
        { "wgan,1,12,", "wgan,-1,12,", "measurements.csv", "measurements.csv:5: the replicate is -1, expected 0 or more." },
        { "wgan,1,12,", "wgan,1,-12,", "measurements.csv", "measurements.csv:5: the seed is -12, expected 0 or more." },
        { "wgan,1,12,", "wgan,,12,", "measurements.csv", "measurements.csv:5: column 'replicate': '' is not an integer." },
        { "wgan,1,12,", "wgan,1,,", "measurements.csv", "measurements.csv:5: column 'seed': '' is not an integer." },
        { "wgan,1,12,", "wgan,1,1.5,", "measurements.csv", "measurements.csv:5: column 'seed': '1.5' is not an integer." },
        { "wgan,1,12,", "wgan,01,12,", "measurements.csv", "measurements.csv:5: column 'replicate': '01' should be written '1'." },
        { "exact,0,11,", "exact,1,11,", "measurements.csv", "measurements.csv:2: arm 'exact' is not random: it is measured once, as replicate 0." },
        { "\ngan,0,11,", "\ngan,0,13,", "measurements.csv", "measurements.csv:6: the seed is 13, but arm 'exact' ran replicate 0 with seed 11." },
        { ",0.3,", ",0.3x,", "measurements.csv", "measurements.csv:5: column 'distance': '0.3x' is not a number." },
        { ",0.3,", ",0.30,", "measurements.csv", "measurements.csv:5: column 'distance': '0.30' should be written '0.3'." },
        { ",0.3,", ",NaN,", "measurements.csv", "measurements.csv:5: column 'distance': NaN is not allowed." },
        { ",0.3,", ",Infinity,", "measurements.csv", "measurements.csv:5: column 'distance': Infinity is not allowed." },
        { ",0.3,", ",,", "measurements.csv", "measurements.csv:5: column 'distance': '' is not a number." },
        { "0.4,Infinity,", "0.4,NaN,", "measurements.csv", "measurements.csv:6: column 'kl-reverse': NaN is not allowed." },
        { "0.1,Infinity,1.5", "0.1,Infinity,NaN", "measurements.csv", "measurements.csv:2: column 'final-loss': NaN is not allowed unless 'diverged' is true." },
        { "NaN,true", "NaN,True", "measurements.csv", "measurements.csv:5: column 'diverged': 'True' is not 'true' or 'false'." },
        { ",square-grid,plain,1", ",SquareGrid,plain,1", "measurements.csv", "measurements.csv:5: column 'shape': 'SquareGrid' is not one of ring, square-grid." },
        { ",plain,1,0", ",plain,-1,0", "measurements.csv", "measurements.csv:5: column 'loss-curve-points': '-1' is not a number of points." },
        { ",plain,1,0", ",plain,,0", "measurements.csv", "measurements.csv:5: column 'loss-curve-points': '' is not an integer." },
        { ",plain,1,0", ",plain,2,0", "measurements.csv", "loss-curve.csv:7: a point of arm 'gan', replicate 0; expected point 1 of 2 of arm 'wgan', replicate 1." },
        { ",plain,2,2", ",plain,1,2", "measurements.csv", "loss-curve.csv:8: a point of arm 'gan', replicate 0 too many: measurements.csv has no row that counts it." },
        { "wgan,0,2,0.25\n", "", "loss-curve.csv", "loss-curve.csv:5: a point of arm 'wgan', replicate 1; expected point 1 of 2 of arm 'wgan', replicate 0." },
        { "exact,0,1,0.5", "exact,0,1,0.50", "loss-curve.csv", "loss-curve.csv:2: column 'loss': '0.50' should be written '0.5'." },
        { "exact,0,1,0.5", "exact,0,1,NaN", "loss-curve.csv", "loss-curve.csv:2: column 'loss': NaN is not allowed unless 'diverged' is true." },
        { "gan,0,-0,", "gan,0,", "grid.csv", "grid.csv:2: 3 cells, expected 4." },
        { "gan,0,-0,\ngan,0,1E+300, é \n", "", "grid.csv", "grid.csv:1: the table ends; expected point 0 of 2 of arm 'gan', replicate 0." },
        { "gan,0,1E+300, é \n", "", "grid.csv", "grid.csv:2: the table ends; expected point 1 of 2 of arm 'gan', replicate 0." },
    };

    [Theory]
    [MemberData(nameof(Damages))]
    public void Damage_is_one_line_that_says_where(string find, string replace, string file, string message)
    {
        var texts = Texts();
        Assert.Contains(find, texts[file], StringComparison.Ordinal);
        var at = texts[file].IndexOf(find, StringComparison.Ordinal);
        texts[file] = texts[file][..at] + replace + texts[file][(at + find.Length)..];
        Assert.Equal(message, Assert.Throws<EvidenceException>(() => Sample.Table.Parse(texts)).Message);
    }

    [Fact]
    public void An_empty_file_and_a_missing_one_are_named()
    {
        var texts = Texts();
        texts["grid.csv"] = "";
        Assert.StartsWith("grid.csv:1: the file is empty", Assert.Throws<EvidenceException>(() => Sample.Table.Parse(texts)).Message);
        texts.Remove("grid.csv");
        Assert.Equal("grid.csv: the file is missing.", Assert.Throws<EvidenceException>(() => Sample.Table.Parse(texts)).Message);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "measurements.csv");
        Assert.Equal($"{path}: the file is missing.", Assert.Throws<EvidenceException>(() => Sample.Table.Read(folder.Path)).Message);
    }

    public static TheoryData<MeasuredRow, string> Refusals => new()
    {
        { new("nobody", 1, 12, Sample.Row()), "there is no arm 'nobody'; the arms are 'exact', 'wgan', 'gan'" },
        { new("gan", 0, 11, Sample.Row()), "the row stands twice" },
        { new("exact", 1, 12, Sample.Row()), "arm 'exact' is not random: it is measured once, as replicate 0" },
        { new("gan", 1, 13, Sample.Row()), "the seed is 13, but arm 'wgan' ran replicate 1 with seed 12" },
        { new("gan", 1, 12, "text"), "the values are a String, expected a SampleRow" },
        { new("gan", 1, 12, Sample.Row(double.NaN)), "column 'distance': NaN is not allowed" },
        { new("gan", 1, 12, Sample.Row() with { Note = null! }), "column 'note': a value is missing" },
        { new("gan", 1, 12, Sample.Row() with { FinalLoss = double.NegativeInfinity }), "column 'final-loss': -Infinity is not allowed unless 'diverged' is true" },
        { new("gan", 1, 12, Sample.Row() with { LossCurve = [new(1, double.NaN)] }), "point 0 of 'loss-curve': column 'loss': NaN is not allowed unless 'diverged' is true" },
        { new("gan", 1, 12, Sample.Row() with { Grid = [new(0, "a"), new(double.NaN, "b")] }), "point 1 of 'grid': column 'x': NaN is not allowed" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void A_row_that_may_not_stand_is_refused_and_nothing_is_written(MeasuredRow row, string problem)
    {
        using var folder = new TemporaryFolder();
        var message = Assert.Throws<EvidenceException>(() => Sample.Table.Write(folder.Path, [.. Sample.Rows, row])).Message;
        Assert.Equal($"measurements.csv: arm '{row.Arm}', replicate {row.Replicate}: {problem}.", message);
        Assert.Empty(Directory.GetFileSystemEntries(folder.Path));
    }
}
