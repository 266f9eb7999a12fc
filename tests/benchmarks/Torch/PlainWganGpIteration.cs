using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Benchmarks.Torch;

/// <summary>
/// One generator iteration of WGAN-GP (Gulrajani et al. 2017, Algorithm 1), in TorchSharp alone, as its users would write it: five critic
/// steps with the gradient penalty, then the generator through the frozen critic. torch_peer.py has the same iteration.
/// </summary>
internal sealed class PlainWganGpIteration(int width, int batch) : IStep
{
    private const int CriticSteps = 5;
    private const double Lambda = 10;

    private readonly Sequential _critic = Network.Of(width, 1), _generator = Network.Of(width, Network.Dimensions);
    private Adam? _criticOptimizer, _generatorOptimizer;

    public void Run()
    {
        _criticOptimizer ??= optim.Adam(_critic.parameters(), 1e-4, 0.5, 0.9);
        _generatorOptimizer ??= optim.Adam(_generator.parameters(), 1e-4, 0.5, 0.9);
        for (var i = 0; i < CriticSteps; i++) StepCritic();
        StepGenerator();
    }

    private void StepCritic()
    {
        using var scope = NewDisposeScope();
        var real = randn(batch, Network.Dimensions);
        Tensor fake;
        using (no_grad()) fake = _generator.forward(randn(batch, Network.Dimensions));
        var epsilon = rand(batch, 1);
        var between = (epsilon * real + (1 - epsilon) * fake).requires_grad_();

        _critic.zero_grad();
        var gradient = autograd.grad([_critic.forward(between).sum()], [between], retain_graph: true, create_graph: true)[0];
        var penalty = (gradient.norm(1) - 1).pow(2).mean();
        var loss = _critic.forward(fake).mean() - _critic.forward(real).mean() + Lambda * penalty;
        loss.backward();
        _criticOptimizer!.step();
    }

    private void StepGenerator()
    {
        using var scope = NewDisposeScope();
        Network.SetTrainable(_critic, false);
        _generator.zero_grad();
        (-_critic.forward(_generator.forward(randn(batch, Network.Dimensions))).mean()).backward();
        _generatorOptimizer!.step();
        Network.SetTrainable(_critic, true);
    }
}
