using Replication.Core.Constraints;
using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class AdversarialGameTests
{
    static readonly Draws Draws = new(7, CPU);

    public static TheoryData<GameCost> Costs => [.. Enum.GetValues<GameCost>()];

    [Theory, MemberData(nameof(Costs))]
    public void A_discriminator_step_moves_the_discriminator_alone_and_a_generator_step_the_generator(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(cost, target);
        var (generator, discriminator) = (Flat(game.Generator), Flat(game.Discriminator));
        game.DiscriminatorStep();
        Assert.Equal(generator, Flat(game.Generator));
        Assert.NotEqual(discriminator, Flat(game.Discriminator));
        discriminator = Flat(game.Discriminator);
        game.GeneratorStep();
        Assert.NotEqual(generator, Flat(game.Generator));
        Assert.Equal(discriminator, Flat(game.Discriminator));
        Assert.Equal(1, game.StepsTaken);
    }

    [Fact]
    public void Clipping_bounds_every_parameter_and_a_penalty_does_not()
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        Assert.True(Largest(GameCost.ClippedWasserstein) <= 0.01f);
        Assert.True(Largest(GameCost.PenalisedWasserstein) > 0.01f);

        float Largest(GameCost cost)
        {
            using var game = Game(cost, target);
            game.Step();
            return Flat(game.Discriminator).Max(Math.Abs);
        }
    }

    [Fact]
    public void A_penalty_holds_the_slope_of_a_critic_near_1_and_without_one_it_grows()
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        Assert.InRange(Slope(GameCost.PenalisedWasserstein, lambda: 10), 0.8, 1.2);
        Assert.True(Slope(GameCost.PenalisedWasserstein, lambda: 0) > 2);
        Assert.InRange(Slope(GameCost.NonSaturating, lambda: 10), 0.8, 1.2);        // a discriminator, where it is asked for
        Assert.True(Slope(GameCost.NonSaturating, lambda: 10, penalisedLogits: false) > 2);

        double Slope(GameCost cost, double lambda, bool penalisedLogits = true)
        {
            using var game = Game(cost, target, lambda: lambda, penalisedLogits: penalisedLogits);
            for (var step = 0; step < 300; step++) game.DiscriminatorStep();
            using var stream = Draws.Stream("test");
            return GradientPenalty.SlopesBetween(game.Discriminator, target.Sample(400, stream), game.Generate(400, stream).detach(), stream).mean().item<float>();
        }
    }

    [Theory, MemberData(nameof(Costs))]
    public void Steps_leave_no_tensor_behind_and_repeat_to_the_bit(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(cost, target);
        for (var step = 0; step < 3; step++) game.Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 20; step++) game.Step();
        Assert.Equal(before, Tensor.TotalCount);

        using var again = Game(cost, target);
        for (var step = 0; step < 23; step++) again.Step();
        Assert.Equal(Flat(game.Generator), Flat(again.Generator));
    }

    [Fact]
    public void A_penalised_critic_draws_a_generator_to_the_data()
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(GameCost.PenalisedWasserstein, target, steps: 700);
        var before = Distance();
        for (var step = 0; step < 700; step++) game.Step();
        Assert.InRange(Distance(), 0, before / 2);

        double Distance()
        {
            using var guard = no_grad();
            using var stream = Draws.Stream("test");
            return SampleTransport.Wasserstein(game.Generate(400, stream), target.Stratified(400, stream));
        }
    }

    static AdversarialGame Game(GameCost cost, GaussianModes target, int steps = 100, double lambda = 0.1, bool penalisedLogits = false)
    {
        using var weights = Draws.Stream("weights");
        return new AdversarialGame(
            Mlp.Create(weights, CPU, 2, 32, 32, 2), Mlp.Create(weights, CPU, 2, 32, 32, 1),
            new GameSettings(cost) { Steps = steps, Batch = 64, Lambda = lambda, PenalisedLogits = penalisedLogits }, target.Sample, Draws);
    }

    static float[] Flat(Sequential player)
    {
        using var scope = NewDisposeScope();
        return cat([.. player.parameters().Select(parameter => parameter.detach().flatten())]).data<float>().ToArray();
    }
}
