using Replication.Oracles.ClosedForms.GradientPenalty;

namespace Replication.Experiments;

/// <summary>Critics 1-64-64-1 trained on equation 3 between data N(0, sd^2) and the same moved by d.</summary>
/// <param name="sd">Standard deviation of the data; at 0 both laws are points, and the critic is a straight line.</param>
/// <param name="steps">Steps of training.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class PenalisedLine(double sd, int steps, Run run)
{
    static readonly double[] Places = [.. Enumerable.Range(-10, 25).Select(i => i / 4.0)];

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _steps = run.Steps(smoke: 10, standard: steps);
    readonly long _judged = run.Scale == Scale.Smoke ? 500 : 50_000;

    /// <summary>Factor on the penalty that is trained on.</summary>
    public double PenaltyFactor { get; init; } = 1;

    /// <summary>Whether training starts from a critic that rises away from the data: trained so with data and samples exchanged.</summary>
    public bool WrongStart { get; init; }

    /// <summary>
    /// Trains one critic for each distance and lambda. All of them start from the same weights and see the same noise, so that they differ
    /// in distance and lambda alone.
    /// </summary>
    public PenalisedOptimum.Row Measure(params IReadOnlyList<(double Distance, double Lambda)> cells)
    {
        var trained = cells.Select(cell => Measure(cell.Distance, cell.Lambda)).ToArray();
        return new([.. trained.Select(one => one.Optimum)], [.. trained.SelectMany(one => one.Slopes)]);
    }

    (PenalisedOptimum.Cell Optimum, IReadOnlyList<PenalisedOptimum.SlopeAt> Slopes) Measure(double distance, double lambda)
    {
        using var scope = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        // tanh, because the exact optimum is smooth. Output weights start at 0: a random start may be caught in the second minimum.
        var critic = TanhMlp.Create(weights, _draws.Device, reach: 3, 1, 64, 64, 1);
        var settings = new GameSettings(GameCost.PenalisedWasserstein)
        {
            Steps = _steps, Batch = sd == 0 ? 64 : 128, Lambda = PenaltyFactor * lambda, Beta1 = 0.9, Beta2 = 0.999,
            DiscriminatorRate = 2e-3,       // falls to 0 over the second half, without which lambda = 0.1 still swings by 5 %
        };
        if (WrongStart)
        {
            using var exchanged = new CriticFit(critic, settings with { Steps = _steps / 2 }, Fake, Real, _draws);
            exchanged.Run();
        }

        using var fit = new CriticFit(critic, settings, Real, Fake, _draws);
        fit.Run();
        return (Look(critic, distance, lambda), sd == 0 ? [] : AlongTheLine(critic, distance, lambda));

        Tensor Fake(long count, Generator stream) => Real(count, stream) + distance;
    }

    Tensor Real(long count, Generator stream) =>
        sd == 0 ? zeros(count, 1, device: _draws.Device) : randn(count, 1, generator: stream, device: _draws.Device) * sd;

    PenalisedOptimum.Cell Look(Sequential critic, double distance, double lambda)
    {
        using var judged = _draws.Stream("judged");
        var (real, partner) = (Real(_judged, judged), Real(_judged, judged) + distance);
        var slopes = SlopesTowardsData(critic, partner + rand(_judged, 1, generator: judged, device: _draws.Device) * (real - partner));
        using var guard = no_grad();
        return new(
            distance,
            lambda,
            slopes.abs().to(float64).mean().ToDouble(),
            slopes.to(float64).mean().ToDouble(),
            // The same noise on both sides takes most of the sampling error out of the difference of means.
            (critic.call(real) - critic.call(real + distance)).to(float64).mean().ToDouble(),
            1 + distance / (2 * lambda),
            sd == 0
                ? new PenalisedPointMasses(distance, lambda).CriticValue
                : new PenalisedGaussians(distance, sd, lambda).CriticValue().Value);
    }

    IReadOnlyList<PenalisedOptimum.SlopeAt> AlongTheLine(Sequential critic, double distance, double lambda)
    {
        var exact = new PenalisedGaussians(distance, sd, lambda);
        var at = tensor([.. Places.Select(x => (float)x)], device: _draws.Device).reshape(Places.Length, 1);
        var trained = SlopesTowardsData(critic, at).cpu().flatten().data<float>().ToArray();
        return [.. Places.Zip(trained, (x, slope) => new PenalisedOptimum.SlopeAt(lambda, x, slope, exact.At(x).SteepestNorm))];
    }

    /// <summary>-f', since the data lie below the generated law; shape [n, 1].</summary>
    static Tensor SlopesTowardsData(Sequential critic, Tensor places)
    {
        var at = places.detach().requires_grad_();
        return -autograd.grad([critic.call(at).sum()], [at])[0];
    }
}
