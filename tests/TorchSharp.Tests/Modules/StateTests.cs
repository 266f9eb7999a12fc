using System.Text;
using TorchSharp.Modules;
using TorchSharp.Tests.Fixtures;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Modules;

/// <summary>State in memory and in files: the format to the byte, strictness, and moves between types.</summary>
public class StateTests
{
    [Fact]
    public void TheFileIsTorchSharpsToTheByte()
    {
        using var module = Linear(1, 2);
        init.constant_(module.weight, 1.0);
        init.constant_(module.bias!, -2.0);
        using var stream = new MemoryStream();
        module.save(stream);
        byte[] expected =
        [
            2, // entries
            6, .. Encoding.ASCII.GetBytes("weight"), 6, 2, 2, 1, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x3F, // name, float32, rank, sizes, 1 1
            4, .. Encoding.ASCII.GetBytes("bias"), 6, 1, 2, 0, 0, 0, 0xC0, 0, 0, 0, 0xC0, // -2 -2
        ];
        Assert.Equal(expected, stream.ToArray());
    }

    [Fact]
    public void WhatIsSavedIsLoadedToTheBit()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (Network(), Network());
        source.call(rand(5, 3));
        using var stream = new MemoryStream();
        source.save(stream);
        target.load(new MemoryStream(stream.ToArray()));
        foreach (var (name, tensor) in source.state_dict()) Agreement.Identical(tensor, target.state_dict()[name], name);
        Assert.All(target.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void ABrokenOrForeignFileIsRefused()
    {
        using var scope = NewDisposeScope();
        using var stream = new MemoryStream();
        Network().save(stream);
        var bytes = stream.ToArray();
        Assert.Throws<EndOfStreamException>(() => Network().load(new MemoryStream(bytes[..^3])));
        Assert.Throws<ArgumentException>(() => Linear(3, 4).load(new MemoryStream(bytes)));
        Assert.Throws<FileNotFoundException>(() => Network().load("no such file"));
        Assert.Throws<InvalidDataException>(() => TensorExtensionMethods.Load(new BinaryReader(new MemoryStream([99, 0]))));
    }

    [Fact]
    public void StrictStatesHaveToFit()
    {
        using var scope = NewDisposeScope();
        var (source, target) = (Linear(2, 2), Linear(2, 2));
        var state = source.state_dict();
        state.Remove("bias");
        state.Add("extra", zeros(1));
        var failure = Assert.Throws<InvalidOperationException>(() => target.load_state_dict(state));
        Assert.Contains("missing [bias], unexpected [extra]", failure.Message, StringComparison.Ordinal);
        var (missing, unexpected) = target.load_state_dict(state, strict: false);
        Assert.Equal(["bias"], missing);
        Assert.Equal(["extra"], unexpected);
        Agreement.Identical(source.weight, target.weight, "weight");
        target.load_state_dict(source.state_dict(), skip: ["weight"]);
        Agreement.Identical(source.bias!, target.bias!, "bias");
    }

    [Fact]
    public void AModuleIsConvertedInPlaceButForItsIntegers()
    {
        using var scope = NewDisposeScope();
        var module = Network();
        var weight = module.parameters().First();
        module.call(rand(5, 3)).sum().backward();
        Assert.Same(module, module.to(float64));
        Assert.Same(weight, module.parameters().First());
        Assert.All(module.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.dtype));
        Assert.All(module.parameters(), parameter => Assert.Equal(ScalarType.Float64, parameter.grad!.dtype));
        Assert.Equal(ScalarType.Int64, module.get_buffer("1.num_batches_tracked")!.dtype);
        module.zero_grad();
        using var optimiser = optim.SGD(module.parameters(), 0.1);
        var before = weight.clone();
        module.call(rand(5, 3, dtype: float64)).sum().backward();
        optimiser.step();
        Assert.False(allclose(before, weight));
        Assert.Equal(ScalarType.Float64, module.call(rand(5, 3, dtype: float64)).dtype);
    }

    [Fact]
    public void GradientsAreClearedOrZeroed()
    {
        using var scope = NewDisposeScope();
        var module = Linear(2, 2);
        module.call(rand(1, 2)).sum().backward();
        module.zero_grad(set_to_none: false);
        Assert.Equal(0, module.weight.grad!.abs().sum().item<float>());
        module.zero_grad();
        Assert.Null(module.weight.grad);
    }

    [Fact]
    public void TensorsGoThroughLibtorchsArchives()
    {
        using var scope = NewDisposeScope();
        var folder = Directory.CreateTempSubdirectory("archives");
        try
        {
            var tensor = randn(3, 4);
            torch.save(tensor, Path.Combine(folder.FullName, "tensor"));
            Agreement.Identical(tensor, torch.load(Path.Combine(folder.FullName, "tensor")), "archive");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Sequential Network() => Sequential(Linear(3, 4), BatchNorm1d(4), ReLU(), Linear(4, 1));
}
