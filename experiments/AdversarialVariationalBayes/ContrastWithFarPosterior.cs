using Replication.Core.Inference;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>The divergence that an adversary reports at a moment of its training.</summary>
/// <param name="Step">Steps taken.</param>
/// <param name="Divergence">E_q T, with adaptive contrast E_q[T + log r - log p].</param>
sealed record ContrastMoment(int Step, double Divergence);

/// <summary>
/// Section 3.3's situation on the line: q = N(mean, sd^2) stands still and an adversary estimates KL(q, N(0, 1)), with the logarithm of the prior
/// built in as the paper has it, or with adaptive contrast. Network 1-64-64-1, 3000 steps of 256 + 256 draws, Adam at a steady 1e-3: the
/// number of steps is part of the claim, since the plain estimate still creeps up.
/// </summary>
/// <param name="mean">q's mean.</param>
/// <param name="sd">q's standard deviation.</param>
/// <param name="adaptive">Whether the contrast is q's own moments or the prior.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class ContrastWithFarPosterior(double mean, double sd, bool adaptive, Run run)
{
    const int Batch = 256;
    const double Rate = 1e-3;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _steps = run.Scale == Scale.Smoke ? 30 : 3000;

    /// <summary>Whether log r is added to T; without it the estimate forgets what the adversary was not asked.</summary>
    public bool AddsContrast { get; init; } = true;

    /// <summary>The estimate over the adversary's training; the last one rests on 100,000 draws, the others on 10,000.</summary>
    public IReadOnlyList<ContrastMoment> Estimates()
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream("contrast: weights");
        using var data = _draws.Stream("contrast: data");
        using var looks = _draws.Stream("contrast: looks");
        var network = GlorotMlp.Create(initial, _draws.Device, 1, 64, 64, 1);
        using var training = new MlpTraining();
        var judging = training.Of(network);
        var moments = new List<ContrastMoment>();
        for (var step = 0; step <= _steps; step++)
        {
            using var one = NewDisposeScope();
            if (step % (_steps / 30) == 0) moments.Add(new ContrastMoment(step, Divergence(network, step == _steps ? 100_000 : 10_000, looks)));
            if (step < _steps) Step(judging, data);
        }

        return moments;
    }

    void Step(TrainedMlp judging, Generator data)
    {
        var (z, prior) = (Posterior(Batch, data), randn(Batch, 1, generator: data, device: _draws.Device));
        var both = cat([adaptive ? AdaptiveContrast.To(z).Standardise(z) : z, prior]);
        var signs = cat([full_like(z, -1), ones_like(prior)]);
        judging.CrossEntropyStep(both, BuiltIn(both), signs, full_like(signs, 1.0 / Batch), Rate);
    }

    double Divergence(Sequential network, long count, Generator looks)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var z = Posterior(count, looks);
        if (!adaptive) return (network.call(z) + BuiltIn(z)).mean().ToDouble();
        var contrast = AdaptiveContrast.To(z);
        var divergence = network.call(contrast.Standardise(z)).view(-1) - StandardNormal.LogDensity(z);
        return (AddsContrast ? divergence + contrast.LogDensity(z) : divergence).mean().ToDouble();
    }

    /// <summary>With adaptive contrast nothing is built in: log q - log r is what is left to learn.</summary>
    Tensor BuiltIn(Tensor z) => adaptive ? zeros_like(z) : z.square() * 0.5;

    Tensor Posterior(long count, Generator data) => randn(count, 1, generator: data, device: _draws.Device) * sd + mean;
}
