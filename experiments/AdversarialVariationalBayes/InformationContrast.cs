using Replication.Core.Inference;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>T and the pointwise mutual information at one draw of p(x, z).</summary>
/// <param name="X">The observed.</param>
/// <param name="Z">The latent.</param>
/// <param name="Learned">T(x, z).</param>
/// <param name="Exact">log p(x, z) / (p(x) p(z)).</param>
sealed record InformationPoint(double X, double Z, double Learned, double Exact);

/// <summary>
/// Corollary 4 where everything is tractable: z ~ N(0, 1), x = z + N(0, 1/4). With q the exact posterior the trained adversary should be the
/// pointwise mutual information of x and z, whose mean is log(5) / 2. T is a network of width 64 on (x, z) with nothing built in.
/// </summary>
/// <param name="widening">q's standard deviation in units of the posterior's: 1 at the corollary's equilibrium.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class InformationContrast(double widening, Run run)
{
    const int Batch = 512, Judged = 100_000, Shown = 300;
    const double Rate = 2e-3;

    /// <summary>The model: weight 1, noise 1/2.</summary>
    public static LinearGaussianInformation Model { get; } = new(1, 0.5);

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Steps of the adversary; 0 leaves it as it was drawn.</summary>
    public int Steps { get; init; } = run.Scale == Scale.Smoke ? 20 : 2000;

    /// <summary>Root mean square of T - PMI under p(x, z), the mean of T there, and some of the draws.</summary>
    public (double Error, double Information, IReadOnlyList<InformationPoint> Points) Fit()
    {
        using var scope = NewDisposeScope();
        using var initial = _draws.Stream("information: weights");
        using var data = _draws.Stream("information: data");
        var network = GlorotMlp.Create(initial, _draws.Device, 2, 64, 64, 1);
        Adversary.Train(network, () => Pair(Batch, widening, data), Steps, Rate);

        using var guard = no_grad();
        var joint = Pair(Judged, 1, data).Posterior;
        var learned = network.call(joint).view(-1).to(float64).cpu().data<double>().ToArray();
        var pairs = joint.to(float64).cpu().data<double>().ToArray();
        InformationPoint[] points =
        [
            .. learned.Select((t, i) => new InformationPoint(
                pairs[2 * i], pairs[2 * i + 1], t, Model.PointwiseMutualInformation(pairs[2 * i], pairs[2 * i + 1]))),
        ];
        return (
            Math.Sqrt(points.Average(point => (point.Learned - point.Exact) * (point.Learned - point.Exact))),
            points.Average(point => point.Learned),
            run.Replicate == 0 ? points[..Shown] : []);
    }

    /// <summary>x with z from q(z|x), and the same x with z from the prior.</summary>
    (Tensor Posterior, Tensor Prior) Pair(long count, double width, Generator data)
    {
        var (slope, sd) = (Model.Posterior(1).Mean, Model.Posterior(0).Sd * width);
        Tensor Normal() => randn(count, 1, generator: data, device: _draws.Device);
        var x = Normal() * Model.Weight + Normal() * Model.NoiseSd;
        return (cat([x, x * slope + Normal() * sd], 1), cat([x, Normal()], 1));
    }
}
