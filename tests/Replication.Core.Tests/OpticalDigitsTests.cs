using System.Text.Json;
using Replication.Core.Data;

namespace Replication.Core.Tests;

/// <summary>The images are those of scikit-learn (tests/fixtures/likelihood/likelihood.py), and no other file is taken for them.</summary>
public class OpticalDigitsTests
{
    static readonly byte[] Committed = Whole();

    [Fact]
    public void The_images_are_those_of_the_source()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", "likelihood", "likelihood.json");
        var expected = JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("digits");
        var digits = OpticalDigits.Load();
        Assert.Equal(OpticalDigits.Count, digits.Count);
        Assert.All(digits, digit => Assert.Equal(OpticalDigits.Pixels, digit.Ink.Count));
        Assert.All(digits, digit => Assert.InRange(digit.Ink.Max(), 1, OpticalDigits.Darkest));
        Assert.Equal(Numbers("sums"), Enumerable.Range(0, OpticalDigits.Pixels).Select(i => digits.Sum(digit => digit.Ink[i])));
        Assert.Equal(Numbers("counts"), Enumerable.Range(0, 10).Select(number => digits.Count(digit => digit.Digit == number)));
        Assert.Equal(Numbers("first"), digits[0].Ink);
        Assert.Equal(Numbers("last"), digits[^1].Ink);
        Assert.Equal(expected.GetProperty("last_digit").GetInt32(), digits[^1].Digit);

        int[] Numbers(string name) => expected.GetProperty(name).Deserialize<int[]>()!;
    }

    [Theory, InlineData(0), InlineData(1), InlineData(1000), InlineData(-1)]
    public void A_file_that_is_cut_short_is_refused_in_one_line(int bytes) =>
        Refused(Committed[..(bytes < 0 ? Committed.Length + bytes : bytes)]);

    [Fact]
    public void A_file_with_another_byte_is_refused_in_one_line()
    {
        byte[] other = [.. Committed];
        other[^20] ^= 1;
        Refused(other);
    }

    [Fact]
    public void A_file_with_more_at_its_end_is_refused_in_one_line() => Refused([.. Committed, 0]);

    [Fact]
    public void Digits_of_another_source_are_refused_in_one_line() => Refused("0,0,5,13,9,1,0,0,0\n"u8.ToArray());

    static void Refused(byte[] bytes)
    {
        var refusal = Assert.Throws<InvalidDataException>(() => OpticalDigits.Read(new MemoryStream(bytes)));
        Assert.StartsWith(
            "optdigits.csv.gz is not the file of the optical digits: expected 53392 bytes", refusal.Message, StringComparison.Ordinal);
        Assert.Contains($"found {bytes.Length} bytes", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    static byte[] Whole()
    {
        using var file = typeof(OpticalDigits).Assembly.GetManifestResourceStream("optdigits.csv.gz")!;
        using var copy = new MemoryStream();
        file.CopyTo(copy);
        return copy.ToArray();
    }
}
