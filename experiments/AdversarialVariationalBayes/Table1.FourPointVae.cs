namespace Replication.Experiments;

/// <summary>
/// A variational autoencoder on the four points: Gaussian encoder, reparameterised draws, closed-form KL. Networks 4-64-64-4 and 2-64-64-4,
/// ReLU, Glorot-uniform.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
sealed class FourPointVae(Run run)
{
    const long Width = 64;              // the released notebook's
    const int DrawsPerPoint = 128;      // with half as many about one run in eight ends in the symmetric layout, 0.1 nats short (pilot)
    readonly double _rate = run.Scale == Scale.Paper ? 2e-5 : 2e-3;     // Adam's, to 0 along a cosine; both reach the same optimum
    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Steps of the ascent.</summary>
    public int Steps { get; init; } = run.Steps(smoke: 20, standard: 4000, paper: 100_000);

    /// <summary>Whether each posterior has but one standard deviation for both coordinates; the optimum needs two.</summary>
    public bool Isotropic { get; init; }

    /// <summary>Weight of the KL term; 1 makes the objective the bound.</summary>
    public double DivergenceWeight { get; init; } = 1;

    /// <summary>
    /// Trainings from scratch, of which the one with the best bound counts: about one in six ends in a worse layout of the plane. The
    /// bound, which is the training's own objective, selects, never the log-likelihood.
    /// </summary>
    public int Starts { get; init; } = run.Scale == Scale.Standard ? 4 : 1;

    public Table1.Row Train()
    {
        using var scope = NewDisposeScope();
        using var points = new FourPoints(_draws.Device, run.Scale);
        return Enumerable.Range(0, Starts).Select(start => Train(points, start)).MaxBy(row => row.Elbo)!;
    }

    Table1.Row Train(FourPoints points, int start)
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream($"VAE: weights {start}");
        using var pictures = _draws.Stream("VAE: pictures");
        using var noise = _draws.Stream($"VAE: noise {start}");
        var encoder = GlorotMlp.Create(initial, _draws.Device, FourPoints.Count, Width, Width, FourPoints.Latent + (Isotropic ? 1 : 2));
        var decoder = GlorotMlp.Create(initial, _draws.Device, FourPoints.Latent, Width, Width, FourPoints.Count);
        using var training = new MlpTraining();
        var bound = new GaussianBound(training.Of(encoder), training.Of(decoder), DivergenceWeight);
        var course = new FourPointCourse(run, Steps, start, Starts);
        for (var step = 0; step <= Steps; step++)
        {
            using var one = NewDisposeScope();
            course.Look(step, Terms, Sample);
            if (step == Steps) break;

            // Down E[-log p(x|z)] + KL(q(z|x), p(z)), z = mean + sd e.
            var draws = randn(FourPoints.Count * DrawsPerPoint, FourPoints.Latent, generator: noise, device: _draws.Device);
            bound.Step(points.Images, draws, LearningRate.Cosine(_rate, step + 1, Steps));
        }

        return course.Row(Terms());

        GaussianPosterior Posterior() => GaussianPosterior.Of(encoder.call, points.Images, FourPoints.Latent);

        Table1.Terms Terms()
        {
            using var guard = no_grad();
            return points.Terms(Posterior(), decoder);
        }

        Tensor Sample(int drawsPerPoint)
        {
            var posterior = Posterior().Repeated(drawsPerPoint);
            return posterior.Draw(randn(posterior.Mean.shape, generator: pictures, device: _draws.Device));
        }
    }
}
