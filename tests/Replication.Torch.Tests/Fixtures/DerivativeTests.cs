using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>
/// Derivatives of derivatives: WGAN-GP's penalty with parameter gradients, Hessian-vector products, unrolled steps, third order.
/// </summary>
public class DerivativeTests
{
    /// <summary>Second derivatives of a whole network cancel; measured differences stay below a tenth of this.</summary>
    const double Tolerance = 1e-5;

    static readonly JsonElement Recorded = Fixture.Read("derivatives");

    static readonly Dictionary<string, Func<Module<Tensor, Tensor>>> Critics = new()
    {
        ["relu"] = () => Sequential(Linear(2, 8), ReLU(), Linear(8, 8), ReLU(), Linear(8, 1)),
        ["tanh"] = () => Sequential(Linear(2, 8), Tanh(), Linear(8, 8), Tanh(), Linear(8, 1)),
    };

    public static TheoryData<string> Cases() => [.. Recorded.GetProperty("penalty").Names()];

    [Theory, MemberData(nameof(Cases))]
    public void GradientPenaltyHasPyTorchsParameterGradients(string name)
    {
        using var scope = NewDisposeScope();
        var recorded = Recorded.GetProperty("penalty").GetProperty(name);
        manual_seed(19);
        using var critic = Critics[name]();
        foreach (var (key, tensor) in critic.state_dict())
            Agreement.Identical(recorded.GetProperty("state").GetProperty(key).Tensor(), tensor, key);

        var (real, fake, mixing) = (recorded.GetProperty("real").Tensor(), recorded.GetProperty("fake").Tensor(),
            recorded.GetProperty("mixing").Tensor());
        var between = (mixing * real + (1 - mixing) * fake).detach().requires_grad_();
        var gradient = autograd.grad([critic.call(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        var penalty = (linalg.vector_norm(gradient, 2.0, [1]) - 1).square().mean();
        var loss = critic.call(fake).mean() - critic.call(real).mean() + 10 * penalty;
        Agreement.Near(recorded.GetProperty("penalty").Tensor(), penalty, "penalty", Tolerance);
        Agreement.Near(recorded.GetProperty("loss").Tensor(), loss, "loss", Tolerance);

        loss.backward();
        foreach (var (key, parameter) in critic.named_parameters())
            Agreement.Near(recorded.GetProperty("gradients").GetProperty(key).Tensor(), parameter.grad!, $"gradient of {key}", Tolerance);
    }

    [Fact]
    public void HigherDerivativesAreThoseOfPyTorch()
    {
        using var scope = NewDisposeScope();
        var recorded = Recorded.GetProperty("curvature").Tensors();
        var (x, v, w) = (recorded["x"], recorded["v"], recorded["w"].requires_grad_());
        Tensor F(Tensor point) => x.matmul(point).tanh().square().sum();

        var gradient = autograd.grad([F(w)], [w], retain_graph: true, create_graph: true)[0];
        var product = autograd.grad([(gradient * v).sum()], [w], retain_graph: true, create_graph: true)[0];
        var third = autograd.grad([(product * v).sum()], [w], retain_graph: true)[0];
        var unrolled = autograd.grad([F(w - 0.1 * gradient)], [w])[0];
        Agreement.Near(recorded["gradient"], gradient, "gradient");
        Agreement.Near(recorded["product"], product, "Hessian-vector product");
        Agreement.Near(recorded["third"], third, "third derivative", 1e-13); // each order loses about a digit to cancellation
        Agreement.Near(recorded["unrolled"], unrolled, "gradient through a step", 1e-13);
    }

    [Fact]
    public void EveryCriticIsRecorded() => Fixture.Twins(Recorded.GetProperty("penalty"), Critics.Keys);
}
