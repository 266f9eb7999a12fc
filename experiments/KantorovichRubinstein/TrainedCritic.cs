using Replication.Core.Constraints;
using Replication.Oracles.Transport;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Replication.Experiments;

/// <summary>Critics 1-32-32-1 trained between data z ~ N(0, 1) and samples theta + z or theta z, one for each pair of laws.</summary>
/// <param name="run">Seed, scale and device.</param>
sealed class TrainedCritic(Run run)
{
    /// <summary>What holds the critic's slope.</summary>
    internal enum Constraint
    {
        /// <summary>Algorithm 1: every weight is clipped after each step.</summary>
        Clipping,

        /// <summary>The two-sided gradient penalty of Gulrajani et al. 2017.</summary>
        Penalty,

        /// <summary>Every layer is divided by its spectral norm after each step, where that is above 1.</summary>
        SpectralNorm,

        /// <summary>Nothing.</summary>
        None,
    }

    static readonly (bool IsShift, double Theta)[] Laws = [(true, 1), (true, 4), (false, 2)];
    const int Atoms = 1024;             // quantiles of N(0, 1) that a critic is judged on
    static readonly double[] Latents = [.. Enumerable.Range(0, Atoms).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / Atoms))];

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Steps of training.</summary>
    public int Steps { get; init; } = run.Steps(smoke: 20, standard: 1000);

    /// <summary>Trains a critic for each pair of laws, from the same weights.</summary>
    public Critics.Row Measure(Constraint constraint)
    {
        using var scope = NewDisposeScope();
        var critics = Laws.Select(law => (Law: law, Critic: Train(law.IsShift, law.Theta, constraint))).ToArray();
        return new(
            [.. critics.Select(one => Judge(one.Law.IsShift, one.Law.Theta, one.Critic))],
            [.. critics.SelectMany(one => Curve(one.Law.IsShift, one.Law.Theta, one.Critic))]);
    }

    Sequential Train(bool isShift, double theta, Constraint constraint)
    {
        using var weights = _draws.Stream("weights");
        var critic = Mlp.Create(weights, _draws.Device, 1, 32, 32, 1);
        var settings = new GameSettings(constraint == Constraint.Penalty ? GameCost.PenalisedWasserstein : GameCost.ClippedWasserstein)
        {
            Steps = Steps,
            DiscriminatorRate = 2e-3,       // falls to 0 over the second half of the steps
            Lambda = 100,                   // the optimum of the penalised objective gains 2 % more than W = 4; at 10 it gains 20 %
            Clip = constraint == Constraint.Clipping ? 0.1 : double.PositiveInfinity,
        };
        // A penalty of weight 100 keeps whatever sign the slope starts with; one of 0.1 lets the gain decide it.
        if (constraint == Constraint.Penalty) Run(settings with { Lambda = 0.1 });
        Run(settings);
        return critic;

        void Run(GameSettings stage)
        {
            using var fit = new CriticFit(critic, stage, Latent, (count, stream) => Sample(isShift, theta, Latent(count, stream)), _draws);
            while (fit.StepsTaken < Steps)
            {
                fit.Step();
                if (constraint == Constraint.SpectralNorm) SpectralNorms.Project(critic);
            }
        }
    }

    static Critics.Cell Judge(bool isShift, double theta, Sequential critic)
    {
        double[] samples = [.. Latents.Select(z => isShift ? theta + z : theta * z)];
        double[] along = [.. Latents.Select(z => isShift ? 1 : z)];         // d g_theta(z) / d theta
        var (data, _) = Gradients.OnLine(critic, Latents);
        var (values, slopes) = Gradients.OnLine(critic, samples);
        var (low, high) = (Math.Min(Latents[0], samples[0]), samples[^1]);
        var steepest = Gradients.OnLine(critic, [.. Enumerable.Range(0, 1001).Select(k => double.Lerp(low, high, k / 1000.0))]).Slopes.Max(Math.Abs);
        var gain = data.Average() - values.Average();
        return new(
            isShift,
            theta,
            OneDimensionalTransport.Wasserstein(Latents, samples),
            gain,
            steepest,
            gain / steepest,
            -slopes.Zip(along, (slope, dg) => slope * dg).Average(),
            isShift ? 1 : Latents.Average(Math.Abs));
    }

    static IEnumerable<Critics.OnLine> Curve(bool isShift, double theta, Sequential critic)
    {
        double[] grid = [.. Enumerable.Range(-16, 45).Select(i => i / 4.0)];
        var (values, slopes) = Gradients.OnLine(critic, grid);
        var (atZero, steepest) = (values[16], slopes.Max(Math.Abs));
        return grid.Zip(values, (x, value) => new Critics.OnLine(isShift, theta, x, (value - atZero) / steepest));
    }

    Tensor Latent(long count, Generator stream) => randn(count, 1, generator: stream, device: _draws.Device);

    static Tensor Sample(bool isShift, double theta, Tensor latents) => isShift ? latents + theta : latents * theta;
}
