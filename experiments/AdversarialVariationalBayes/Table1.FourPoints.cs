namespace Replication.Experiments;

/// <summary>
/// The toy data of section 5.1: four points, the 2 x 2 images with one lit pixel, and a latent plane. A decoder's true log-likelihood is an
/// integral over the plane, taken by the trapezoidal rule on a grid.
/// </summary>
sealed class FourPoints : IDisposable
{
    public const int Count = 4, Latent = 2;

    readonly LatentGrid _grid;

    /// <summary>Puts the points and the grid on a device; the smoke scale's grid is too coarse for its numbers to mean anything.</summary>
    public FourPoints(Device device, Scale scale)
    {
        Images = eye(Count, device: device).DetachFromDisposeScope();
        _grid = new LatentGrid(step: scale == Scale.Smoke ? 0.5 : 0.06, reach: 6, device);
    }

    /// <summary>Shape [4, 4], one image a row.</summary>
    public Tensor Images { get; }

    /// <summary>Each image so many times in turn, shape [4 count, 4]: a batch that holds each data point equally often.</summary>
    public Tensor Stratified(long count) => Images.repeat_interleave(count, 0);

    /// <summary>log p(x), averaged over the four points.</summary>
    public double LogLikelihood(Sequential decoder)
    {
        using var scope = NewDisposeScope();
        var losses = Losses(decoder);
        return Points.Average(k => _grid.LogEvidence(-losses.select(1, k)));
    }

    /// <summary>Table 1's terms of a Gaussian encoder and a decoder, all by quadrature on the grid.</summary>
    /// <param name="posterior">Of the four images, in order.</param>
    /// <param name="decoder">Maps [n, 2] to four logits.</param>
    public Table1.Terms Terms(GaussianPosterior posterior, Sequential decoder)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var losses = Losses(decoder);
        var densities = stack(Points.Select(k => LogDensity(posterior, k)), 1);
        var reconstruction = Points.Average(k => _grid.Expectation(densities.select(1, k), losses.select(1, k)));
        var divergence = posterior.KullbackLeiblerToPrior().mean().ToDouble();
        return new(
            Points.Average(k => _grid.LogEvidence(-losses.select(1, k))),
            -reconstruction - divergence,
            reconstruction / Count,
            _grid.KullbackLeiblerToPrior(densities.logsumexp(1) - Math.Log(Count)));
    }

    public void Dispose()
    {
        Images.Dispose();
        _grid.Dispose();
    }

    static IEnumerable<int> Points => Enumerable.Range(0, Count);

    /// <summary>-log p(x_k|z) at the grid's nodes, shape [n, 4].</summary>
    Tensor Losses(Sequential decoder)
    {
        using var guard = no_grad();
        return BernoulliDecoder.Losses(decoder.call(_grid.Nodes), Images);
    }

    Tensor LogDensity(GaussianPosterior posterior, int k)
    {
        var logSd = posterior.LogSd[k].expand(Latent);
        return StandardNormal.LogDensity((_grid.Nodes - posterior.Mean[k]) * (-logSd).exp()) - logSd.sum();
    }
}

/// <summary>
/// The course of a training on the four points: terms 25 times, and pictures of the latent plane in the first replicate.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
/// <param name="steps">Steps of the training.</param>
/// <param name="start">0-based number of this training.</param>
/// <param name="starts">How many there are.</param>
sealed class FourPointCourse(Run run, int steps, int start = 0, int starts = 1)
{
    const int DrawsPerPoint = 125;                                          // in a picture
    static readonly double[] Pictures = [0, 1, 3, 10, 20, 40, 70, 100];     // % of the training

    readonly List<Table1.Moment> _training = [];
    readonly List<Table1.LatentDraw> _latent = [];

    /// <summary>Records a moment, where one is due.</summary>
    /// <param name="step">Steps taken.</param>
    /// <param name="terms">Measures Table 1's terms.</param>
    /// <param name="sample">Draws so many of each point's posterior, point by point, shape [4 n, 2].</param>
    public void Look(int step, Func<Table1.Terms> terms, Func<int, Tensor> sample)
    {
        double[] picture = [.. Pictures.Where(percent => (int)Math.Round(percent / 100 * steps) == step)];
        if (step % Math.Max(1, steps / 25) != 0 && picture.Length == 0) return;
        var (now, percent) = (terms(), picture.DefaultIfEmpty(100.0 * step / steps).First());
        _training.Add(new(percent, now.LogLikelihood, now.Elbo));
        run.Progress?.Report((start + (double)step / steps) / starts);
        if (run.Replicate != 0 || picture.Length == 0) return;
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var z = sample(DrawsPerPoint).cpu().data<float>().ToArray();
        _latent.AddRange(Enumerable.Range(0, z.Length / 2)
            .Select(i => new Table1.LatentDraw(percent, 1 + i / DrawsPerPoint, Math.Round(z[2 * i], 3), Math.Round(z[2 * i + 1], 3))));
    }

    /// <summary>The row of the finished training.</summary>
    public Table1.Row Row(Table1.Terms terms) => Table1.Row.Of(terms, _training, _latent);
}
