using System.Text.Json;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.optim.lr_scheduler;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Twelve epochs of every schedule on two groups of parameters against PyTorch's.</summary>
public class SchedulerTests
{
    /// <summary>
    /// PyTorch multiplies the last rate by a factor where this binding evaluates the schedule itself: roundings add up over the
    /// epochs.
    /// </summary>
    private const double Tolerance = 1e-14;

    private static readonly JsonElement Recorded = Fixture.Read("schedulers");

    private static readonly Dictionary<string, Func<optim.Optimizer, LRScheduler>> Table = new()
    {
        ["LambdaLR(o, lambda e: 0.9 ** e)"] = o => LambdaLR(o, e => Math.Pow(0.9, e)),
        ["LambdaLR(o, lambda e: 1 - e / 20)"] = o => LambdaLR(o, e => 1 - e / 20.0),
        ["StepLR(o, 3)"] = o => StepLR(o, 3),
        ["StepLR(o, 4, 0.5)"] = o => StepLR(o, 4, 0.5),
        ["ExponentialLR(o, 0.8)"] = o => ExponentialLR(o, 0.8),
        ["CosineAnnealingLR(o, 10)"] = o => CosineAnnealingLR(o, 10),
        ["CosineAnnealingLR(o, 5, 0.01)"] = o => CosineAnnealingLR(o, 5, 0.01),
        ["LinearLR(o)"] = o => LinearLR(o),
        ["LinearLR(o, 0.1, 0.9, 7)"] = o => LinearLR(o, 0.1, 0.9, 7),
    };

    public static TheoryData<string> Cases() => [.. Recorded.Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void TurnsTheRatesAsPyTorchDoes(string name)
    {
        using var scope = NewDisposeScope();
        SGD.ParamGroup Group(double rate) => new([new Parameter(zeros(1))], lr: rate);
        using var optimiser = optim.SGD([Group(0.1), Group(0.02)], 0.5);
        var scheduler = Table[name](optimiser);
        Assert.Equal(12, Recorded.GetProperty(name).GetArrayLength());
        foreach (var epoch in Recorded.GetProperty(name).EnumerateArray())
        {
            var expected = epoch.EnumerateArray().Select(rate => rate.GetDouble()).ToArray();
            var rates = optimiser.ParamGroups.Select(group => group.LearningRate).ToArray();
            Assert.Equal(scheduler.get_last_lr(), rates);
            for (var g = 0; g < rates.Length; g++) Assert.Equal(expected[g], rates[g], Tolerance);
            optimiser.step();
            scheduler.step();
        }
    }

    [Fact]
    public void EveryRecordedScheduleHasItsTwin() =>
        Assert.Equal(Recorded.Names().Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
}
