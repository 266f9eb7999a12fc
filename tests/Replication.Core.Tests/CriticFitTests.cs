using Replication.Core.Networks;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class CriticFitTests
{
    static readonly Draws Draws = new(11, CPU);

    [Fact]
    public void A_penalised_critic_between_two_points_finds_the_slope_that_its_objective_asks_for()
    {
        using var outer = NewDisposeScope();
        using var critic = Line();
        Fit(critic, lambda: 1, steps: 600);
        Assert.InRange(Slope(critic), -1.5 * 1.03, -1.5 * 0.97);
    }

    [Fact]
    public void Without_its_penalty_the_slope_knows_no_bound()
    {
        using var outer = NewDisposeScope();
        using var critic = Line();
        Fit(critic, lambda: 0, steps: 600);
        Assert.True(Slope(critic) < -3);
    }

    [Fact]
    public void A_clipped_critic_keeps_its_weights_within_the_bound_and_prefers_the_data()
    {
        using var outer = NewDisposeScope();
        using var weights = Draws.Stream("weights");
        using var critic = Mlp.Create(weights, CPU, 1, 16, 16, 1);
        using var fit = new CriticFit(
            critic, new GameSettings(GameCost.ClippedWasserstein) { Steps = 200, Clip = 0.2, DiscriminatorRate = 1e-2 }, Zeros, Ones, Draws);
        fit.Run();
        Assert.Equal(200, fit.StepsTaken);
        Assert.All(critic.parameters(), parameter => Assert.True(parameter.abs().max().item<float>() <= 0.2f));
        Assert.True(Slope(critic) < 0);
    }

    [Fact]
    public void Steps_leave_no_tensor_behind_and_repeat_to_the_bit()
    {
        using var outer = NewDisposeScope();
        using var critic = Line();
        using var fit = new CriticFit(critic, Settings(lambda: 1, steps: 30), Zeros, Ones, Draws);
        for (var step = 0; step < 5; step++) fit.Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 20; step++) fit.Step();
        Assert.Equal(before, Tensor.TotalCount);

        using var other = Line();
        using var again = new CriticFit(other, Settings(lambda: 1, steps: 30), Zeros, Ones, Draws);
        for (var step = 0; step < 25; step++) again.Step();
        Assert.Equal(Slope(critic), Slope(other));
    }

    [Theory, InlineData(GameCost.Minimax), InlineData(GameCost.NonSaturating)]
    public void A_cost_that_trains_no_critic_is_refused(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var critic = Line();
        Assert.Throws<ArgumentException>(() => new CriticFit(critic, new GameSettings(cost) { Steps = 1 }, Zeros, Ones, Draws));
    }

    static Sequential Line()
    {
        using var weights = Draws.Stream("weights");
        return TanhMlp.Create(weights, CPU, reach: 3, 1, 16, 16, 1);
    }

    static GameSettings Settings(double lambda, int steps) =>
        new(GameCost.PenalisedWasserstein) { Steps = steps, Lambda = lambda, Batch = 32, DiscriminatorRate = 5e-3, Beta1 = 0.9, Beta2 = 0.999 };

    static void Fit(Sequential critic, double lambda, int steps)
    {
        using var fit = new CriticFit(critic, Settings(lambda, steps), Zeros, Ones, Draws);
        fit.Run();
    }

    /// <summary>f(1) - f(0): real at 0 and fake at 1, so that a critic of the right sign falls.</summary>
    static double Slope(Sequential critic)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        return (critic.call(ones(1, 1)) - critic.call(zeros(1, 1))).item<float>();
    }

    static Tensor Zeros(long count, Generator stream) => zeros(count, 1);

    static Tensor Ones(long count, Generator stream) => ones(count, 1);
}
