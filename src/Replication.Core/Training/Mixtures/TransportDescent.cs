using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Oracles.Transport;
using static TorchSharp.torch;

namespace Replication.Core.Training.Mixtures;

/// <summary>
/// Fits a mixture of generators without an adversary: gradient descent on the exact W1 between the mixture's samples and given points. By
/// the envelope argument of Arjovsky et al. 2017, Theorem 3, the gradient of W1 is that of the transport cost under the optimal plan, held
/// fixed; in the weight of a sample it is the sample's Kantorovich potential.
/// </summary>
public static class TransportDescent
{
    /// <summary>
    /// A number whose gradient, in players and log-weights, is that of W1 between the mixture on fixed latents and the points.
    /// </summary>
    /// <param name="mixture">The generators, each from [n, latent] to [n, d].</param>
    /// <param name="latents">Shape [n, latent]: the same for each generator.</param>
    /// <param name="points">The target: m points of dimension d.</param>
    /// <returns>W1 itself, and the scalar to differentiate.</returns>
    /// <exception cref="ArgumentException">A sample is NaN or infinite.</exception>
    public static (double Wasserstein, Tensor Surrogate) Objective(Mixture mixture, Tensor latents, PointCloud points)
    {
        var weights = mixture.Weights();
        var samples = new Ensemble(mixture.Players).Call(latents.unsqueeze(0).expand(mixture.Size, -1, -1)).flatten(0, 1);
        var each = latents.shape[0];
        var cloud = new PointCloud(SampleTransport.Cloud(samples).Coordinates, points.Dimension, Masses(mixture.Shares(), each));
        var solution = ExactTransport.Solve(cloud, points, GroundCost.Euclidean);

        var plan = solution.Plan.ToArray();
        var moved = samples.index_select(0, tensor(plan.Select(shipment => (long)shipment.Source).ToArray(), device: samples.device));
        var onto = tensor(
            plan.SelectMany(shipment => points[shipment.Target].ToArray()).Select(value => (float)value).ToArray(), device: samples.device)
            .reshape(plan.Length, points.Dimension);
        var masses = tensor(plan.Select(shipment => (float)shipment.Mass).ToArray(), device: samples.device);
        var potentials = tensor(solution.SourcePotentials.ToArray().Select(value => (float)value).ToArray(), device: samples.device);
        return (
            solution.Value,
            masses.dot(linalg.vector_norm(moved - onto, 2, [1])) + weights.dot(potentials.reshape(mixture.Size, each).mean([1])));
    }

    /// <summary>Steps of Adam, its rate falling to 0 over their second half.</summary>
    /// <param name="mixture">Fitted in place, log-weights included.</param>
    /// <param name="latents">Shape [n, latent].</param>
    /// <param name="points">The target.</param>
    /// <param name="steps">Number of steps.</param>
    /// <param name="rate">Adam's rate.</param>
    /// <returns>W1 before each step.</returns>
    public static IReadOnlyList<double> Fit(Mixture mixture, Tensor latents, PointCloud points, int steps, double rate)
    {
        using var adam = optim.Adam([.. mixture.Parameters, mixture.LogWeights], rate);
        var course = new List<double>(steps);
        for (var step = 1; step <= steps; step++)
        {
            using var scope = NewDisposeScope();
            LearningRate.Set(adam, LearningRate.HalfDecay(rate, step, steps));
            foreach (var player in mixture.Players) Gradients.Clear(player);
            mixture.LogWeights.grad = null;
            var (wasserstein, surrogate) = Objective(mixture, latents, points);
            course.Add(wasserstein);
            surrogate.backward();
            adam.step();
        }

        return course;
    }

    static double[] Masses(IReadOnlyList<double> shares, long each) =>
        [.. shares.SelectMany(share => Enumerable.Repeat(share / each, checked((int)each)))];
}
