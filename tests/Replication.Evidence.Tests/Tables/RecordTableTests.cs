using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

public class RecordTableTests
{
    public sealed record Line(string Name, int Count, double Loss, [MayDiverge(nameof(Line.Lost))] double Final, bool Lost, Shape? Shape);

    static readonly Line Good = new("a, \"b\"", 2, 0.5, 0.25, false, Tables.Shape.Ring);

    const string Text = "name,count,loss,final,lost,shape\n\"a, \"\"b\"\"\",2,0.5,0.25,false,ring\nc,-1,0.5,NaN,true,\n";

    [Fact]
    public void A_record_is_a_line_and_reads_back()
    {
        Line[] lines = [Good, new("c", -1, 0.5, double.NaN, true, null)];
        Assert.Equal(Text, RecordTable.Format(lines, "lines.csv"));
        Assert.Equal(lines, RecordTable.Parse<Line>(Text, "lines.csv"));
        Assert.Equal("name,count,loss,final,lost,shape\n", RecordTable.Format<Line>([], "lines.csv"));
    }

    [Theory]
    [InlineData("c,-1,", "c,one,", "lines.csv:3: column 'count': 'one' is not an integer.")]
    [InlineData(",false,", ",no,", "lines.csv:2: column 'lost': 'no' is not 'true' or 'false'.")]
    [InlineData("NaN,true", "NaN,false", "lines.csv:3: column 'final': NaN is not allowed unless 'lost' is true.")]
    [InlineData(",0.5,0.25", ",Infinity,0.25", "lines.csv:2: column 'loss': Infinity is not allowed.")]
    [InlineData("name,count", "count,name", "lines.csv:1: column 1 is 'count', expected 'name'.")]
    public void A_damaged_text_is_refused_with_its_line(string find, string replace, string message) =>
        Assert.Equal(message, Assert.Throws<EvidenceException>(() => RecordTable.Parse<Line>(Text.Replace(find, replace), "lines.csv")).Message);

    [Fact]
    public void A_value_that_may_not_stand_is_refused_with_its_line()
    {
        string Refusal(Line line) => Assert.Throws<EvidenceException>(() => RecordTable.Format([Good, line], "lines.csv")).Message;
        Assert.Equal("lines.csv:3: column 'loss': NaN is not allowed.", Refusal(Good with { Loss = double.NaN }));
        Assert.Equal("lines.csv:3: column 'final': NaN is not allowed unless 'lost' is true.", Refusal(Good with { Final = double.NaN }));
        Assert.Equal("lines.csv:3: column 'name': a value is missing.", Refusal(Good with { Name = null! }));
    }

    [Fact]
    public void A_flat_table_takes_no_series() =>
        Assert.Contains("a flat table has none", Assert.Throws<ArgumentException>(() => RecordTable.Format([Sample.Row()], "flat.csv")).Message, StringComparison.Ordinal);
}
