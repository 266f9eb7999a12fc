using TorchSharp.Modules;
using TorchSharp.Tests.Fixtures;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Optimisers;

/// <summary>Groups with options of their own, closures, and state that is saved and taken up again.</summary>
public class OptimiserStateTests
{
    public static TheoryData<string> Kinds() => ["Adam", "AdamW", "RMSProp", "SGD"];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void SavedStateContinuesToTheBit(string kind)
    {
        using var scope = NewDisposeScope();
        var (whole, interrupted) = (new Parameter(ones(3)), new Parameter(ones(3)));
        using var once = Make(kind, [whole], 0.1);
        Train(once, whole, 5);

        using var first = Make(kind, [interrupted], 0.1);
        Train(first, interrupted, 2);
        using var stream = new MemoryStream();
        first.save_state_dict(new BinaryWriter(stream));
        using var second = Make(kind, [interrupted], 0.7);
        stream.Position = 0;
        second.load_state_dict(new BinaryReader(stream));
        Train(second, interrupted, 3);
        Agreement.Identical(whole, interrupted, kind);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void AStateDictionaryContinuesToTheBit(string kind)
    {
        using var scope = NewDisposeScope();
        var (source, copy) = (new Parameter(ones(3)), new Parameter(ones(3)));
        using var first = Make(kind, [source], 0.1);
        Train(first, source, 2);
        using (no_grad()) copy.copy_(source);
        using var second = Make(kind, [copy], 0.7);
        second.load_state_dict(first.state_dict());
        Train(first, source, 3);
        Train(second, copy, 3);
        Agreement.Identical(source, copy, kind);
    }

    [Fact]
    public void AStateOfAnotherKindIsRefused()
    {
        using var scope = NewDisposeScope();
        using var adam = Make("Adam", [new Parameter(ones(1))], 0.1);
        using var sgd = Make("SGD", [new Parameter(ones(1))], 0.1);
        using var stream = new MemoryStream();
        adam.save_state_dict(new BinaryWriter(stream));
        stream.Position = 0;
        Assert.Throws<InvalidDataException>(() => sgd.load_state_dict(new BinaryReader(stream)));
    }

    [Fact]
    public void GroupsKeepTheirOwnOptions()
    {
        using var scope = NewDisposeScope();
        var (slow, fast) = (new Parameter(ones(1)), new Parameter(ones(1)));
        var (one, other) = (new SGD.ParamGroup([slow], lr: 0.1), new SGD.ParamGroup([fast], new SGD.Options { LearningRate = 0.5 }));
        using var optimiser = optim.SGD([one, other], 9);
        (slow + fast).sum().backward();
        optimiser.step();
        Assert.Equal(0.9f, slow.item<float>());
        Assert.Equal(0.5f, fast.item<float>());
        Assert.Equal([slow, fast], optimiser.parameters());
    }

    [Fact]
    public void AClosureIsEvaluatedWithGradientsBeforeTheStep()
    {
        using var scope = NewDisposeScope();
        var parameter = new Parameter(ones(1));
        using var optimiser = optim.SGD([parameter], 0.25);
        var loss = optimiser.step(() =>
        {
            var value = (parameter * parameter).sum();
            value.backward();
            return value;
        });
        Assert.Equal(1, loss!.item<float>());
        Assert.Equal(0.5f, parameter.item<float>());
    }

    [Fact]
    public void OptionsOutsideOfTheirDomainAreRefused()
    {
        using var scope = NewDisposeScope();
        Parameter[] parameters = [new(ones(1))];
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(parameters, lr: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.Adam(parameters, beta1: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.AdamW(parameters, eps: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => optim.RMSProp(parameters, momentum: -1));
        Assert.Throws<ArgumentException>(() => optim.SGD(parameters, 0.1, nesterov: true));
    }

    private static optim.OptimizerHelper Make(string kind, IEnumerable<Parameter> parameters, double rate) => kind switch
    {
        "Adam" => optim.Adam(parameters, rate, amsgrad: true),
        "AdamW" => optim.AdamW(parameters, rate, weight_decay: 0.1),
        "RMSProp" => optim.RMSProp(parameters, rate, momentum: 0.5, centered: true),
        _ => optim.SGD(parameters, rate, momentum: 0.9),
    };

    private static void Train(optim.Optimizer optimiser, Parameter parameter, int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            optimiser.zero_grad();
            (parameter - tensor([3f, -1f, 0.5f])).square().sum().backward();
            optimiser.step();
        }
    }
}
