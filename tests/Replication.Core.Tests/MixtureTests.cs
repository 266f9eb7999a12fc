using Replication.Core.Metrics;
using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Core.Training.Mixtures;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class MixtureTests
{
    static readonly Draws Draws = new(7, CPU);

    public static TheoryData<GameCost> Costs => [GameCost.NonSaturating, GameCost.PenalisedWasserstein];

    [Theory]
    [InlineData(new[] { 0.5, 0.3, 0.2 }, 10, new[] { 5, 3, 2 })]
    [InlineData(new[] { 0.62, 0.25, 0.13 }, 10, new[] { 6, 3, 1 })]
    [InlineData(new[] { 0.34, 0.33, 0.33 }, 2, new[] { 1, 1, 0 })]
    [InlineData(new[] { 1.0, 0.0 }, 7, new[] { 7, 0 })]
    public void Samples_are_apportioned_by_largest_remainders(double[] shares, int count, int[] expected) =>
        Assert.Equal(expected, Mixture.Apportion(shares, count));

    [Fact]
    public void Shares_that_are_no_numbers_are_refused() => Assert.Throws<ArgumentException>(() => Mixture.Apportion([double.NaN, 1], 3));

    [Fact]
    public void The_effective_size_runs_from_one_to_all()
    {
        Assert.Equal(1, Mixture.EffectiveSize([0, 1, 0]), 12);
        Assert.Equal(3, Mixture.EffectiveSize([1 / 3.0, 1 / 3.0, 1 / 3.0]), 12);
        Assert.Equal(Math.Exp(0.25 * Math.Log(4) + 0.75 * Math.Log(4 / 3.0)), Mixture.EffectiveSize([0.25, 0.75]), 12);
        Assert.Equal(double.NaN, Mixture.EffectiveSize([double.NaN, 1]));
    }

    [Fact]
    public void The_entropy_regulariser_is_log_T_at_uniform_weights_and_grows_as_one_dies()
    {
        using var outer = NewDisposeScope();
        using var mixture = Affine(4);
        Assert.Equal(Math.Log(4), mixture.EntropyRegulariser().ToDouble(), 4);
        using (no_grad()) mixture.LogWeights.copy_(tensor(new[] { -3f, 1, 1, 1 }));
        Assert.True(mixture.EntropyRegulariser().ToDouble() > Math.Log(4) + 0.5);
    }

    [Fact]
    public void A_mixture_samples_its_components_by_weight()
    {
        using var outer = NewDisposeScope();
        using var mixture = Affine(2);
        using (no_grad())
        {
            foreach (var (player, place) in mixture.Players.Zip([-5f, 5f]))
                foreach (var parameter in player.parameters()) parameter.fill_(parameter.dim() == 1 ? place : 0);
            mixture.LogWeights.copy_(tensor(new[] { (float)Math.Log(3), 0 }));
        }

        using var latents = Draws.Stream("test");
        var samples = mixture.Sample(100, 2, latents);
        Assert.Equal([100, 2], samples.shape);
        Assert.False(samples.requires_grad);
        Assert.Equal(75, samples.select(1, 0).lt(0).sum().ToInt64());
    }

    [Theory, MemberData(nameof(Costs))]
    public void A_mixture_of_one_plays_the_ordinary_game(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var mixed = Game(cost, 1, 1, target);
        using var plain = new AdversarialGame(Network("generator", 2), Network("discriminator", 1), Settings(cost), target.Sample, Draws);
        for (var step = 0; step < 5; step++)
        {
            mixed.Step();
            plain.Step();
        }

        Assert.Equal(Flat([plain.Generator]), Flat(mixed.Generators.Players), Close);
        Assert.Equal(Flat([plain.Discriminator]), Flat(mixed.Discriminators.Players), Close);
    }

    [Theory, MemberData(nameof(Costs))]
    public void A_component_of_no_weight_does_not_learn(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var beside = Game(cost, 2, 1, target, batch: 64, weighing: new MixtureSettings { Entropy = 0, WeightRate = 0 });
        using (no_grad()) beside.Generators.LogWeights.copy_(tensor(new[] { 0f, -200 }));
        var (alive, dead) = (Flat([beside.Generators.Players[0]]), Flat([beside.Generators.Players[1]]));
        beside.Step();

        Assert.Equal(dead, Flat([beside.Generators.Players[1]]));
        Assert.NotEqual(alive, Flat([beside.Generators.Players[0]]));
    }

    [Theory, MemberData(nameof(Costs))]
    public void Each_side_steps_alone_weights_included_and_steps_repeat_to_the_bit(GameCost cost)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(cost, 4, 3, target);
        var (generators, discriminators) = (State(game.Generators), State(game.Discriminators));
        game.DiscriminatorStep();
        Assert.Equal(generators, State(game.Generators));
        Assert.All(discriminators.Zip(State(game.Discriminators)), pair => Assert.NotEqual(pair.First, pair.Second));
        discriminators = State(game.Discriminators);
        game.GeneratorStep();
        Assert.Equal(discriminators, State(game.Discriminators));
        Assert.All(generators.Zip(State(game.Generators)), pair => Assert.NotEqual(pair.First, pair.Second));

        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 20; step++) game.Step();
        Assert.Equal(before, Tensor.TotalCount);

        using var again = Game(cost, 4, 3, target);
        again.DiscriminatorStep();
        again.GeneratorStep();
        for (var step = 0; step < 20; step++) again.Step();
        Assert.Equal(State(game.Generators), State(again.Generators));
    }

    [Theory]
    [InlineData(GameCost.NonSaturating, 0, 0.9, 1)]
    [InlineData(GameCost.PenalisedWasserstein, 0, 0.9, 1)]
    [InlineData(GameCost.PenalisedWasserstein, 100, 0.4, 0.7)]
    public void The_generator_near_the_data_gains_weight_unless_the_entropy_term_forbids_it(GameCost cost, double entropy, double low, double high)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var generators = Affine(2);
        using var discriminators = new Mixture([Network("discriminator", 1)]);
        using (no_grad())
            foreach (var parameter in generators.Players[1].parameters().Where(parameter => parameter.dim() == 1)) parameter.fill_(5);
        using var game = new MixtureGame(
            generators, discriminators, Settings(cost) with { GeneratorRate = 0 }, new MixtureSettings { Entropy = entropy, WeightRate = 0.03 },
            target.Sample, Draws);
        for (var step = 0; step < 100; step++) game.Step();
        Assert.InRange(generators.Shares()[0], low, high);
    }

    [Fact]
    public void Frozen_weights_stay_uniform()
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(GameCost.PenalisedWasserstein, 4, 2, target, weighing: new MixtureSettings { WeightRate = 0 });
        for (var step = 0; step < 5; step++) game.Step();
        Assert.All(game.Generators.Shares(), share => Assert.Equal(0.25, share, 6));
    }

    [Fact]
    public void Costs_that_are_not_played_in_mixtures_are_refused()
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        Assert.Throws<ArgumentException>(() => Game(GameCost.Minimax, 2, 2, target));
    }

    [Fact]
    public void The_gradient_of_the_transport_objective_is_that_of_the_exact_distance()
    {
        using var outer = NewDisposeScope();
        using var mixture = Affine(2);
        using (no_grad())
        {
            mixture.LogWeights.copy_(tensor(new[] { 0.3f, -0.4f }));
            foreach (var parameter in mixture.Players[1].parameters().Where(parameter => parameter.dim() == 1)) parameter.fill_(3);
        }

        var latents = GaussianSpiral.Points(40, CPU);
        var points = SampleTransport.Cloud(GaussianSpiral.Points(30, CPU) * 0.3 + 1);
        TransportDescent.Objective(mixture, latents, points).Surrogate.backward();

        foreach (var parameter in mixture.Parameters.Append(mixture.LogWeights))
        {
            var gradient = parameter.grad!.flatten().data<float>().ToArray();
            for (var index = 0; index < gradient.Length; index++)
                Assert.Equal(Difference(parameter, index), gradient[index], 2e-2);
        }

        double Difference(Parameter parameter, int index)
        {
            const float step = 2e-3f;
            double At(float shift)
            {
                using var guard = no_grad();
                parameter.view(-1).narrow(0, index, 1).add_(shift);
                var value = TransportDescent.Objective(mixture, latents, points).Wasserstein;
                parameter.view(-1).narrow(0, index, 1).sub_(shift);
                return value;
            }

            return (At(step) - At(-step)) / (2 * step);
        }
    }

    [Fact]
    public void Transport_descent_fits_a_Gaussian_by_one_affine_map()
    {
        using var outer = NewDisposeScope();
        using var mixture = Affine(1);
        var latents = GaussianSpiral.Points(64, CPU);
        var course = TransportDescent.Fit(mixture, latents, SampleTransport.Cloud(latents * 0.5 + 1), steps: 300, rate: 0.05);
        Assert.True(course[0] > 0.5);
        // Not 0: the map may turn the spiral, which is the same law up to the spiral's coarseness.
        Assert.InRange(course[^1], 0, 0.05);
    }

    [Fact]
    public void An_ensemble_is_its_networks_one_by_one_gradients_included()
    {
        using var outer = NewDisposeScope();
        Sequential[] networks = [Network("a", 1), Network("b", 1), Network("c", 1)];
        var inputs = randn(3, 10, 2);
        var together = new Ensemble(networks).Call(inputs);
        together.square().sum().backward();
        var gradients = Gradients(networks);
        foreach (var network in networks) network.zero_grad();
        Tensor[] alone = [.. networks.Select((network, index) => network.call(inputs[index]))];
        stack(alone).square().sum().backward();

        Assert.Equal(stack(alone).data<float>().ToArray(), together.data<float>().ToArray(), Close);
        Assert.Equal(Gradients(networks), gradients, Close);

        static float[] Gradients(Sequential[] networks) =>
            cat([.. networks.SelectMany(network => network.parameters()).Select(parameter => parameter.grad!.flatten())]).data<float>().ToArray();
    }

    [Fact]
    public void The_spiral_has_the_moments_of_the_normal_law()
    {
        using var outer = NewDisposeScope();
        var points = GaussianSpiral.Points(2000, CPU).to(float64);
        Assert.All(points.mean([0]).data<double>().ToArray(), mean => Assert.Equal(0, mean, 1e-2));
        var covariance = (matmul(points.t(), points) / points.shape[0]).data<double>().ToArray();
        Assert.Equal([1.0, 0, 0, 1], covariance, (expected, actual) => Math.Abs(expected - actual) < 0.01);
    }

    static Mixture Affine(int size)
    {
        using var stream = Draws.Stream("affine");
        return new Mixture([.. Enumerable.Range(0, size).Select(_ => Mlp.Create(stream, CPU, 2, 2))]);
    }

    static GameSettings Settings(GameCost cost, int batch = 64) => new(cost) { Steps = 100, Batch = batch };

    static MixtureGame Game(GameCost cost, int generators, int discriminators, GaussianModes target, int batch = 64, MixtureSettings? weighing = null) => new(
        new Mixture([.. Enumerable.Range(0, generators).Select(index => Network(index == 0 ? "generator" : $"generator {index}", 2))]),
        new Mixture([.. Enumerable.Range(0, discriminators).Select(index => Network(index == 0 ? "discriminator" : $"discriminator {index}", 1))]),
        Settings(cost, batch), weighing ?? new MixtureSettings(), target.Sample, Draws);

    static Sequential Network(string name, long outputs)
    {
        using var stream = Draws.Stream(name);
        return Mlp.Create(stream, CPU, 2, 16, outputs);
    }

    static float[][] State(Mixture mixture) =>
        [.. mixture.Players.Select(player => Flat([player])), mixture.LogWeights.detach().data<float>().ToArray()];

    static float[] Flat(IEnumerable<Sequential> players)
    {
        using var scope = NewDisposeScope();
        return cat([.. players.SelectMany(player => player.parameters()).Select(parameter => parameter.detach().flatten())]).data<float>().ToArray();
    }

    static bool Close(float expected, float actual) => Math.Abs(expected - actual) <= 1e-5f * Math.Max(1, Math.Abs(expected));
}
