using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>
/// Random streams after manual_seed(42) and of an explicit generator of seed 42, to the bit; so are the draws that follow.
/// </summary>
public class StreamTests
{
    static readonly JsonElement Recorded = Fixture.Read("streams");

    static readonly Dictionary<string, Func<Generator, Tensor[]>> Table = new()
    {
        ["torch.randn(4)"] = _ => [randn(4)],
        ["torch.rand(5)"] = _ => [rand(5)],
        ["torch.randn(2, 3, generator=g)"] = g => [randn(2, 3, generator: g), randn(2L, 3L, generator: new(42))],
        ["torch.randn(4, 5, generator=g)"] = g => [randn(4, 5, generator: g), randn(4L, 5L, generator: new(42))],
        ["torch.randn(2, 3, 4, generator=g)"] = g => [randn(2L, 3L, 4L, generator: g)],
        ["torch.randn((20,), generator=g)"] = g => [randn(new long[] { 20 }, generator: g)],
        ["torch.randn(4, 5, dtype=torch.float64, generator=g)"] = g => [randn(4, 5, dtype: float64, generator: g)],
        ["torch.rand(2, 3, generator=g)"] = g => [rand(2, 3, generator: g), rand(2L, 3L, generator: new(42))],
        ["torch.rand(4, 5, generator=g)"] = g => [rand(4, 5, generator: g), rand(4L, 5L, generator: new(42))],
        ["torch.rand(4, 5, dtype=torch.float64, generator=g)"] = g => [rand(4, 5, dtype: float64, generator: g)],
        ["torch.randint(0, 10, (8,), generator=g)"] = g => [randint(0L, 10L, [8L], generator: g), randint(0, 10, [8], generator: new(42))],
        ["torch.randint(10, (8,), generator=g)"] = g => [randint(10L, 8L, generator: g)],
        ["torch.rand(5, generator=g)"] = g => [rand(5L, generator: g)],
        ["torch.randperm(10, generator=g)"] = g => [randperm(10, generator: g)],
        ["torch.empty(5).normal_(1.0, 2.0, generator=g)"] = g => [empty(5).normal_(1.0, 2.0, g)],
        ["torch.empty(20).normal_(1.0, 2.0, generator=g)"] = g => [empty(20).normal_(1.0, 2.0, g)],
        ["torch.empty(5).uniform_(-1.0, 1.0, generator=g)"] = g => [empty(5).uniform_(-1.0, 1.0, g)],
        ["torch.empty(20).uniform_(-1.0, 1.0, generator=g)"] = g => [empty(20).uniform_(-1.0, 1.0, g)],
        ["torch.empty(5).exponential_(1.5, generator=g)"] = g => [empty(5).exponential_(1.5, g)],
        ["torch.empty(20).bernoulli_(0.3, generator=g)"] = g => [empty(20).bernoulli_(0.3, g)],
        ["torch.bernoulli(torch.linspace(0.1, 0.9, 9), generator=g)"] = g => [bernoulli(linspace(0.1, 0.9, 9), g)],
        ["torch.multinomial(torch.arange(1.0, 6.0), 3, generator=g)"] = g => [multinomial(arange(1f, 6f, dtype: float32), 3, generator: g)],
        ["torch.multinomial(torch.arange(1.0, 6.0), 12, True, generator=g)"] = g => [multinomial(arange(1f, 6f, dtype: float32), 12, true, g)],
    };

    public static TheoryData<string> Cases() => [.. Recorded.Names()];

    [Theory, MemberData(nameof(Cases))]
    public void DrawsPyTorchsBits(string draw)
    {
        using var scope = NewDisposeScope();
        manual_seed(42);
        using var generator = new Generator(42);
        var draws = Table[draw](generator);
        var after = draw.Contains("generator=g", StringComparison.Ordinal) ? rand(4, generator: generator) : rand(4);
        Assert.All(draws, drawn => Agreement.Identical(Recorded.GetProperty(draw).GetProperty("value").Tensor(), drawn, draw));
        Agreement.Identical(Recorded.GetProperty(draw).GetProperty("after").Tensor(), after, "the draw after it");
    }

    [Fact]
    public void EveryDrawIsRecorded() => Fixture.Twins(Recorded, Table.Keys);
}
