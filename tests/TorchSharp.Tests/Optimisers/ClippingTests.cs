using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Optimisers;

/// <summary>Gradient clipping and the vector of all parameters.</summary>
public class ClippingTests
{
    [Fact]
    public void TheJointNormIsClipped()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients([3f], [4f]);
        Assert.Equal(5, utils.clip_grad_norm_(parameters, 1.0), 1e-6);
        // PyTorch's factor is max / (norm + 1e-6).
        Assert.Equal(0.6f, parameters[0].grad!.item<float>(), 1e-6f);
        Assert.Equal(0.8f, parameters[1].grad!.item<float>(), 1e-6f);
        Assert.Equal(1, utils.clip_grad_norm_(parameters, 2.0), 1e-6);
        Assert.Equal(0.6f, parameters[0].grad!.item<float>(), 1e-6f);
        Assert.Equal(0, utils.clip_grad_norm_([new Parameter(zeros(1))], 1.0));
    }

    [Fact]
    public void EveryElementIsClipped()
    {
        using var scope = NewDisposeScope();
        var parameters = WithGradients([3f], [-0.25f]);
        utils.clip_grad_value_(parameters, 0.5);
        Assert.Equal(0.5f, parameters[0].grad!.item<float>());
        Assert.Equal(-0.25f, parameters[1].grad!.item<float>());
    }

    [Fact]
    public void ParametersGoThroughAVector()
    {
        using var scope = NewDisposeScope();
        var module = Linear(2, 3);
        var vector = utils.parameters_to_vector(module.parameters());
        Assert.Equal([9L], vector.shape);
        utils.vector_to_parameters(vector.detach() * 2, module.parameters());
        Fixtures.Agreement.Identical(vector.detach() * 2, utils.parameters_to_vector(module.parameters()).detach(), "twice the parameters");
        Assert.All(module.parameters(), parameter => Assert.True(parameter.is_leaf && parameter.requires_grad));
    }

    private static Parameter[] WithGradients(params float[][] gradients) =>
        gradients.Select(gradient => new Parameter(zeros(gradient.Length)) { grad = tensor(gradient) }).ToArray();
}
