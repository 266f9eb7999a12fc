using Replication.Core.Networks;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class GameArithmeticTests
{
    /// <summary>
    /// Networks 2-8-8-2 and 2-8-8-1: 16 + 64 + 16 and 16 + 64 + 8 weights, two operations each. A generator step is forward through both
    /// (96 + 88), the signal back through both but below the generator's first layer (88 + 80) and the generator's gradient (96); a critic
    /// step is a fake batch (96) and, for each of two batches, forward, gradient and signal above the first layer (88 + 88 + 72); the
    /// penalty is forward, input gradient, tangents up to the last hidden layer and gradient (88 + 88 + 80 + 88).
    /// </summary>
    [Theory]
    [InlineData(GameCost.ClippedWasserstein, 2 * (448 + 5 * 592))]
    [InlineData(GameCost.PenalisedWasserstein, 2 * (448 + 5 * (592 + 344)))]
    public void A_step_costs_what_its_products_add_up_to(GameCost cost, double perRow)
    {
        using var scope = NewDisposeScope();
        using var weights = new Generator(1);
        var settings = new GameSettings(cost) { Steps = 1, Batch = 10, DiscriminatorSteps = 5 };
        Assert.Equal(10 * perRow, GameArithmetic.OfStep(settings, Mlp.Create(weights, CPU, 2, 8, 8, 2), Mlp.Create(weights, CPU, 2, 8, 8, 1)));
    }
}
