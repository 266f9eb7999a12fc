using Replication.Core.Inference;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Objectives;
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
        var posterior = new ImplicitPosterior(encoder, settings.Noise);
        using var primal = optim.Adam(encoder.parameters().Concat(decoder.parameters()), settings.PrimalRate, 0.5);
        using var dual = optim.Adam(adversary.parameters(), settings.AdversaryRate, 0.5);
        var images = points.Stratified(settings.DrawsPerPoint);
        var (training, latent) = (new List<FourPointMoment>(), new List<LatentDraw>());

        for (var step = 0; step <= settings.Steps; step++)
        {
            using var one = NewDisposeScope();
            if (FourPointSchedule.IsMoment(step, settings.Steps)) Look(step);
            if (step == settings.Steps) break;
            LearningRate.Set(primal, LearningRate.Cosine(settings.PrimalRate, step + 1, settings.Steps));
            LearningRate.Set(dual, LearningRate.Cosine(settings.AdversaryRate, step + 1, settings.Steps));
            PrimalStep();
            for (var inner = 0; inner < settings.AdversarySteps; inner++) DualStep(dual);
        }

        // T goes on learning while the rest stands still: a lagging T underestimates the divergence and so overstates the bound.
        using var rest = optim.Adam(adversary.parameters(), settings.FinalRate);
        for (var step = 1; step <= settings.FinalSteps; step++)
        {
            using var one = NewDisposeScope();
            LearningRate.Set(rest, LearningRate.Cosine(settings.FinalRate, step, settings.FinalSteps));
            DualStep(rest);
        }

        return new FourPointOutcome(Terms(Judged), training, latent);

        void PrimalStep()
        {
            Gradients.Clear(encoder);
            Gradients.Clear(decoder);
            using var frozen = new Frozen(adversary);
            var z = posterior.Sample(images, noise);
            (T(z, images) + BernoulliDecoder.Loss(decoder.call(z), images)).mean().backward();
            primal.step();
        }

        void DualStep(optim.Optimizer optimiser)
        {
            using var one = NewDisposeScope();
            Tensor z, prior;
            using (no_grad()) (z, prior) = (posterior.Sample(images, noise), randn(images.shape[0], FourPoints.Latent, generator: noise, device: _draws.Device));
            Gradients.Clear(adversary);
            (Adversarial.DiscriminatorLoss(T(z, images), EveryT(prior)) * AdversarySign).backward();
            optimiser.step();
        }

        // On the prior z is independent of x: all four outputs of one z serve at once.
        Tensor EveryT(Tensor z) => adversary.call(z) + z.square().sum([1], keepdim: true) * 0.5;

        Tensor T(Tensor z, Tensor x) => (EveryT(z) * x).sum([1]);

        FourPointTerms Terms(int drawsPerPoint)
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            var x = points.Stratified(drawsPerPoint);
            var z = posterior.Sample(x, looks);
            var (loss, divergence) = (BernoulliDecoder.Loss(decoder.call(z), x).mean().ToDouble(), T(z, x).mean().ToDouble());
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
