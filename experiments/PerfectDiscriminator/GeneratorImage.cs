using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Evidence;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Lemma 1 by measurement: how many directions the samples of a generator leave a point in. The rank of the Jacobian cannot exceed dim Z, which
/// is the lemma's proof; the count of directions knows nothing of the network: it looks at samples alone.
/// </summary>
/// <param name="latentFillsSpace">Whether dim Z is dim X; it is 2 otherwise.</param>
/// <param name="nonlinearity">ReLU, or tanh for the lemma's smooth, strictly increasing case.</param>
/// <param name="noise">Standard deviation of Gaussian noise added to the output; 0 for none.</param>
/// <param name="run">Seed, scale and device.</param>
/// <remarks>
/// Random He networks of width 64 into R^16: at 16 dimensions a full rank is as clear as at an image's, and each place costs microseconds.
/// The paper's scale takes width 512 into R^64. The ball is small enough that a ReLU network is affine on it, and large enough for float64.
/// </remarks>
sealed class GeneratorImage(bool latentFillsSpace, Nonlinearity nonlinearity, double noise, Run run)
{
    /// <summary>A direction counts when the samples spread along it by this share of their widest spread.</summary>
    const double Negligible = 1e-4;

    const double Radius = 1e-8;
    const long Places = 64;

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly long _width = run.Scale == Scale.Paper ? 512 : 64;

    /// <summary>dim X of a scale.</summary>
    public static long Ambient(Scale scale) => scale == Scale.Paper ? 64 : 16;

    /// <summary>Directions of the image at 64 places, and the rank of the Jacobian there.</summary>
    public (IReadOnlyList<ImagePlace> Places, IReadOnlyList<Spread> Spectrum) Measure()
    {
        using var scope = NewDisposeScope();
        using var weights = _draws.Stream("weights");
        using var points = _draws.Stream("places");
        var ambient = Ambient(run.Scale);
        var latent = latentFillsSpace ? ambient : 2;
        var network = Mlp.InDouble(Mlp.Create(weights, _draws.Device, latent, _width, _width, ambient));
        var samples = 4 * ambient;

        // Everything around a place is measured relative to it, so that the ball's smallness is not lost in rounding.
        var centres = randn(Places, latent, dtype: float64, generator: points, device: _draws.Device);
        var ball = randn(Places, samples, latent, dtype: float64, generator: points, device: _draws.Device) * Radius;
        var image = Map(network, (centres.unsqueeze(1) + ball).reshape(-1, latent)).reshape(Places, samples, ambient)
            - Map(network, centres).unsqueeze(1);
        if (noise > 0) image += randn(Places, samples, ambient, dtype: float64, generator: points, device: _draws.Device) * noise;
        image -= image.mean([1], keepdim: true);

        var directions = Jacobian.Rank(image, Negligible).cpu().data<long>().ToArray();
        var ranks = Jacobian.Rank(Jacobian.Of(z => Map(network, z), centres), Negligible).cpu().data<long>().ToArray();
        return ([.. directions.Zip(ranks, (found, rank) => new ImagePlace((int)found, (int)rank))], Spectrum(image));
    }

    /// <summary>Spread along each principal direction as a share of the widest, the most at any place.</summary>
    static IReadOnlyList<Spread> Spectrum(Tensor image)
    {
        var singular = linalg.svdvals(image);
        var shares = (singular / singular.amax([1L], keepdim: true)).amax([0L]).cpu().data<double>().ToArray();
        return [.. shares.Select((share, direction) => new Spread(direction + 1, share))];
    }

    Tensor Map(Sequential network, Tensor z)
    {
        foreach (var layer in network.children())
            z = layer is Linear linear ? linear.call(z) : nonlinearity == Nonlinearity.Relu ? z.relu() : z.tanh();
        return z;
    }
}

/// <summary>What stands between a generator's affine maps.</summary>
enum Nonlinearity
{
    Relu,
    Tanh,
}

/// <summary>A generator's image around one latent point.</summary>
/// <param name="Directions">In how many directions samples leave the point.</param>
/// <param name="JacobianRank">Numerical rank of the Jacobian at it.</param>
sealed record ImagePlace(int Directions, int JacobianRank);

/// <summary>How far a generator's samples spread along one principal direction around a point.</summary>
/// <param name="Direction">1 for the widest.</param>
/// <param name="Share">Spread as a share of the widest, the most at any place.</param>
sealed record Spread(int Direction, double Share);
