using Replication.Core.Constraints;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.WassersteinGan;
using Replication.Oracles.Statistics;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Figure 1a's procedure: a critic trained to optimality with the generator held fixed at the data plus N(0, I), clipped or penalised. Critic
/// 2-64-64-64-1 with ReLU, the released toy code's depth (igul222/improved_wgan_training, gan_toy.py) at an eighth of its width, which already
/// tells the two apart. Both at a rate of 1e-3 that falls to 0 over the second half, the best of those tried for either: clipping at 0.03 with
/// RMSProp, 2000 steps, after which it gains no more; the penalty with the paper's lambda = 10 and Adam(1e-3, 0.5, 0.9), 3000 steps. 128 fresh
/// pairs a step. Clipped critics start as in the released code; penalised ones start flat, their output weights at 0: the two-sided penalty has a
/// second minimum of the wrong sign, and from the random start two of ten critics on the 25 Gaussians ended in it, with E_r f below E_g f. On those data
/// each constraint is therefore also run from the other's start.
/// </summary>
/// <param name="law">The data.</param>
/// <param name="cost">The constraint.</param>
/// <param name="flatStart">Whether the output weights start at 0 and not as the released code's.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class FixedGenerator(PlaneLaw law, GameCost cost, bool flatStart, Run run)
{
    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Whether the constraint is enforced: the clipping, or the penalty.</summary>
    public bool Constrained { get; init; } = true;

    /// <summary>Steps of training.</summary>
    public int Steps { get; init; } = run.Scale switch
    {
        Scale.Smoke => 10,
        Scale.Standard => cost == GameCost.ClippedWasserstein ? 2000 : 3000,
        _ => 100_000,
    };

    bool OwnBudget => run.Scale == Scale.Paper;

    int Width => OwnBudget ? 512 : 64;

    double Clip => OwnBudget ? 0.01 : 0.03;

    /// <summary>At the papers' own scale their own: 5e-5 for clipping, 1e-4 for the penalty.</summary>
    double Rate => !OwnBudget ? 1e-3 : cost == GameCost.ClippedWasserstein ? 5e-5 : 1e-4;

    /// <summary>Trains and looks.</summary>
    public GradientPenalty.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var pair = new PlanePair(law, _draws.Device);
        using var weights = _draws.Stream("weights");
        var critic = Mlp.Create(weights, _draws.Device, 2, Width, Width, Width, 1);
        if (flatStart)
            using (no_grad()) ((Linear)critic[critic.Count - 1]).weight.zero_();
        var settings = new GameSettings(cost)
        {
            Steps = Steps, Batch = OwnBudget ? 256 : 128, DiscriminatorRate = Rate,
            Lambda = Constrained ? 10 : 0, Clip = Constrained ? Clip : double.PositiveInfinity,
        };
        using (var fit = new CriticFit(critic, settings, pair.Real, pair.Fake, _draws)) fit.Run(run.Progress);

        using var judged = _draws.Stream("judged");
        var count = run.Scale == Scale.Smoke ? 50 : 1000;
        var (real, fake) = (pair.Real(count, judged), pair.Fake(count, judged));
        var view = View(critic, real, fake);
        var row = GradientPenalty.Row.Empty with { Views = [view] };
        return run.Replicate > 0 || law == PlaneLaw.ShiftedGaussians ? row : row with
        {
            Surface = Surface(critic, view.Lipschitz),
            Points = [.. PlaneSample.First(300, "real", SampleTransport.Cloud(real))],
        };
    }

    CriticView View(Sequential critic, Tensor real, Tensor fake)
    {
        using var guard = no_grad();
        using var wide = Mlp.InDouble(critic);
        var (onReal, onFake) = (wide.call(real.to(float64)), wide.call(fake.to(float64)));
        var gain = (onReal.mean() - onFake.mean()).ToDouble();
        // Every pair's own difference: cdist goes through inner products, which cancel for close pairs.
        var apart = linalg.vector_norm(real.to(float64).unsqueeze(1) - fake.to(float64).unsqueeze(0), 2, [2]);
        var lipschitz = ((onReal - onFake.transpose(0, 1)).abs() / apart).max().ToDouble();
        var optimal = new OptimalCritic(SampleTransport.Cloud(fake), SampleTransport.Cloud(real));
        return new CriticView(
            optimal.Wasserstein,
            gain,
            lipschitz,
            gain / lipschitz / optimal.Wasserstein,
            SpectralNorms.Product(critic),
            ClippedCritic.LipschitzBound(Clip, [2, Width, Width, Width, 1]),
            Spearman.Correlation(cat([onFake, onReal]).cpu().flatten().data<double>().ToArray(), optimal.OnSamples));
    }

    IReadOnlyList<PlanePoint> Surface(Sequential critic, double lipschitz)
    {
        using var guard = no_grad();
        var places = PlanePoint.Grid;
        var grid = tensor(places.SelectMany(at => new[] { (float)at.X, (float)at.Y }).ToArray(), device: _draws.Device).reshape(places.Count, 2);
        return PlanePoint.Surface((critic.call(grid).to(float64) / lipschitz).cpu().flatten().data<double>().ToArray());
    }
}
