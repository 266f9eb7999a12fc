using TorchSharp.Tests.Fixtures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>Where TorchSharp is not PyTorch: the binding copies the traps, so that code behaves alike on both.</summary>
public class TrapTests
{
    [Fact]
    public void AnIntegerNormIsAlongThatDimension()
    {
        using var scope = NewDisposeScope();
        Assert.Equal([2L], ones(2, 3).norm(1).shape);
        Assert.Empty(ones(2, 3).norm(1f).shape);
        Assert.Equal(6, ones(2, 3).norm(1f).item<float>());
    }

    [Fact]
    public void QuantilesAreThoseOfTheWholeTensorUnlessADimensionIsGiven()
    {
        using var scope = NewDisposeScope();
        var x = arange(6, dtype: float32).reshape(2, 3);
        Assert.Empty(x.quantile(tensor(0.5f)).shape);
        Assert.Equal([2L], x.quantile(tensor(0.5f), 1).shape);
    }

    [Fact]
    public void DivergenceTakesLogarithmsAndTheHingeNoMarginByDefault()
    {
        using var scope = NewDisposeScope();
        var p = tensor([0.25f, 0.75f]);
        Agreement.Near((p * (p.log() - p.log())).mean(), functional.kl_div(p.log(), p.log()), "kl_div of equals");
        Assert.Equal(0, functional.hinge_embedding_loss(tensor([0.5f]), tensor([-1f])).item<float>());
    }

    [Fact]
    public void RMSPropHasOneDefaultRateAndItsGroupsAnother()
    {
        using var scope = NewDisposeScope();
        TorchSharp.Modules.Parameter[] parameters = [new(zeros(1))];
        using var plain = optim.RMSProp(parameters);
        using var grouped = optim.RMSProp([new TorchSharp.Modules.RMSProp.ParamGroup(parameters, lr: 0.001)]);
        using var bare = optim.RMSProp([new TorchSharp.Modules.RMSProp.ParamGroup(parameters)]);
        Assert.Equal(0.01, plain.ParamGroups.Single().LearningRate);
        Assert.Equal(0.001, grouped.ParamGroups.Single().LearningRate);
        Assert.Equal(0.001, bare.ParamGroups.Single().LearningRate);
    }

    [Fact]
    public void AnOptimisersGradientsAreZeroedNotCleared()
    {
        using var scope = NewDisposeScope();
        var parameter = new TorchSharp.Modules.Parameter(ones(2));
        using var optimiser = optim.Adam([parameter]);
        parameter.sum().backward();
        optimiser.zero_grad();
        Assert.Equal([0f, 0f], parameter.grad!.data<float>().ToArray());
    }
}
