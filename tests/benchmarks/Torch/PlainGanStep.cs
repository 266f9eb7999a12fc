using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// One step of a standard GAN in TorchSharp alone, as its users would write it: the discriminator on a real and a fake batch, then the
/// generator with the non-saturating cost through the frozen discriminator. torch_peer.py has the same step.
/// </summary>
internal sealed class PlainGanStep(int width, int batch) : IStep
{
    private readonly Sequential _discriminator = Network.Of(width, 1), _generator = Network.Of(width, Network.Dimensions);
    private readonly Tensor _real = ones(batch, 1), _fake = zeros(batch, 1);
    private Adam? _discriminatorOptimizer, _generatorOptimizer;

    public void Run()
    {
        using var scope = NewDisposeScope();
        _discriminatorOptimizer ??= optim.Adam(_discriminator.parameters(), 1e-4, 0.5, 0.9);
        _generatorOptimizer ??= optim.Adam(_generator.parameters(), 1e-4, 0.5, 0.9);

        var data = randn(batch, Network.Dimensions);
        Tensor samples;
        using (no_grad()) samples = _generator.forward(randn(batch, Network.Dimensions));
        _discriminator.zero_grad();
        var loss = binary_cross_entropy_with_logits(_discriminator.forward(data), _real)
            + binary_cross_entropy_with_logits(_discriminator.forward(samples), _fake);
        loss.backward();
        _discriminatorOptimizer.step();

        Network.SetTrainable(_discriminator, false);
        _generator.zero_grad();
        samples = _generator.forward(randn(batch, Network.Dimensions));
        binary_cross_entropy_with_logits(_discriminator.forward(samples), _real).backward();
        _generatorOptimizer.step();
        Network.SetTrainable(_discriminator, true);
    }
}
