using System.Globalization;
using Replication.Core.Inference;
using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>A trained adversary between one q = N(mean, sd^2) and N(0, 1), against Proposition 1's optimum.</summary>
/// <param name="Mean">q's mean.</param>
/// <param name="Sd">q's standard deviation.</param>
/// <param name="Error">Root mean square of T - T* under q, where the bound uses it.</param>
/// <param name="Divergence">E_q T, the divergence that T reports.</param>
/// <param name="ExactDivergence">KL(q||p).</param>
sealed record FittedAdversary(double Mean, double Sd, double Error, double Divergence, double ExactDivergence);

/// <summary>T and T* at one z.</summary>
/// <param name="Mean">q's mean.</param>
/// <param name="Sd">q's standard deviation.</param>
/// <param name="Z">The place.</param>
/// <param name="Learned">T(z).</param>
/// <param name="Optimal">T*(z).</param>
sealed record AdversaryPoint(double Mean, double Sd, double Z, double Learned, double Optimal);

/// <summary>
/// Proposition 1 where T* is known: q and p Gaussian on the line, T a network of width 64 with nothing built in, 2000 steps of 512 + 512
/// draws, Adam at 2e-3 falling to 0 along a cosine.
/// </summary>
/// <param name="linear">Whether T is restricted to a straight line, which T* is only where q's variance is the prior's.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class GaussianContrast(bool linear, Run run)
{
    const int Batch = 512, Judged = 100_000;

    /// <summary>Two numbers need larger steps than a network of 4353 to arrive in as many.</summary>
    readonly double _rate = linear ? 0.02 : 2e-3;

    /// <summary>The q that T is trained against.</summary>
    public static (double Mean, double Sd)[] Posteriors { get; } = [(0.8, 0.6), (0, 0.5), (1, 1), (-0.5, 1.5)];

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Steps of the adversary; 0 leaves it as it was drawn.</summary>
    public int Steps { get; init; } = run.Scale == Scale.Smoke ? 20 : 2000;

    /// <summary>Which of the two samples is called q: true exchanges them, which turns T's sign.</summary>
    public bool Exchanged { get; init; }

    /// <summary>One adversary for each q, and T along the line.</summary>
    public (IReadOnlyList<FittedAdversary> Fits, IReadOnlyList<AdversaryPoint> Curves) Fit()
    {
        using var scope = NewDisposeScope();
        var (fits, curves) = (new List<FittedAdversary>(), new List<AdversaryPoint>());
        foreach (var (mean, sd) in Posteriors)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"T of N({mean}, {sd}^2)");
            using var initial = _draws.Stream($"{name}: weights");
            using var data = _draws.Stream($"{name}: data");
            var network = linear ? GlorotMlp.Create(initial, _draws.Device, 1, 1) : GlorotMlp.Create(initial, _draws.Device, 1, 64, 64, 1);
            Adversary.Train(network, () => Pair(mean, sd, data), Steps, _rate);
            fits.Add(Judge(network, mean, sd, data));
            if (run.Replicate == 0) curves.AddRange(Curve(network, mean, sd));
        }

        return (fits, curves);
    }

    (Tensor, Tensor) Pair(double mean, double sd, Generator data)
    {
        var (posterior, prior) = (Normal(Batch, data) * sd + mean, Normal(Batch, data));
        return Exchanged ? (prior, posterior) : (posterior, prior);
    }

    FittedAdversary Judge(Sequential network, double mean, double sd, Generator data)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var optimum = new GaussianAdversary(mean, sd);
        var z = Normal(Judged, data) * sd + mean;
        var learned = network.call(z).to(float64);
        var wide = z.to(float64);
        var optimal = wide.square() * 0.5 - ((wide - mean) / sd).square() * 0.5 - Math.Log(sd);
        return new FittedAdversary(
            mean, sd, (learned - optimal).square().mean().sqrt().ToDouble(), learned.mean().ToDouble(), optimum.KullbackLeibler);
    }

    IEnumerable<AdversaryPoint> Curve(Sequential network, double mean, double sd)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var optimum = new GaussianAdversary(mean, sd);
        float[] places = [.. Enumerable.Range(-15, 31).Select(i => i / 5f)];
        var values = network.call(tensor(places, device: _draws.Device).view(-1, 1)).cpu().data<float>().ToArray();
        return [.. places.Select((z, i) => new AdversaryPoint(mean, sd, Math.Round(z, 1), values[i], optimum.At(z)))];
    }

    Tensor Normal(long count, Generator data) => randn(count, 1, generator: data, device: _draws.Device);
}
