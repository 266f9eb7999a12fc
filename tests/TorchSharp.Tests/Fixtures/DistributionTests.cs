using System.Text.Json;
using static TorchSharp.torch;
using static TorchSharp.torch.distributions;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Every distribution: log-density, entropy, moments, and the same draws as PyTorch's.</summary>
public class DistributionTests
{
    private static readonly JsonElement Recorded = Fixture.Read("distributions");

    private static readonly Dictionary<string, Func<Dictionary<string, Tensor>, Distribution>> Table = new()
    {
        ["D.Normal(loc, scale)"] = i => Normal(i["loc"], i["scale"]),
        ["D.Laplace(loc, scale)"] = i => Laplace(i["loc"], i["scale"]),
        ["D.Uniform(loc, loc + scale)"] = i => Uniform(i["loc"], i["loc"] + i["scale"]),
        ["D.Exponential(scale)"] = i => Exponential(i["scale"]),
        ["D.Bernoulli(probs=probs)"] = i => Bernoulli(i["probs"]),
        ["D.Bernoulli(logits=loc)"] = i => Bernoulli(logits: i["loc"]),
        ["D.Categorical(probs=weights)"] = i => Categorical(i["weights"]),
        ["D.Categorical(logits=weights)"] = i => Categorical(logits: i["weights"]),
        ["D.MultivariateNormal(loc, covariance)"] = i => MultivariateNormal(i["loc"], i["covariance"]),
        ["D.MultivariateNormal(loc, precision_matrix=covariance)"] = i => MultivariateNormal(i["loc"], precision_matrix: i["covariance"]),
        ["D.MultivariateNormal(loc, scale_tril=factor)"] = i => MultivariateNormal(i["loc"], scale_tril: i["factor"]),
    };

    public static TheoryData<string> Cases() => [.. Recorded.GetProperty("cases").Names()];

    [Theory]
    [MemberData(nameof(Cases))]
    public void IsPyTorchsDistribution(string name)
    {
        using var scope = NewDisposeScope();
        var inputs = Recorded.GetProperty("inputs").Tensors();
        var expected = Recorded.GetProperty("cases").GetProperty(name);
        var distribution = Table[name](inputs);
        // Formulas differ in the order of their terms, and a matrix inverse loses digits by its condition.
        const double Tolerance = 1e-5;
        Agreement.Near(expected.GetProperty("log_prob").Tensor(), distribution.log_prob(inputs[expected.GetProperty("value").GetString()!]),
            "log_prob", Tolerance);
        Agreement.Near(expected.GetProperty("entropy").Tensor(), distribution.entropy(), "entropy", Tolerance);
        Agreement.Near(expected.GetProperty("mean").Tensor(), distribution.mean, "mean", Tolerance);
        Agreement.Near(expected.GetProperty("variance").Tensor(), distribution.variance, "variance", Tolerance);
        manual_seed(42);
        Agreement.Near(expected.GetProperty("sample").Tensor(), distribution.sample(6), "draws", Tolerance);
    }

    [Fact]
    public void DrawsComeFromTheGivenGenerator()
    {
        using var scope = NewDisposeScope();
        Tensor Draw(ulong seed)
        {
            using var generator = new Generator(seed);
            return Normal(zeros(3), ones(3), generator).sample(2);
        }

        Agreement.Identical(Draw(5), Draw(5), "the same seed");
        Assert.False(allclose(Draw(5), Draw(6)));
    }

    [Fact]
    public void GradientsFlowThroughReparameterisedDrawsOnly()
    {
        using var scope = NewDisposeScope();
        var loc = zeros(3).requires_grad_();
        var normal = Normal(loc, ones(3));
        normal.rsample(4).sum().backward();
        Assert.Equal([4f, 4f, 4f], loc.grad!.data<float>().ToArray());
        Assert.False(normal.sample(4).requires_grad);
        Assert.Throws<NotSupportedException>(() => Bernoulli(ones(2)).rsample(1));
    }

    [Fact]
    public void EveryRecordedDistributionHasItsTwin() =>
        Assert.Equal(Recorded.GetProperty("cases").Names().Order(StringComparer.Ordinal), Table.Keys.Order(StringComparer.Ordinal));
}
