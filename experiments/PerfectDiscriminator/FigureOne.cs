using Replication.Core.Networks;
using Replication.Core.Objectives;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Figure 1's procedure (Arjovsky and Bottou 2017, section 2): the generator stands still, a fresh discriminator is trained against it, and its
/// cost, accuracy and gradient are watched.
/// </summary>
/// <param name="laws">Data and generator.</param>
/// <param name="run">Seed, scale and device.</param>
/// <remarks>
/// Adam(1e-3) as for the figures of VanishingGradient. Width 64 and 2000 iterations, where 512 and the paper's 4000 (its Figure 2; both at
/// the paper's scale) cost twenty times as much and move the cost further along the same line.
/// </remarks>
sealed class FigureOne(PairOfLaws laws, Run run)
{
    /// <summary>A slope of D that still tells a sample where to go: across the whole support, of size 1, D changes by a tenth.</summary>
    const double Steep = 0.1;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _batch = run.Scale == Scale.Smoke ? 64 : 256;
    readonly int _judged = run.Scale == Scale.Smoke ? 256 : 8192;
    readonly long _width = run.Scale == Scale.Paper ? 512 : 64;

    /// <summary>Steps of the discriminator.</summary>
    public int Iterations { get; init; } = run.Scale switch { Scale.Smoke => 40, Scale.Paper => 4000, _ => 2000 };

    /// <summary>The training, looked at on samples that are drawn once and never trained on.</summary>
    public IReadOnlyList<DiscriminatorStep> Train()
    {
        using var everything = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        using var data = _draws.Stream("data");
        using var unseen = _draws.Stream("unseen");
        var discriminator = Mlp.Create(weights, _draws.Device, laws.Dimension, _width, _width, 1);
        using var fit = new DiscriminatorFit(discriminator);
        var real = laws.Data(_judged, unseen);
        var fake = laws.Generated(_judged, unseen);

        var steps = new List<DiscriminatorStep>();
        for (var iteration = 0; iteration <= Iterations; iteration++)
        {
            using var scope = NewDisposeScope();
            if (IsLookedAt(iteration)) steps.Add(Look(iteration, discriminator, real, fake));
            if (iteration == Iterations) break;
            fit.Step(laws.Data(_batch, data), laws.Generated(_batch, data), 1e-3);
            if (iteration % 100 == 0) run.Progress?.Report((double)iteration / Iterations);
        }

        return steps;
    }

    static (Tensor OnReal, Tensor OnFake) Halves(Tensor logits)
    {
        var half = logits.shape[0] / 2;
        return (logits.narrow(0, 0, half), logits.narrow(0, half, half));
    }

    /// <summary>Values and slopes from logits in a float64 copy, so that an underflow of float32 cannot pass for a gradient of zero.</summary>
    static DiscriminatorStep Look(int iteration, Sequential discriminator, Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();
        using var precise = Mlp.InDouble(discriminator);
        var at = cat([real, fake]).to(float64).requires_grad_(true);
        var logits = precise.call(at);
        var slopes = autograd.grad([logits.sigmoid().sum()], [at])[0].square().sum(1).sqrt();
        var (onReal, onFake) = Halves(logits);
        var cost = Adversarial.DiscriminatorLoss(onReal, onFake).ToDouble();
        return new DiscriminatorStep(
            iteration,
            cost,
            Adversarial.JensenShannonBound(cost),
            (onReal.gt(0).to(float64).mean() + onFake.lt(0).to(float64).mean()).ToDouble() / 2,
            slopes.max().ToDouble(),
            slopes.gt(Steep).to(float64).mean().ToDouble());
    }

    /// <summary>0, 1, 2, 3, 5, 7, 10, 20, ... and the last one: even on a logarithmic axis.</summary>
    bool IsLookedAt(int iteration)
    {
        var decade = (int)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, iteration))));
        return iteration == Iterations || (iteration % decade == 0 && iteration / decade is 0 or 1 or 2 or 3 or 5 or 7);
    }
}
