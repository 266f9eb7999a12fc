using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

/// <summary>Whatever the values, reading what was written gives them back bit for bit. A failure names the seed that replays it.</summary>
public class RoundTripTests
{
    public sealed record Bits(double Value, [MayBeInfinite] double Wide, double? Maybe, long Whole, int Small, bool Flag, Shape Shape, string Text);

    const string Characters = "a,\"\n\r\t ;#'=é語🙂0-+@\u00A0\u2028.";

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Records_survive_a_table_bit_for_bit(int seed)
    {
        var random = new Random(seed);
        Bits[] records = [.. Enumerable.Range(0, 200).Select(_ => new Bits(
            Number(random), random.Next(4) == 0 ? double.NegativeInfinity : Number(random), random.Next(3) == 0 ? null : Number(random),
            random.NextInt64(long.MinValue, long.MaxValue), random.Next(int.MinValue, int.MaxValue), random.Next(2) == 0,
            random.Next(2) == 0 ? Shape.Ring : Shape.SquareGrid, Text(random)))];
        var text = RecordTable.Format(records, "bits.csv");
        var read = RecordTable.Parse<Bits>(text, "bits.csv");
        Assert.Equal(records, read);
        Assert.All(records.Zip(read), pair =>
        {
            Assert.Equal(BitConverter.DoubleToInt64Bits(pair.First.Value), BitConverter.DoubleToInt64Bits(pair.Second.Value));
            Assert.Equal(BitConverter.DoubleToInt64Bits(pair.First.Wide), BitConverter.DoubleToInt64Bits(pair.Second.Wide));
        });
        Assert.Equal(text, RecordTable.Format(read, "bits.csv"));
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    /// <summary>Any finite bit pattern: subnormals, negative zero and huge values included.</summary>
    static double Number(Random random)
    {
        while (true)
        {
            var number = random.Next(8) switch
            {
                0 => -0.0,
                1 => double.Epsilon * random.Next(1, 1000),
                2 => random.Next(-1000, 1000),
                _ => BitConverter.Int64BitsToDouble(random.NextInt64(long.MinValue, long.MaxValue)),
            };
            if (double.IsFinite(number)) return number;
        }
    }

    static string Text(Random random)
    {
        var runes = Characters.EnumerateRunes().ToArray();
        return string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => runes[random.Next(runes.Length)].ToString()));
    }

    [Fact]
    public void Cells_are_written_the_same_in_every_culture()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        var comma = (System.Globalization.CultureInfo)System.Globalization.CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            Thread.CurrentThread.CurrentCulture = comma;
            var text = RecordTable.Format([new Bits(-0.5, -1, -2.5, -3, -4, true, Shape.Ring, "x")], "bits.csv");
            Assert.Equal("-0.5,-1,-2.5,-3,-4,true,ring,x", text.Split('\n')[1]);
            Assert.Equal(-0.5, RecordTable.Parse<Bits>(text, "bits.csv")[0].Value);
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }
}
