using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.GradientPenalty;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>The laws between which the penalised problem on the line has an exact solution.</summary>
enum LineLaw
{
    /// <summary>Data at 0, generated at d.</summary>
    Points,

    /// <summary>Data N(0, 1), generated N(d, 1).</summary>
    Gaussians,
}

/// <summary>
/// Critics 1-64-64-1 trained on WGAN-GP's objective (equation 3) between laws on the line. tanh, because the exact optimum is smooth; output weights
/// that start at zero, because the two-sided penalty has a second minimum, of the wrong sign, in which a random start may be caught. Adam(2e-3, 0.9,
/// 0.999), the rate falling to 0 over the second half, without which lambda = 0.1 still swings by 5 %. Between Gaussians, whose slope grows steeply
/// into the tails at lambda = 0.1, 3000 steps on 128 fresh pairs (1500 from the wrong start, which is run at lambda = 10 alone); between points,
/// where the critic is a straight line, 1000 on 64.
/// </summary>
/// <param name="law">The two laws.</param>
/// <param name="wrongStart">Whether training starts from a critic that rises away from the data: trained so with data and samples exchanged.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class PenalisedLine(LineLaw law, bool wrongStart, Run run)
{
    static readonly double[] Places = [.. Enumerable.Range(-10, 25).Select(i => i / 4.0)];

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly long _judged = run.Scale == Scale.Smoke ? 500 : 50_000;

    /// <summary>Factor on the penalty that is trained on.</summary>
    public double PenaltyFactor { get; init; } = 1;

    /// <summary>Steps of training.</summary>
    public int Steps { get; init; } = run.Scale == Scale.Smoke ? 10 : law == LineLaw.Points ? 1000 : wrongStart ? 1500 : 3000;

    /// <summary>
    /// Trains one critic for each distance and lambda, and looks at it. All of them start from the same weights and see the same noise, so that
    /// they differ in distance and lambda alone.
    /// </summary>
    public GradientPenalty.Row Measure(params IReadOnlyList<(double Distance, double Lambda)> cells)
    {
        var looks = cells.Select(cell => Measure(cell.Distance, cell.Lambda)).ToArray();
        return GradientPenalty.Row.Empty with { Optima = [.. looks.Select(look => look.Optimum)], Slopes = [.. looks.SelectMany(look => look.Slopes)] };
    }

    (PenalisedOptimum Optimum, IReadOnlyList<SlopeAt> Slopes) Measure(double distance, double lambda)
    {
        using var scope = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        var critic = TanhMlp.Create(weights, _draws.Device, reach: 3, 1, 64, 64, 1);
        var settings = new GameSettings(GameCost.PenalisedWasserstein)
        {
            Steps = Steps,
            Batch = law == LineLaw.Gaussians ? 128 : 64,
            DiscriminatorRate = 2e-3,
            Beta1 = 0.9,
            Beta2 = 0.999,
            Lambda = PenaltyFactor * lambda,
        };
        if (wrongStart)
        {
            using var exchanged = new CriticFit(critic, settings with { Steps = Steps / 2 }, Fake, Real, _draws);
            exchanged.Run();
        }

        using var fit = new CriticFit(critic, settings, Real, Fake, _draws);
        fit.Run();
        return (Look(critic, distance, lambda), law == LineLaw.Gaussians ? AlongTheLine(critic, distance, lambda) : []);

        Tensor Fake(long count, Generator stream) => Real(count, stream) + distance;
    }

    Tensor Real(long count, Generator stream) =>
        law == LineLaw.Points ? zeros(count, 1, device: _draws.Device) : randn(count, 1, generator: stream, device: _draws.Device);

    PenalisedOptimum Look(Sequential critic, double distance, double lambda)
    {
        using var judged = _draws.Stream("judged");
        var (real, partner) = (Real(_judged, judged), Real(_judged, judged) + distance);
        var slopes = SlopesTowardsData(critic, partner + rand(_judged, 1, generator: judged, device: _draws.Device) * (real - partner));
        using var guard = no_grad();
        return new PenalisedOptimum(
            distance,
            lambda,
            slopes.abs().to(float64).mean().ToDouble(),
            slopes.to(float64).mean().ToDouble(),
            // The same noise on both sides takes most of the sampling error out of the difference of means.
            (critic.call(real) - critic.call(real + distance)).to(float64).mean().ToDouble(),
            1 + distance / (2 * lambda),
            law == LineLaw.Points ? new PenalisedPointMasses(distance, lambda).CriticValue : new PenalisedGaussians(distance, 1, lambda).CriticValue().Value,
            -(1 - distance / (2 * lambda)));
    }

    IReadOnlyList<SlopeAt> AlongTheLine(Sequential critic, double distance, double lambda)
    {
        var exact = new PenalisedGaussians(distance, 1, lambda);
        var at = tensor([.. Places.Select(x => (float)x)], device: _draws.Device).reshape(Places.Length, 1);
        var trained = SlopesTowardsData(critic, at).cpu().flatten().data<float>().ToArray();
        return [.. Places.Zip(trained, (x, slope) => new SlopeAt(distance, lambda, x, slope, exact.At(x).SteepestNorm))];
    }

    /// <summary>-f', since the data lie below the generated law; shape [n, 1].</summary>
    static Tensor SlopesTowardsData(Sequential critic, Tensor places)
    {
        var at = places.detach().requires_grad_();
        return -autograd.grad([critic.call(at).sum()], [at])[0];
    }
}
