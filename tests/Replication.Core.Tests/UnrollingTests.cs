using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class UnrollingTests
{
    static readonly Draws Draws = new(11, CPU);
    static readonly FunctionalMlp Discriminator = new(2, 6, 6, 1);

    [Fact]
    public void A_functional_network_computes_what_its_network_computes()
    {
        using var scope = NewDisposeScope();
        using var generator = Draws.Stream("network");
        using var network = Mlp.Create(generator, CPU, 2, 6, 6, 1);
        foreach (var parameter in network.parameters())
        {
            using var guard = no_grad();
            parameter.add_(randn(parameter.shape, generator: generator));
        }

        var input = randn(5, 2, generator: generator);
        Assert.Equal(network.call(input).data<float>().ToArray(), Discriminator.Call(FunctionalMlp.Flat(network), input).data<float>().ToArray());
        Assert.Throws<ArgumentException>(() => new FunctionalMlp(2));
    }

    [Fact]
    public void A_path_takes_the_optimisers_steps_and_a_dead_parameter_has_a_derivative()
    {
        using var scope = NewDisposeScope();
        using var stream = Draws.Stream("path");
        var start = randn(4, generator: stream);
        var parameter = new TorchSharp.Modules.Parameter(start.clone());
        using var adam = optim.Adam([parameter], 0.01, 0.5, 0.9);
        var path = AdamPath.From(start);
        for (var step = 0; step < 6; step++)
        {
            var gradient = randn(4, generator: stream) * tensor(new[] { 1f, 10f, 1e-3f, 0f });
            adam.zero_grad();
            (parameter * gradient).sum().backward();
            adam.step();
            path = path.Step(gradient, 0.01, 0.5, 0.9);
        }

        Assert.Equal(6, path.Steps);
        Assert.All(parameter.data<float>().Zip(path.Parameters.data<float>()), pair => Assert.Equal(pair.First, pair.Second, 5e-6f));

        var dead = zeros(1).requires_grad_();
        AdamPath.From(zeros(1)).Step(dead * 2, 0.01, 0.5, 0.9).Parameters.sum().backward();
        Assert.True(float.IsFinite(dead.grad!.item<float>()));
    }

    [Theory, InlineData(0), InlineData(1), InlineData(3)]
    public void The_gradient_of_the_unrolled_cost_is_that_of_finite_differences(int steps)
    {
        using var scope = NewDisposeScope();
        var (path, real, fake, direction) = Instance();
        var unrolling = new Unrolling(Discriminator, steps, 0.5, 0.9);
        const double step = 1e-6;

        Assert.Equal(
            (Cost(unrolling, path, real, fake + direction * step) - Cost(unrolling, path, real, fake - direction * step)) / (2 * step),
            Slope(unrolling, path, real, fake, direction), 1e-7);
    }

    [Theory, InlineData(0, true), InlineData(1, true), InlineData(3, true), InlineData(3, false)]
    public void The_scripted_gradient_of_the_unrolled_cost_is_that_of_autograd(int steps, bool through)
    {
        using var scope = NewDisposeScope();
        var (path, real, fake, _) = Instance();
        var unrolling = new Unrolling(Discriminator, steps, 0.5, 0.9) { ThroughSteps = through };
        var leaf = fake.detach().requires_grad_();
        var expected = autograd.grad([unrolling.GeneratorCost(path, real, leaf, Rate)], [leaf])[0];

        Assert.Equal(0, Distance(unrolling.Signal(path, real, fake, Rate), expected), 1e-10);
        Assert.Equal(0, Distance(unrolling.Signal(InSingle(path), real.to(float32), fake.to(float32), Rate).to(float64), expected), 1e-5);
    }

    [Fact]
    public void A_scripted_step_of_the_discriminator_is_that_of_autograd()
    {
        using var scope = NewDisposeScope();
        var (path, real, fake, _) = Instance();
        var unrolling = new Unrolling(Discriminator, 0, 0.5, 0.9);
        var (scripted, plain) = (unrolling.ScriptedNext(path, real, fake, Rate), unrolling.Next(path, real, fake, Rate, graph: false));
        Assert.Equal(plain.Steps, scripted.Steps);
        Assert.Equal(0, Distance(scripted.Parameters, plain.Parameters), 1e-12);
        Assert.Equal(0, Distance(scripted.First, plain.First), 1e-12);
        Assert.Equal(0, Distance(scripted.Second, plain.Second), 1e-12);
    }

    [Fact]
    public void Without_the_gradient_through_the_steps_what_is_left_is_the_gradient_at_their_end()
    {
        using var scope = NewDisposeScope();
        var (path, real, fake, direction) = Instance();
        var end = path;
        for (var step = 0; step < 3; step++)
        {
            end = new Unrolling(Discriminator, 0, 0.5, 0.9).Next(end, real, fake, Rate, graph: false);
            end = end with { Parameters = end.Parameters.detach().requires_grad_() };
        }

        var through = new Unrolling(Discriminator, 3, 0.5, 0.9);
        var surrogate = Slope(through with { ThroughSteps = false }, path, real, fake, direction);
        Assert.Equal(Slope(new Unrolling(Discriminator, 0, 0.5, 0.9), end, real, fake, direction), surrogate, 1e-12);
        Assert.True(Math.Abs(Slope(through, path, real, fake, direction) - surrogate) > 1e-3);
        Assert.Equal(Cost(through, path, real, fake), Cost(through with { ThroughSteps = false }, path, real, fake), 1e-12);
    }

    [Theory, InlineData(0, true), InlineData(2, true), InlineData(2, false)]
    public void Steps_leave_no_tensor_behind_and_repeat_to_the_bit(int unrolled, bool through)
    {
        using var outer = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        using var game = Game(target, unrolled, through);
        for (var step = 0; step < 3; step++) game.Step();
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var step = 0; step < 5; step++) game.Step();
        Assert.Equal(before, Tensor.TotalCount);

        using var again = Game(target, unrolled, through);
        for (var step = 0; step < 8; step++) again.Step();
        Assert.Equal(FunctionalMlp.Flat(game.Generator).data<float>().ToArray(), FunctionalMlp.Flat(again.Generator).data<float>().ToArray());
        Assert.Equal(8, again.StepsTaken);
    }

    [Fact]
    public void Two_hundred_steps_of_a_game_lead_where_autograd_and_Adam_lead()
    {
        using var scope = NewDisposeScope();
        using var target = GaussianModes.Ring8(CPU);
        var settings = new GameSettings(GameCost.Minimax) { Steps = 200, Batch = 16, DiscriminatorSteps = 2 };
        var unrolling = new Unrolling(Discriminator, 2, settings.Beta1, settings.Beta2);
        var (scripted, plain, nudged) = (Scripted(), Plain(1), Plain(1 + Math.Pow(2, -22)));
        var (apart, spread) = (Distance(scripted, plain), Distance(nudged, plain));
        Assert.True(apart <= 10 * spread + 1e-5, $"parameters part by {apart}, by {spread} where the data are rounded otherwise");

        Tensor Scripted()
        {
            using var game = new UnrolledGame(Makers(), unrolling, settings, target.Sample, Draws);
            for (var step = 0; step < settings.Steps; step++) game.Step();
            return FunctionalMlp.Flat(game.Generator).to(float64);
        }

        Tensor Plain(double scale)
        {
            using var initial = Draws.Stream("discriminator");
            using var data = Draws.Stream("data");
            using var latents = Draws.Stream("latents");
            var generator = Makers();
            using var adam = optim.Adam(generator.parameters(), settings.GeneratorRate, settings.Beta1, settings.Beta2);
            var path = AdamPath.From(Discriminator.Initial(initial, CPU));
            for (var step = 1; step <= settings.Steps; step++)
            {
                double Now(double rate) => settings.HalfDecay ? LearningRate.HalfDecay(rate, step, settings.Steps) : rate;
                AdamPath Leaf() => path with { Parameters = path.Parameters.detach().requires_grad_() };
                for (var inner = 0; inner < settings.DiscriminatorSteps; inner++)
                {
                    var (real, fake) = (target.Sample(settings.Batch, data) * scale, Fakes().detach());
                    path = unrolling.Next(Leaf(), real, fake, Now(settings.DiscriminatorRate), graph: false);
                }

                Gradients.Clear(generator);
                unrolling.GeneratorCost(Leaf(), target.Sample(settings.Batch, data) * scale, Fakes(), Now(settings.DiscriminatorRate)).backward();
                LearningRate.Set(adam, Now(settings.GeneratorRate));
                adam.step();
            }

            return FunctionalMlp.Flat(generator).to(float64);

            Tensor Fakes() => generator.call(randn(settings.Batch, 2, generator: latents));
        }

        static TorchSharp.Modules.Sequential Makers()
        {
            using var weights = Draws.Stream("weights");
            return Mlp.Create(weights, CPU, 2, 6, 6, 2);
        }
    }

    [Fact]
    public void Another_cost_than_minimax_is_refused()
    {
        using var weights = Draws.Stream("weights");
        using var generator = Mlp.Create(weights, CPU, 2, 2);
        using var target = GaussianModes.Ring8(CPU);
        Assert.Throws<ArgumentException>(() => new UnrolledGame(
            generator, new Unrolling(Discriminator, 1, 0.5, 0.9), new GameSettings(GameCost.NonSaturating) { Steps = 1 }, target.Sample, Draws));
    }

    static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm()).item<double>();

    static AdamPath InSingle(AdamPath path) => path with
    {
        Parameters = path.Parameters.detach().to(float32), First = path.First.detach().to(float32), Second = path.Second.detach().to(float32),
    };

    const double Rate = 0.05;

    static UnrolledGame Game(GaussianModes target, int unrolled, bool through)
    {
        using var weights = Draws.Stream("weights");
        return new UnrolledGame(
            Mlp.Create(weights, CPU, 2, 6, 6, 2), new Unrolling(Discriminator, unrolled, 0.5, 0.9) { ThroughSteps = through },
            new GameSettings(GameCost.Minimax) { Steps = 10, Batch = 16, DiscriminatorSteps = 2 }, target.Sample, Draws);
    }

    /// <summary>In float64, a few steps into training, so that the moments are not 0.</summary>
    static (AdamPath Path, Tensor Real, Tensor Fake, Tensor Direction) Instance()
    {
        using var stream = Draws.Stream("instance");
        var (real, fake, direction) = (Normal(), Normal() + 1, Normal());
        var path = AdamPath.From(Discriminator.Initial(stream, CPU).to(float64).requires_grad_());
        for (var step = 0; step < 2; step++)
        {
            path = new Unrolling(Discriminator, 0, 0.5, 0.9).Next(path, real, fake, Rate, graph: false);
            path = path with { Parameters = path.Parameters.detach().requires_grad_() };
        }

        return (path, real, fake, direction);

        Tensor Normal() => randn(12, 2, dtype: float64, generator: stream);
    }

    static double Cost(Unrolling unrolling, AdamPath path, Tensor real, Tensor fake) => unrolling.GeneratorCost(path, real, fake, Rate).item<double>();

    static double Slope(Unrolling unrolling, AdamPath path, Tensor real, Tensor fake, Tensor direction)
    {
        var at = fake.detach().requires_grad_();
        return (autograd.grad([unrolling.GeneratorCost(path, real, at, Rate)], [at])[0] * direction).sum().item<double>();
    }
}
