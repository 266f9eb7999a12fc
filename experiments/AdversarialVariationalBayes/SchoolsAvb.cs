using Replication.Core.Inference;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Adversarial variational Bayes with adaptive contrast on the eight schools: z = 0.9 e[1..10] + f(e), e in R^16, f 16-128-128-10 with a last
/// layer a tenth as large, so that training starts near the prior; the adversary sees standardised z and the eight products tau eta_j that the
/// likelihood sees. Adam (beta1 1/2) at 2e-3 and 4e-3 falling to 0 along a cosine, 256 draws, one step to the adversary's two. The
/// released notebook: 128-128 ELU, 10,000 steps of 512 at 1e-4 and 2e-4, which is the paper scale.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
sealed class SchoolsAvb(Run run)
{
    const long Noise = 16, Width = 128;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _batch = run.Scale == Scale.Paper ? 512 : 256;
    readonly int _judged = run.Scale == Scale.Smoke ? 2_000 : 40_000;
    readonly (double Primal, double Dual) _rates = run.Scale == Scale.Paper ? (1e-4, 2e-4) : (2e-3, 4e-3);

    /// <summary>Steps of the posterior's network.</summary>
    public int Steps { get; init; } = run.Scale switch { Scale.Smoke => 10, Scale.Paper => 10_000, _ => 2000 };

    /// <summary>Steps of the adversary after each of them; 0 leaves the entropy of q out of the game, and q falls onto the mode.</summary>
    public int AdversarySteps { get; init; } = 2;

    /// <summary>Trains and compares.</summary>
    public (SchoolsTerms Terms, IReadOnlyList<SchoolsDraw> Draws) Train()
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream("schools: weights");
        using var noise = _draws.Stream("schools: noise");
        var sampler = GlorotMlp.Create(initial, _draws.Device, Noise, Width, Width, SchoolsModel.Latent);
        var adversary = GlorotMlp.Create(initial, _draws.Device, SchoolsModel.Latent + 8, Width, Width, 1);
        using (no_grad()) sampler.parameters().TakeLast(2).First().mul_(0.1);
        var scale = new Parameter(full(SchoolsModel.Latent, 0.9f, device: _draws.Device));
        using var training = new MlpTraining();
        var (sampling, judging) = (training.Of(sampler, 0.5), training.Of(adversary, 0.5));
        var signs = cat([full(_batch, 1, -1f, device: _draws.Device), ones(_batch, 1, device: _draws.Device)]);
        var (weights, nothing) = (full_like(signs, 1.0 / _batch), zeros_like(signs));
        using var scaling = optim.Adam([scale], _rates.Primal, 0.5);
        for (var step = 1; step <= Steps; step++)
        {
            using var one = NewDisposeScope();
            PrimalStep(LearningRate.Cosine(_rates.Primal, step, Steps));
            for (var inner = 0; inner < AdversarySteps; inner++) DualStep(LearningRate.Cosine(_rates.Dual, step, Steps));
            if (step % 100 == 0) run.Progress?.Report((double)step / Steps);
        }

        using var guard = no_grad();
        var draws = Sample(_judged);
        var shown = draws.narrow(0, 0, Math.Min(_judged, 600)).cpu().data<float>().ToArray();
        return (
            SchoolsPosterior.Compare(draws, -NegativeBound(draws).mean().ToDouble()),
            run.Replicate == 0 ? [.. shown.Chunk(SchoolsModel.Latent).Select(z => SchoolsDraw.Of(z))] : []);

        Tensor Sample(long count)
        {
            var e = randn(count, Noise, generator: noise, device: _draws.Device);
            return e.narrow(1, 0, SchoolsModel.Latent) * scale + sampling.Call(e);
        }

        void PrimalStep(double rate)
        {
            LearningRate.Set(scaling, rate);
            scaling.zero_grad();
            training.Backward(NegativeBound(Sample(_batch)).mean());
            sampling.Step(rate);
            scaling.step();
        }

        void DualStep(double rate)
        {
            using var one = NewDisposeScope();
            Tensor z;
            using (no_grad()) z = Sample(_batch);
            var prior = randn(_batch, SchoolsModel.Latent, generator: noise, device: _draws.Device);
            judging.CrossEntropyStep(Seen(cat([AdaptiveContrast.To(z).Standardise(z), prior])), nothing, signs, weights, rate);
        }

        Tensor Seen(Tensor standardised) => cat([standardised, standardised.narrow(1, 1, 1) * standardised.narrow(1, 2, 8)], 1);

        Tensor NegativeBound(Tensor z)
        {
            var contrast = AdaptiveContrast.To(z);
            return judging.Through(Seen(contrast.Standardise(z))).view(-1) + contrast.LogDensity(z) - SchoolsModel.LogJoint(z);
        }
    }
}
