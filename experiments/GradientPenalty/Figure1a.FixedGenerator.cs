using Replication.Core.Constraints;
using Replication.Oracles.ClosedForms.WassersteinGan;

namespace Replication.Experiments;

/// <summary>
/// A critic trained to optimality with the generator held fixed. Critic 2-64-64-64-1 with ReLU, the depth of the released toy code
/// (igul222/improved_wgan_training, gan_toy.py) at an eighth of its width, which already tells the two constraints apart.
/// </summary>
/// <param name="data">Draws so many data, shape [n, 2].</param>
/// <param name="shift">By which the generator moves fresh data; null where it adds N(0, I).</param>
/// <param name="cost">The constraint.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class FixedGenerator(Func<long, Generator, Tensor> data, double? shift, GameCost cost, Run run)
{
    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly bool _papers = run.Scale == Scale.Paper, _clipped = cost == GameCost.ClippedWasserstein;

    /// <summary>
    /// Whether the output weights start at 0 and not as the released code's. The two-sided penalty has a second minimum of the wrong sign:
    /// from the random start two of ten penalised critics of the 25 Gaussians ended in it, with E_r f below E_g f.
    /// </summary>
    public bool FlatStart { get; init; }

    /// <summary>Whether the constraint is enforced: the clipping, or the penalty.</summary>
    public bool Constrained { get; init; } = true;

    /// <summary>Steps of training; clipped critics gain no more after 2000.</summary>
    public int Steps { get; init; } = run.Steps(smoke: 10, standard: cost == GameCost.ClippedWasserstein ? 2000 : 3000, paper: 100_000);

    int Width => _papers ? 512 : 64;

    double Clip => _papers ? 0.01 : 0.03;                               // 0.03 and the rate of 1e-3 are the best of those tried

    double Rate => !_papers ? 1e-3 : _clipped ? 5e-5 : 1e-4;            // falls to 0 over the second half

    /// <summary>Trains, and measures on samples that the critic was not trained on.</summary>
    public Figure1a.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        var critic = Mlp.Create(weights, _draws.Device, 2, Width, Width, Width, 1);
        if (FlatStart)
            using (no_grad()) ((Linear)critic[critic.Count - 1]).weight.zero_();
        var settings = new GameSettings(cost)
        {
            Steps = Steps, Batch = _papers ? 256 : 128, DiscriminatorRate = Rate,
            Lambda = Constrained ? 10 : 0, Clip = Constrained ? Clip : double.PositiveInfinity,
        };
        using (var fit = new CriticFit(critic, settings, data, Fake, _draws)) fit.Run(run.Progress);

        using var judged = _draws.Stream("judged");
        using var guard = no_grad();
        var count = run.Scale == Scale.Smoke ? 50 : 1000;
        var (real, fake) = (data(count, judged), Fake(count, judged));
        using var wide = Mlp.InDouble(critic);
        var (onReal, onFake) = (wide.call(real.to(float64)), wide.call(fake.to(float64)));
        var gain = (onReal.mean() - onFake.mean()).ToDouble();
        // Every pair's own difference: cdist goes through inner products, which cancel for close pairs.
        var apart = linalg.vector_norm(real.to(float64).unsqueeze(1) - fake.to(float64).unsqueeze(0), 2, [2]);
        var lipschitz = ((onReal - onFake.transpose(0, 1)).abs() / apart).max().ToDouble();
        var wasserstein = SampleTransport.Wasserstein(fake, real);
        var drawn = shift is null && run.Replicate == 0;
        return new(
            wasserstein,
            gain,
            gain / lipschitz / wasserstein,
            SpectralNorms.Product(critic),
            ClippedCritic.LipschitzBound(Clip, [2, Width, Width, Width, 1]),
            drawn ? Surface(critic, lipschitz) : [],
            drawn ? First(300, real) : []);
    }

    Tensor Fake(long count, Generator stream) =>
        shift is { } by ? data(count, stream) + by : data(count, stream) + randn(count, 2, generator: stream, device: _draws.Device);

    IReadOnlyList<CriticSurface.Point> Surface(Sequential critic, double lipschitz)
    {
        var places = CriticSurface.Grid.SelectMany(at => new[] { (float)at.X, (float)at.Y }).ToArray();
        var heights = critic.call(tensor(places, device: _draws.Device).reshape(-1, 2)).to(float64) / lipschitz;
        return CriticSurface.Of(heights.cpu().flatten().data<double>().ToArray());
    }

    static IReadOnlyList<Figure1a.Sample> First(int count, Tensor samples)
    {
        var cloud = SampleTransport.Cloud(samples);
        return [.. Enumerable.Range(0, Math.Min(count, cloud.Count)).Select(i => new Figure1a.Sample(cloud[i][0], cloud[i][1]))];
    }
}
