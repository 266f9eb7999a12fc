using Replication.Core.Networks;
using Replication.Core.Training;
using Replication.Core.Training.Steps;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>The scripted steps against autograd: gradients, what the players pay, and where training leads.</summary>
public class StepTests
{
    const long Batch = 12, Latent = 3, Dimensions = 2;

    /// <summary>Every cost, with and without each constraint, for one player against one and for mixtures.</summary>
    public static TheoryData<GameCost, double, double, bool, int, int> Forms => FormsOf((1, 1), (3, 2), (2, 1), (1, 2));

    /// <summary>Those that are trained for a while.</summary>
    public static TheoryData<GameCost, double, double, bool, int, int> TrainedForms => FormsOf((1, 1), (3, 2));

    [Theory, MemberData(nameof(Forms))]
    public void The_discriminators_gradient_is_that_of_autograd(GameCost cost, double penalty, double clip, bool rmsProp, int generators, int discriminators)
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(cost, penalty, clip, rmsProp, 0.5, 0.9);
        var (real, fake, between, weights) = Samples(generators, discriminators);
        var (ours, theirs) = (Players(discriminators, Dimensions, 1), Players(discriminators, Dimensions, 1));
        using var scripted = new ScriptedDiscriminatorStep(ours, rule);
        using var plain = new PlainDiscriminatorStep(theirs, rule);

        scripted.Gradient(real, fake, between, weights);
        plain.Take(real, fake, between, 0, weights);

        AssertGradients(scripted.Mlps, theirs);
    }

    [Theory, MemberData(nameof(Forms))]
    public void The_generators_gradient_is_that_of_autograd(GameCost cost, double penalty, double clip, bool rmsProp, int generators, int discriminators)
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(cost, penalty, clip, rmsProp, 0.5, 0.9);
        var latents = Draw(5, generators, Batch / generators, Latent);
        var weights = Weights(generators, discriminators) is { } mixed ? new MixtureWeights(mixed.Other, mixed.Own) : null;
        var (ours, theirs) = (Players(generators, Latent, Dimensions), Players(generators, Latent, Dimensions));
        using var against = new ScriptedDiscriminatorStep(Players(discriminators, Dimensions, 1), rule);
        using var scripted = new ScriptedGeneratorStep(ours, against.Mlps, rule);
        using var plain = new PlainGeneratorStep(theirs, against.Discriminators, rule);

        scripted.Gradient(latents, weights);
        plain.Take(latents, 0, weights);

        AssertGradients(scripted.Mlps, theirs);
        Assert.All(against.Discriminators.SelectMany(player => player.parameters()), parameter => Assert.True(parameter.requires_grad));
    }

    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(false, 0.9)]
    public void The_cosine_of_a_step_is_that_of_its_displacement_with_steepest_descent(bool rmsProp, double beta1)
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(GameCost.ClippedWasserstein, 0, 0, rmsProp, beta1, 0.9);
        var (real, fake, _, _) = Samples(1, 1);
        using var scripted = new ScriptedDiscriminatorStep(Players(1, Dimensions, 1), rule);
        for (var step = 0; step < 3; step++) scripted.Take(step * fake, real, null, 1e-2);      // to momentum that points elsewhere

        scripted.Gradient(real, fake, null);
        var (gradient, before) = (scripted.Mlps.State[1][0].clone(), scripted.Mlps.State[0][0].clone());
        scripted.Take(real, fake, null, 1e-2);
        var moved = scripted.Mlps.State[0][0] - before;

        Assert.Equal((-moved.dot(gradient) / (moved.norm() * gradient.norm())).item<float>(), scripted.StepCosine, 1e-4);
        Assert.Equal(beta1 > 0, scripted.StepCosine < 0);
    }

    [Fact]
    public void The_cosine_of_a_plain_step_is_refused()
    {
        using var scope = NewDisposeScope();
        using var plain = new PlainDiscriminatorStep(Players(1, Dimensions, 1), new StepRule(GameCost.Minimax, 0, 0, false, 0.5, 0.9));
        Assert.Throws<NotSupportedException>(() => plain.StepCosine);
    }

    [Fact]
    public void A_discriminator_may_have_an_Adam_of_its_own()
    {
        var settings = new GameSettings(GameCost.ClippedWasserstein) { Steps = 1, Clip = 0.02, DiscriminatorAdam = (0.3, 0.8) };

        Assert.Equal(new(GameCost.ClippedWasserstein, 0, 0.02, false, 0.3, 0.8), StepRule.OfDiscriminator(settings));
        Assert.True(StepRule.Of(settings).RmsProp);
        Assert.Equal(StepRule.Of(settings), StepRule.OfDiscriminator(settings with { DiscriminatorAdam = null }));
    }

    [Theory, MemberData(nameof(TrainedForms))]
    public void Both_forms_lead_to_the_same_place_in_two_hundred_steps(
        GameCost cost, double penalty, double clip, bool rmsProp, int generators, int discriminators)
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(cost, penalty, clip, rmsProp, 0.5, 0.9);
        var (scripted, plain, nudged) = (Trained(plain: false), Trained(plain: true), Trained(plain: true, scale: 1 + Math.Pow(2, -22)));

        AssertNear(scripted.Parameters, plain.Parameters, nudged.Parameters, "parameters");
        AssertNear(scripted.Paid, plain.Paid, nudged.Paid, "costs");

        // What training makes of one rounding of the data and weights is what float32 leaves open; ten such spreads are allowed.
        static void AssertNear(Tensor scripted, Tensor plain, Tensor nudged, string what)
        {
            var (apart, spread) = (Distance(scripted, plain), Distance(nudged, plain));
            Assert.True(apart <= 10 * spread + 1e-5, $"{what} part by {apart}, by {spread} where data and weights are rounded otherwise");
        }

        (Tensor Parameters, Tensor Paid) Trained(bool plain, double scale = 1)
        {
            var (makers, judges) = (Players(generators, Latent, Dimensions), Players(discriminators, Dimensions, 1));
            using DiscriminatorStep judging = plain ? new PlainDiscriminatorStep(judges, rule) : new ScriptedDiscriminatorStep(judges, rule);
            using GeneratorStep making = plain ? new PlainGeneratorStep(makers, judges, rule) : GeneratorStep.Of(makers, judging, rule);
            Assert.Equal(plain, making is PlainGeneratorStep);
            var paid = new List<Tensor>();
            for (var step = 0; step < 200; step++)
            {
                var (real, _, between, weights) = Samples(generators, discriminators, seed: step);
                weights = weights is null ? null : weights with { Other = weights.Other * scale };
                var latents = Draw(1000 + step, generators, Batch / generators, Latent);
                if (judging.Take(real * scale, making.Generate(latents), between, 1e-3, weights) is { } judged) paid.Add(judged);
                if (making.Take(latents, 1e-3, weights is null ? null : new MixtureWeights(weights.Other, weights.Own)) is { } made) paid.Add(made);
            }

            return (cat([.. makers.Concat(judges).Select(FunctionalMlp.Flat)]), paid.Count > 0 ? cat([.. paid]) : zeros(1));
        }
    }

    [Fact]
    public void Where_a_critic_is_flat_the_penalty_pulls_nowhere_as_with_autograd()
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(GameCost.PenalisedWasserstein, 10, 0, false, 0.5, 0.9);
        var critic = Players(1, Dimensions, 1);
        using (no_grad()) foreach (var parameter in critic[0].parameters()) parameter.zero_();
        using var step = new ScriptedDiscriminatorStep(critic, rule);
        var (real, fake, between, _) = Samples(1, 1);
        step.Gradient(real, fake, between);
        Assert.All(step.Mlps.WeightGradients, gradient => Assert.True(gradient.isfinite().all().item<bool>()));
    }

    [Fact]
    public void Networks_that_the_script_does_not_know_take_the_plain_step()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var rule = new StepRule(GameCost.NonSaturating, 0, 0, false, 0.5, 0.9);
        var fitting = Mlp.Create(generator, CPU, 2, 4, 1);
        using var known = DiscriminatorStep.Of([fitting], rule);
        Assert.IsType<ScriptedDiscriminatorStep>(known);
        foreach (var other in new[]
        {
            TanhMlp.Create(generator, CPU, 1, 2, 4, 1), Mlp.InDouble(fitting), nn.Sequential(nn.Linear(2, 1, hasBias: false)),
            nn.Sequential(nn.Linear(2, 1), nn.ReLU()), nn.Sequential(nn.ReLU()),
        })
        {
            using var step = DiscriminatorStep.Of([other], rule);
            Assert.IsType<PlainDiscriminatorStep>(step);
        }

        using var mixed = DiscriminatorStep.Of([fitting, Mlp.Create(generator, CPU, 2, 5, 1)], rule);
        Assert.IsType<PlainDiscriminatorStep>(mixed);
    }

    [Fact]
    public void A_network_that_another_game_took_over_is_not_trained_in_silence()
    {
        using var scope = NewDisposeScope();
        var rule = new StepRule(GameCost.PenalisedWasserstein, 10, 0, false, 0.5, 0.9);
        var critic = Players(1, Dimensions, 1);
        var (real, fake, between, _) = Samples(1, 1);
        using var first = new ScriptedDiscriminatorStep(critic, rule);
        using var second = new ScriptedDiscriminatorStep(critic, rule);
        second.Take(real, fake, between, 1e-3);
        Assert.Throws<InvalidOperationException>(() => first.Take(real, fake, between, 1e-3));
    }

    [Fact]
    public void A_network_keeps_its_parameters_after_its_step_is_freed()
    {
        using var scope = NewDisposeScope();
        var critic = Players(1, Dimensions, 1);
        using var before = FunctionalMlp.Flat(critic[0]);
        new ScriptedDiscriminatorStep(critic, new StepRule(GameCost.Minimax, 0, 0, false, 0.5, 0.9)).Dispose();
        Assert.Equal(0, Distance(before, FunctionalMlp.Flat(critic[0])));
        Assert.All(critic[0].parameters(), parameter => Assert.True(parameter.requires_grad && parameter.is_leaf));
    }

    static TheoryData<GameCost, double, double, bool, int, int> FormsOf(params (int Generators, int Discriminators)[] sizes)
    {
        var forms = new TheoryData<GameCost, double, double, bool, int, int>();
        foreach (var cost in Enum.GetValues<GameCost>())
            foreach (var penalty in new[] { 0.0, 0.7 })
                foreach (var (generators, discriminators) in sizes)
                    forms.Add(cost, penalty, penalty == 0 ? 0.05 : 0, cost == GameCost.ClippedWasserstein, generators, discriminators);
        return forms;
    }

    static List<Sequential> Players(int count, long inputs, long outputs)
    {
        using var generator = new Generator(7);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var player = Mlp.Create(generator, CPU, inputs, 7, 5, outputs);
            foreach (var parameter in player.parameters().Where(parameter => parameter.dim() == 1)) Initialisation.Uniform(parameter, 0.3, generator);
            return player;
        })];
    }

    static (Tensor Real, Tensor Fake, Tensor Between, MixtureWeights? Weights) Samples(int generators, int discriminators, long seed = 3)
    {
        using var generator = new Generator((ulong)seed);
        return (
            randn(Batch, Dimensions, generator: generator) + 1, randn(Batch, Dimensions, generator: generator) * 0.5, rand(Batch, 1, generator: generator),
            Weights(generators, discriminators));
    }

    static MixtureWeights? Weights(int generators, int discriminators) => generators * discriminators == 1
        ? null
        : new MixtureWeights(nn.functional.softmax(arange(discriminators, dtype: float32), 0), nn.functional.softmax(arange(generators, dtype: float32) * 0.5, 0));

    static Tensor Draw(long seed, params long[] shape)
    {
        using var generator = new Generator((ulong)seed);
        return randn(shape, generator: generator);
    }

    static void AssertGradients(ScriptedMlps ours, List<Sequential> theirs)
    {
        for (var network = 0; network < theirs.Count; network++)
        {
            var linears = theirs[network].children().OfType<Linear>().ToArray();
            for (var layer = 0; layer < linears.Length; layer++)
            {
                AssertClose(linears[layer].weight.grad!, ours.WeightGradients[layer][network], $"weight {layer} of network {network}");
                AssertClose(linears[layer].bias!.grad!, ours.BiasGradients[layer][network].squeeze(0), $"bias {layer} of network {network}");
            }
        }
    }

    static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        var (difference, scale) = ((actual - expected).norm().item<float>(), expected.norm().item<float>());
        Assert.True(difference <= 1e-5 * scale + 1e-8, $"{what}: off by {difference} of {scale}");
    }

    static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm().clamp_min(1e-12)).item<float>();
}
