using Replication.Core.Inference;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Adversarial variational Bayes on the four points (Algorithm 1, ascending in psi where line 9 prints a minus). The adversary is a network
/// with one output for each data point, so T(x, z) = output_x(z) + |z|^2 / 2: the paper's inner product with x one-hot, and the logarithm of the
/// prior built in.
/// </summary>
/// <param name="settings">Widths, rates, steps.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class FourPointAvb(FourPointAvbSettings settings, Run run)
{
    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Draws per point behind the reported terms.</summary>
    public int Judged { get; init; } = run.Scale == Scale.Smoke ? 2_000 : 100_000;

    /// <summary>+1 lets the adversary ascend its objective, as Proposition 1 needs; -1 is Algorithm 1 as printed.</summary>
    public int AdversarySign { get; init; } = 1;

    /// <summary>Trains and measures.</summary>
    public FourPointOutcome Train()
    {
        using var scope = NewDisposeScope();
        using var points = new FourPoints(_draws.Device, run.Scale);
        using var initial = _draws.Stream("AVB: weights");
        using var noise = _draws.Stream("AVB: noise");
        using var looks = _draws.Stream("AVB: looks");
        Span<long> hidden = [.. Enumerable.Repeat(settings.Width, settings.Layers)];
        Span<long> inside = [.. Enumerable.Repeat(settings.AdversaryWidth, settings.Layers)];
        var encoder = GlorotMlp.Create(initial, _draws.Device, [FourPoints.Count + settings.Noise, .. hidden, FourPoints.Latent]);
        var decoder = GlorotMlp.Create(initial, _draws.Device, [FourPoints.Latent, .. hidden, FourPoints.Count]);
        var adversary = GlorotMlp.Create(initial, _draws.Device, [FourPoints.Latent, .. inside, FourPoints.Count]);
        using var networks = new MlpTraining();
        var (encoding, decoding, judging) = (networks.Of(encoder, 0.5), networks.Of(decoder, 0.5), networks.Of(adversary, 0.5));
        var posterior = new ImplicitPosterior(encoding.Call, settings.Noise);
        var bound = new AdversarialBound(encoding, decoding, judging);
        var images = points.Stratified(settings.DrawsPerPoint);

        // The adversary's cross-entropy: on the prior z is independent of x, and all four outputs of one z serve at once.
        var signs = cat([full_like(images, -1), ones_like(images)]);
        var weights = cat([images, full_like(images, 1.0 / FourPoints.Count)]) * ((double)AdversarySign / images.shape[0]);
        var (training, latent) = (new List<FourPointMoment>(), new List<LatentDraw>());

        for (var step = 0; step <= settings.Steps; step++)
        {
            using var one = NewDisposeScope();
            if (FourPointSchedule.IsMoment(step, settings.Steps)) Look(step);
            if (step == settings.Steps) break;
            PrimalStep(LearningRate.Cosine(settings.PrimalRate, step + 1, settings.Steps));
            for (var inner = 0; inner < settings.AdversarySteps; inner++) DualStep(LearningRate.Cosine(settings.AdversaryRate, step + 1, settings.Steps));
        }

        // T goes on learning while the rest stands still: a lagging T underestimates the divergence and so overstates the bound.
        bound = new AdversarialBound(encoding, decoding, networks.Of(adversary));
        for (var step = 1; step <= settings.FinalSteps; step++)
        {
            using var one = NewDisposeScope();
            DualStep(LearningRate.Cosine(settings.FinalRate, step, settings.FinalSteps));
        }

        return new FourPointOutcome(Terms(Judged), training, latent);

        // Down E[T(x, z) - log p(x|z)], z drawn by the encoder.
        void PrimalStep(double rate) => bound.PrimalStep(images, posterior.Noise(images, noise), rate);

        void DualStep(double rate)
        {
            using var one = NewDisposeScope();
            var encoded = posterior.Noise(images, noise);
            var prior = randn(images.shape[0], FourPoints.Latent, generator: noise, device: _draws.Device);
            bound.DualStep(images, encoded, prior, signs, weights, rate);
        }

        FourPointTerms Terms(int drawsPerPoint)
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            var x = points.Stratified(drawsPerPoint);
            var z = posterior.Sample(x, looks);
            var (loss, divergence) = (BernoulliDecoder.Loss(decoder.call(z), x).mean().ToDouble(), bound.T(x, z).mean().ToDouble());
            var finite = z.isfinite().all().item<bool>();
            return new FourPointTerms(
                points.LogLikelihood(decoder), -loss - divergence, loss / FourPoints.Count, finite ? PriorHistogram.KullbackLeibler(z) : double.NaN);
        }

        void Look(int step)
        {
            var (terms, percent) = (Terms(Math.Min(Judged, 2_500)), FourPointSchedule.Percent(step, settings.Steps));
            training.Add(new FourPointMoment(percent, terms.LogLikelihood, terms.Elbo));
            run.Progress?.Report((double)step / settings.Steps);
            if (run.Replicate != 0 || !FourPointSchedule.IsPicture(step, settings.Steps)) return;
            using var guard = no_grad();
            var shown = posterior.Sample(points.Stratified(FourPointSchedule.DrawsPerPoint), looks);
            latent.AddRange(FourPointSchedule.Picture(percent, shown.cpu().data<float>().ToArray()));
        }
    }
}
