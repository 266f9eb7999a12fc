using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Figure 1b's critics: 12 linear layers with ReLU and no batch normalisation on the Swiss roll, clipped at c or penalised. Width 128, of which the
/// paper says nothing: enough for c = 0.1 to explode, which takes c sqrt(width / 2) near 1 or weights that have aligned. The optimisers are the papers':
/// RMSProp(5e-5) for clipping, Adam(1e-4, 0, 0.9) and lambda = 10 for the penalty. Against a fixed generator, the data plus N(0, I), since a generator
/// behind a critic whose gradient vanishes does not move either. 500 steps on 64 pairs each: vanishing shows at once, exploding takes a few hundred.
/// </summary>
/// <param name="cost">The constraint.</param>
/// <param name="clip">c; unused by the penalty.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class DeepCritic(GameCost cost, double clip, Run run)
{
    const int Layers = 12, Batch = 64;

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Weight of the penalty.</summary>
    public double Lambda { get; init; } = 10;

    /// <summary>Steps of training.</summary>
    public int Steps { get; init; } = run.Scale switch { Scale.Smoke => 2, Scale.Standard => 500, _ => 100_000 };

    long Width => run.Scale switch { Scale.Smoke => 16, Scale.Standard => 128, _ => 512 };

    /// <summary>Trains and looks.</summary>
    public GradientPenalty.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var pair = new PlanePair(PlaneLaw.SwissRoll, _draws.Device);
        using var weights = _draws.Stream("weights");
        var critic = Mlp.Create(weights, _draws.Device, [2, .. Enumerable.Repeat(Width, Layers - 1), 1]);
        var settings = new GameSettings(cost)
        {
            Steps = Steps,
            Batch = Batch,
            DiscriminatorRate = cost == GameCost.ClippedWasserstein ? 5e-5 : 1e-4,
            Beta1 = 0,
            Lambda = Lambda,
            Clip = clip,
            HalfDecay = false,
        };
        using (var fit = new CriticFit(critic, settings, pair.Real, pair.Fake, _draws)) fit.Run(run.Progress);

        using var judged = _draws.Stream("judged");
        var samples = cat([pair.Real(Batch, judged), pair.Fake(Batch, judged)]);
        var norms = LayerGradients.Norms(
            critic, samples, values => Core.Objectives.Wasserstein.CriticLoss(values.narrow(0, 0, Batch), values.narrow(0, Batch, Batch)));
        var trained = critic.children().OfType<Linear>()
            .SelectMany(linear => linear.weight.detach().to(float64).cpu().flatten().data<double>().ToArray()).ToArray();
        var edge = 0.99 * trained.Max(Math.Abs);
        return GradientPenalty.Row.Empty with
        {
            Layers = [.. norms.Select((norm, index) => new LayerGradient(index + 1, norm))],
            ShareAtEdge = trained.Count(weight => Math.Abs(weight) > edge) / (double)trained.Length,
            Weights = run.Replicate == 0 ? WeightBin.Of(trained) : [],
        };
    }
}
