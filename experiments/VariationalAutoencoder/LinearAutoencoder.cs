namespace Replication.Experiments;

/// <summary>
/// A variational autoencoder of linear networks with a fixed noise, trained by the reparameterised gradient with one draw (Algorithm 1 of
/// the paper), on fresh draws of N(0, C). Its bound over that law is known exactly at every moment.
/// </summary>
sealed class LinearAutoencoder(Run run)
{
    const int Batch = 100;              // the paper's M
    const double Rate = 0.01;           // Adam's; to 0 over the second half
    static readonly double[] Variances = [4, 2, 1, 0.5, 0.25];     // of the data along their axes

    readonly int _steps = run.Steps(smoke: 50, standard: 3000);

    public int Latents { get; init; } = 5;

    public double NoiseVariance { get; init; } = 0.7;

    /// <summary>Weight of the KL term; 1 makes the loss the bound.</summary>
    public double KlWeight { get; init; } = 1;

    public PosteriorCollapse.Row Train()
    {
        using var everything = NewDisposeScope();
        var draws = new Draws(run.Seed, CPU);
        using var initial = draws.Stream("initial");
        using var data = draws.Stream("data");
        using var noise = draws.Stream("noise");

        // Rows of the root are the data's axes times their deviations, in a random rotation.
        var rotation = linalg.qr(randn(Variances.Length, Variances.Length, generator: initial)).Q;
        var root = rotation * tensor([.. Variances.Select(variance => (float)Math.Sqrt(variance))]);
        var encoder = new Parameter(randn(Latents, Variances.Length, generator: initial) * 0.1);        // the paper's init
        var decoder = new Parameter(randn(Variances.Length, Latents, generator: initial) * 0.1);
        var logSd = new Parameter(zeros(Latents));
        using var adam = optim.Adam([encoder, decoder, logSd], Rate);
        for (var step = 1; step <= _steps; step++)
        {
            using var scope = NewDisposeScope();
            LearningRate.Set(adam, LearningRate.HalfDecay(Rate, step, _steps));
            adam.zero_grad();
            var x = matmul(randn(Batch, Variances.Length, generator: data), root.t());
            var q = new GaussianPosterior(matmul(x, encoder.t()), logSd.expand(Batch, Latents));
            var misfit = (x - matmul(q.Draw(randn(Batch, Latents, generator: noise)), decoder.t())).square().sum([1]) / (2 * NoiseVariance);
            (misfit + q.KullbackLeiblerToPrior() * KlWeight).mean().backward();
            adam.step();
        }

        return Examined(InDouble(encoder), InDouble(decoder), InDouble(logSd), InDouble(root));
    }

    static Tensor InDouble(Tensor of) => of.detach().to(float64);

    /// <summary>The exact means over x ~ N(0, C) of each latent's KL and of the bound.</summary>
    PosteriorCollapse.Row Examined(Tensor encoder, Tensor decoder, Tensor logSd, Tensor root)
    {
        var covariance = matmul(root, root.t());
        var variance = (logSd * 2).exp();
        var divergences = (matmul(matmul(encoder, covariance), encoder.t()).diagonal() + variance - 1) / 2 - logSd;
        var left = eye(Variances.Length, dtype: float64) - matmul(decoder, encoder);       // of x, when z is at q's mean
        var square = matmul(matmul(left, covariance), left.t()).trace() + (decoder.square().sum([0]) * variance).sum();
        var bound = -square / (2 * NoiseVariance) - 0.5 * Variances.Length * Math.Log(2 * Math.PI * NoiseVariance) - divergences.sum();
        return new(
            [.. divergences.data<double>().ToArray().OrderDescending().Zip(Variances, (divergence, data) =>
                new PosteriorCollapse.Latent(data, divergence, Math.Max(0, 0.5 * Math.Log(data / NoiseVariance))))],
            bound.ToDouble(),
            Variances.Sum(LogLikelihood));
    }

    /// <summary>E log N(x; 0, max(v, noise)) for x ~ N(0, v): no latent can model a variance below the noise.</summary>
    double LogLikelihood(double variance)
    {
        var modelled = Math.Max(variance, NoiseVariance);
        return -0.5 * (Math.Log(2 * Math.PI * modelled) + variance / modelled);
    }
}
