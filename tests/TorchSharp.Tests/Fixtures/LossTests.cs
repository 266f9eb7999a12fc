using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;
using static TorchSharp.torch.nn.functional;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Every loss as a function and as a module: values, gradients and double gradients, in float32 and float64.</summary>
public class LossTests
{
    private static readonly JsonElement Recorded = Fixture.Read("losses");

    private static readonly Dictionary<string, Func<Inputs, Tensor>> Table = new()
    {
        ["F.mse_loss(x, y)"] = i => mse_loss(i.x, i.y),
        ["F.mse_loss(x, y, reduction='sum')"] = i => mse_loss(i.x, i.y, Reduction.Sum),
        ["F.mse_loss(x, y, reduction='none')"] = i => mse_loss(i.x, i.y, Reduction.None),
        ["F.l1_loss(x, y)"] = i => l1_loss(i.x, i.y),
        ["F.smooth_l1_loss(x, y, beta=0.5)"] = i => smooth_l1_loss(i.x, i.y, beta: 0.5),
        ["F.huber_loss(x, y, delta=0.7)"] = i => huber_loss(i.x, i.y, 0.7),
        ["F.binary_cross_entropy(u, target)"] = i => binary_cross_entropy(i.u, i.target),
        ["F.binary_cross_entropy(u, target, weight=c)"] = i => binary_cross_entropy(i.u, i.target, i.c),
        ["F.binary_cross_entropy_with_logits(x, target)"] = i => binary_cross_entropy_with_logits(i.x, i.target),
        ["F.binary_cross_entropy_with_logits(x, target, reduction='sum')"] = i =>
            binary_cross_entropy_with_logits(i.x, i.target, reduction: Reduction.Sum),
        ["F.binary_cross_entropy_with_logits(x, target, reduction='none')"] = i =>
            binary_cross_entropy_with_logits(i.x, i.target, reduction: Reduction.None),
        ["F.binary_cross_entropy_with_logits(x, target, weight=c, pos_weight=pos)"] = i =>
            binary_cross_entropy_with_logits(i.x, i.target, i.c, pos_weights: i.pos),
        ["F.cross_entropy(x, labels)"] = i => cross_entropy(i.x, i.labels),
        ["F.cross_entropy(x, labels, reduction='sum')"] = i => cross_entropy(i.x, i.labels, reduction: Reduction.Sum),
        ["F.cross_entropy(x, labels, weight=pos, label_smoothing=0.1)"] = i => cross_entropy(i.x, i.labels, i.pos, label_smoothing: 0.1),
        ["F.cross_entropy(x, labels, ignore_index=2)"] = i => cross_entropy(i.x, i.labels, ignore_index: 2),
        ["F.cross_entropy(x, simplex)"] = i => cross_entropy(i.x, i.simplex),
        ["F.nll_loss(logp, labels)"] = i => nll_loss(i.logp, i.labels),
        ["F.nll_loss(logp, labels, weight=pos, reduction='none')"] = i => nll_loss(i.logp, i.labels, i.pos, Reduction.None),
        ["F.kl_div(logp, logsimplex, reduction='mean', log_target=True)"] = i => kl_div(i.logp, i.logsimplex),
        ["F.kl_div(logp, simplex, reduction='sum', log_target=False)"] = i => kl_div(i.logp, i.simplex, false, Reduction.Sum),
        ["F.hinge_embedding_loss(x, sides, margin=1.0)"] = i => hinge_embedding_loss(i.x, i.sides, 1),
        ["nn.BCELoss()(u, target)"] = i => BCELoss().call(i.u, i.target),
        ["nn.BCEWithLogitsLoss(reduction='sum')(x, target)"] = i => BCEWithLogitsLoss(reduction: Reduction.Sum).call(i.x, i.target),
        ["nn.BCEWithLogitsLoss(pos_weight=pos)(x, target)"] = i => BCEWithLogitsLoss(pos_weights: i.pos).call(i.x, i.target),
        ["nn.MSELoss()(x, y)"] = i => MSELoss().call(i.x, i.y),
        ["nn.L1Loss(reduction='sum')(x, y)"] = i => L1Loss(Reduction.Sum).call(i.x, i.y),
        ["nn.SmoothL1Loss(beta=0.5)(x, y)"] = i => SmoothL1Loss(beta: 0.5).call(i.x, i.y),
        ["nn.HuberLoss(delta=0.7)(x, y)"] = i => HuberLoss(0.7).call(i.x, i.y),
        ["nn.CrossEntropyLoss()(x, labels)"] = i => CrossEntropyLoss().call(i.x, i.labels),
        ["nn.CrossEntropyLoss(weight=pos)(x, labels)"] = i => CrossEntropyLoss(i.pos).call(i.x, i.labels),
    };

    public static TheoryData<string, string> Cases() => Forms.Cases(Recorded);

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string loss, string type) => Forms.Check(Recorded, loss, type, i => [Table[loss](i)]);

    [Fact]
    public void EveryRecordedLossHasItsTwin() =>
        Assert.Equal(Recorded.GetProperty("float32").GetProperty("cases").Names().Order(StringComparer.Ordinal),
            Table.Keys.Order(StringComparer.Ordinal));
}
