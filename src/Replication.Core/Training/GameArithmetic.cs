using TorchSharp.Modules;

namespace Replication.Core.Training;

/// <summary>What a step of an adversarial game costs whatever it runs on: the floating-point operations of its matrix products.</summary>
public static class GameArithmetic
{
    /// <summary>
    /// Multiplications and additions of one generator step with its discriminator steps. Counted are the products that the mathematics asks
    /// for: one with each weight matrix forward, one for its gradient, one for the signal below it (none below the first layer unless the
    /// input's gradient is wanted), and for the penalty also the forward-over-backward pass up to the last hidden layer.
    /// </summary>
    /// <param name="settings">The cost, batch and number of discriminator steps.</param>
    /// <param name="generator">An MLP.</param>
    /// <param name="discriminator">An MLP.</param>
    public static double OfStep(GameSettings settings, Sequential generator, Sequential discriminator)
    {
        var (g, d) = (Products(generator), Products(discriminator));
        var penalty = settings.Cost == GameCost.PenalisedWasserstein ? d.All + d.All + (d.All - d.Last) + d.All : 0;
        var discriminatorStep = g.All + 2 * (d.All + d.All + (d.All - d.First)) + penalty;
        var generatorStep = g.All + d.All + d.All + g.All + (g.All - g.First);
        return settings.Batch * (settings.DiscriminatorSteps * discriminatorStep + generatorStep);
    }

    /// <summary>Operations of one product with every weight matrix per row of the batch: two per weight.</summary>
    static (double All, double First, double Last) Products(Sequential network)
    {
        double[] layers = [.. network.children().OfType<Linear>().Select(linear => 2.0 * linear.weight.numel())];
        return (layers.Sum(), layers[0], layers[^1]);
    }
}
