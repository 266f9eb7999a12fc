using Replication.Core.Training.Mixtures;

namespace Replication.Experiments;

/// <summary>
/// The best that T affine generators with weights can do on the ring, as far as a descent on the exact W1 finds it. Target and latents are
/// points without chance. The first start puts the components on points of the target far from one another, each further start on maps as
/// training begins with; the best end counts.
/// </summary>
static class FittedMixture
{
    const int Points = 240;     // of the target; the components share as many. More move W1 by less than a hundredth.

    public static Arm<MixRow> Arm(string name, string description, int generators) => new(name, description, run => Fit(generators, run));

    static MixRow Fit(int generators, Run run)
    {
        var smoke = run.Scale == Scale.Smoke;
        var starts = smoke || generators == 1 ? 1 : 3;      // one component has one optimum; more can settle on top of one another
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var target = MixTarget.Ring(draws.Device);
        var latents = GaussianSpiral.Points(Points / generators, draws.Device);
        var data = target.Points(Points);
        var points = SampleTransport.Cloud(data);
        (Mixture Mixture, double Wasserstein)? best = null;
        for (var start = 0; start < starts; start++)
        {
            using var weights = draws.Stream(string.Create(CultureInfo.InvariantCulture, $"start {start}"));
            var mixture = new Mixture([.. Enumerable.Range(0, generators).Select(_ => TrainedMixture.Affine(weights, draws.Device))]);
            if (start == 0) Spread(mixture, data);
            var reached = TransportDescent.Fit(mixture, latents, points, run.Steps(smoke: 3, standard: 200), rate: 0.05)[^1];
            if (best is null || reached < best.Value.Wasserstein) best = (mixture, reached);
            run.Progress?.Report((start + 1.0) / starts);
        }

        using var fitted = best!.Value.Mixture;
        return new MixWatch(target, draws, run).Row(fitted, discriminators: null);
    }

    /// <summary>Puts each component, small and round, on the point of the data farthest from those before it (Gonzalez 1985).</summary>
    static void Spread(Mixture mixture, Tensor data)
    {
        using var guard = no_grad();
        var nearest = full(data.shape[0], double.PositiveInfinity, dtype: data.dtype, device: data.device);
        var at = data[0];
        foreach (var map in mixture.Players)
        {
            foreach (var parameter in map.parameters()) parameter.copy_(parameter.dim() == 1 ? at : eye(2, device: data.device) * 0.1);
            nearest = minimum(nearest, (data - at).square().sum(1));
            at = data.index_select(0, nearest.argmax().reshape(1)).squeeze(0);
        }
    }
}
