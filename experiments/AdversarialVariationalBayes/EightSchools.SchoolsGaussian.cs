namespace Replication.Experiments;

/// <summary>
/// Variational Bayes with a full-rank Gaussian, q = N(m, L L'), by reparameterised ascent of its exact bound. It starts from N(m, 0.81 I),
/// m drawn near 0, as wide as adversarial variational Bayes starts.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
sealed class SchoolsGaussian(Run run)
{
    const double Rate = 1e-2;       // Adam's, to 0 along a cosine
    const int Batch = 256;
    readonly int _steps = run.Steps(smoke: 10, standard: 3000, paper: 30_000);
    readonly int _judged = run.Scale == Scale.Smoke ? 2_000 : 40_000;       // draws that are compared
    readonly Draws _draws = new(run.Seed, device(run.Device));

    public EightSchools.Row Train()
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream("Gaussian: start");
        using var noise = _draws.Stream("Gaussian: noise");
        const int n = EightSchools.Latent;
        var mean = new Parameter(randn(1, n, generator: initial, device: _draws.Device) * 0.1);
        var lower = new Parameter(zeros(n, n, device: _draws.Device));
        var logDiagonal = new Parameter(full(n, (float)Math.Log(0.9), device: _draws.Device));
        using var optimiser = optim.Adam([mean, lower, logDiagonal], Rate);
        for (var step = 1; step <= _steps; step++)
        {
            using var one = NewDisposeScope();
            LearningRate.Set(optimiser, LearningRate.Cosine(Rate, step, _steps));
            optimiser.zero_grad();
            (-Bound(Sample(Batch))).backward();
            optimiser.step();
        }

        using var guard = no_grad();
        var draws = Sample(_judged);
        return EightSchools.Row.Of(draws, Bound(draws).ToDouble(), run.Replicate);

        Tensor Sample(long count) =>
            mean + matmul(
                randn(count, n, generator: noise, device: _draws.Device),
                (lower.tril(-1) + eye(n, device: _draws.Device) * logDiagonal.exp()).t());

        // The entropy of N(m, L L') is n (1 + log 2 pi) / 2 + log |det L|.
        Tensor Bound(Tensor z) => EightSchools.LogJoint(z).mean() + logDiagonal.sum() + n * 0.5 * (1 + Math.Log(2 * Math.PI));
    }
}
