using Replication.Oracles.Divergences;
using Replication.Oracles.Transport;
using Normal = MathNet.Numerics.Distributions.Normal;

namespace Replication.Experiments;

/// <summary>
/// A feed-forward generator g: R -> R^2 whose parameters move along a random line, in float64. Its law is a curve in the plane.
/// </summary>
/// <param name="run">Its seed draws the parameters, the direction and the data.</param>
sealed class MovingNetwork(Run run)
{
    const int Width = 16;           // of two hidden layers: a curve of a few bends
    const int Atoms = 128;          // of each law: an exact plan takes milliseconds
    const double Spread = 0.3;      // deviation added to every parameter, so that biases are not 0

    static readonly FunctionalMlp Generator = new(1, Width, Width, 2);

    readonly Draws _draws = new(run.Seed, CPU);

    /// <summary>Whether the data are the network's own law at h = 0.</summary>
    public bool StartsAtData { get; init; }

    /// <summary>Added to x times sign(h): a generator that is not continuous in theta.</summary>
    public double Shift { get; init; }

    /// <summary>Every distance to the data after each step.</summary>
    public Continuity.Row Measure()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var origin = Parameters("generator");
        var direction = Direction(origin.shape);
        var start = Law(origin);
        var data = StartsAtData ? start : Law(Parameters("data"));
        var (w, jsd) = (Wasserstein(data, start), Between(FDivergences.JensenShannon, data, start));
        return new([.. Continuity.StepLengths.Select(h =>
        {
            var (ahead, behind) = (LawAt(h), LawAt(-h));
            var (forward, backward) = (Wasserstein(data, ahead) - w, w - Wasserstein(data, behind));
            return new Continuity.Step(
                h,
                ahead.Zip(start, (to, from) => double.Hypot(to[0] - from[0], to[1] - from[1])).Average(),
                Math.Abs(forward),
                Math.Abs(forward - backward) / h,
                Math.Abs(Between(FDivergences.JensenShannon, data, ahead) - jsd),
                Between(FDivergences.KullbackLeibler, data, ahead),
                Between(FDivergences.ReverseKullbackLeibler, data, ahead));
        })]);

        double[][] LawAt(double h) =>
            [.. Law(origin + h * direction).Select(point => new[] { point[0] + Shift * Math.Sign(h), point[1] })];
    }

    Tensor Parameters(string name)
    {
        using var weights = _draws.Stream($"{name}: weights");
        var initial = Generator.Initial(weights, CPU).to(float64);
        return initial + Spread * randn(initial.shape, float64, generator: weights);
    }

    /// <summary>The unit direction u.</summary>
    Tensor Direction(long[] shape)
    {
        using var stream = _draws.Stream("direction");
        var direction = randn(shape, float64, generator: stream);
        return direction / direction.norm();
    }

    /// <summary>The images of the middle quantiles of N(0, 1).</summary>
    static double[][] Law(Tensor parameters)
    {
        double[] latents = [.. Enumerable.Range(0, Atoms).Select(i => Normal.InvCDF(0, 1, (i + 0.5) / Atoms))];
        return [.. Generator.Call(parameters, tensor(latents).unsqueeze(1)).data<double>().ToArray().Chunk(2)];
    }

    static double Wasserstein(double[][] p, double[][] q) => ExactTransport.Solve(p, q, GroundCost.Euclidean).Value;

    /// <summary>An f-divergence of two laws of equal atoms, those at one place being one.</summary>
    static double Between(FDivergence divergence, double[][] p, double[][] q)
    {
        var places = p.Concat(q).Select(point => (point[0], point[1])).Distinct().ToArray();
        return divergence.Between(Masses(p), Masses(q));

        double[] Masses(double[][] law)
        {
            var at = law.CountBy(point => (point[0], point[1])).ToDictionary();
            return [.. places.Select(place => at.GetValueOrDefault(place) / (double)Atoms)];
        }
    }
}
