using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class HeldOutSamplesTests
{
    static readonly Draws Draws = new(5, CPU);

    [Fact]
    public void A_critics_estimate_is_its_gain_and_a_discriminators_a_bound_on_the_JSD()
    {
        using var scope = NewDisposeScope();
        var (critic, real, fake) = Look(GameCost.ClippedWasserstein);
        Assert.Equal(real.Average() - fake.Average(), critic, 1e-5);

        var (discriminator, ofReal, ofFake) = Look(GameCost.NonSaturating);
        var value = ofReal.Average(h => -Math.Log(1 + Math.Exp(-h))) + ofFake.Average(h => -Math.Log(1 + Math.Exp(h)));
        Assert.Equal(Math.Log(2) + value / 2, discriminator, 1e-5);
    }

    [Fact]
    public void Every_look_is_at_the_same_samples()
    {
        using var scope = NewDisposeScope();
        using var ring = GaussianModes.Ring8(CPU);
        using var game = Game(GameCost.ClippedWasserstein, ring);
        var heldOut = new HeldOutSamples(game, GameCost.ClippedWasserstein, ring.Stratified, 64, Draws);
        var (estimate, distance) = (heldOut.Estimate(), heldOut.Distance());

        Assert.Equal((estimate, distance), (heldOut.Estimate(), heldOut.Distance()));
        Assert.True(distance > 0);
        game.Step();
        Assert.NotEqual(distance, heldOut.Distance());
    }

    [Fact]
    public void A_generator_that_left_the_finite_numbers_is_NaN_away()
    {
        using var scope = NewDisposeScope();
        using var ring = GaussianModes.Ring8(CPU);
        using var game = Game(GameCost.ClippedWasserstein, ring);
        using (no_grad()) game.Generator.parameters().Last().fill_(double.PositiveInfinity);
        var heldOut = new HeldOutSamples(game, GameCost.ClippedWasserstein, ring.Stratified, 64, Draws);

        Assert.Equal((double.NaN, double.NaN), (heldOut.Estimate(), heldOut.Distance()));
    }

    /// <summary>An estimate with the outputs on the samples that it was made from.</summary>
    static (double Estimate, double[] Real, double[] Fake) Look(GameCost cost)
    {
        using var ring = GaussianModes.Ring8(CPU);
        using var game = Game(cost, ring);
        using var guard = no_grad();
        using var data = Draws.Stream("held-out data");
        using var latents = Draws.Stream("held-out latents");
        double[] Outputs(Tensor at) => [.. game.Discriminator.call(at).data<float>().Select(value => (double)value)];
        return (
            new HeldOutSamples(game, cost, ring.Stratified, 64, Draws).Estimate(),
            Outputs(ring.Stratified(64, data)), Outputs(game.Generate(64, latents)));
    }

    static AdversarialGame Game(GameCost cost, GaussianModes target)
    {
        using var weights = Draws.Stream("weights");
        var generator = Mlp.Create(weights, CPU, 2, 8, 2);
        var opponent = Mlp.Create(weights, CPU, 2, 8, 1);
        return new(generator, opponent, new GameSettings(cost) { Steps = 10, Batch = 16 }, target.Sample, Draws);
    }
}
