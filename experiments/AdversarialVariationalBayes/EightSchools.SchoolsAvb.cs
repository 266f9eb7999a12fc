namespace Replication.Experiments;

/// <summary>
/// Adversarial variational Bayes with adaptive contrast on the eight schools: z = 0.9 e[1..10] + f(e), e in R^16, f 16-128-128-10. The
/// adversary sees standardised z and the eight products tau eta_j that the likelihood sees. The paper scale is the released notebook, but
/// for its ELU.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
sealed class SchoolsAvb(Run run)
{
    const long Noise = 16;                  // width of e
    const long Width = 128;                 // of the hidden layers: the notebook's
    const double LastLayer = 0.1;           // its share of Glorot's size, so that training starts near the prior
    readonly int _batch = run.Scale == Scale.Paper ? 512 : 256;
    readonly int _judged = run.Scale == Scale.Smoke ? 2_000 : 40_000;       // draws that are compared
    readonly (double Primal, double Dual) _rates =                          // Adam's, to 0 along a cosine
        run.Scale == Scale.Paper ? (1e-4, 2e-4) : (2e-3, 4e-3);
    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Steps of the posterior's network.</summary>
    public int Steps { get; init; } = run.Steps(smoke: 10, standard: 2000, paper: 10_000);

    /// <summary>Steps of the adversary after each of them; 0 leaves the entropy of q out of the game, and q falls onto the mode.</summary>
    public int AdversarySteps { get; init; } = 2;

    public EightSchools.Row Train()
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream("schools: weights");
        using var noise = _draws.Stream("schools: noise");
        var sampler = GlorotMlp.Create(initial, _draws.Device, Noise, Width, Width, EightSchools.Latent);
        var adversary = GlorotMlp.Create(initial, _draws.Device, EightSchools.Latent + 8, Width, Width, 1);
        using (no_grad()) sampler.parameters().TakeLast(2).First().mul_(LastLayer);
        var scale = new Parameter(full(EightSchools.Latent, 0.9f, device: _draws.Device));
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
        return EightSchools.Row.Of(draws, -NegativeBound(draws).mean().ToDouble(), run.Replicate);

        Tensor Sample(long count)
        {
            var e = randn(count, Noise, generator: noise, device: _draws.Device);
            return e.narrow(1, 0, EightSchools.Latent) * scale + sampling.Call(e);
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
            var prior = randn(_batch, EightSchools.Latent, generator: noise, device: _draws.Device);
            judging.CrossEntropyStep(Seen(cat([AdaptiveContrast.To(z).Standardise(z), prior])), nothing, signs, weights, rate);
        }

        Tensor Seen(Tensor standardised) => cat([standardised, standardised.narrow(1, 1, 1) * standardised.narrow(1, 2, 8)], 1);

        Tensor NegativeBound(Tensor z)
        {
            var contrast = AdaptiveContrast.To(z);
            return judging.Through(Seen(contrast.Standardise(z))).view(-1) + contrast.LogDensity(z) - EightSchools.LogJoint(z);
        }
    }
}
