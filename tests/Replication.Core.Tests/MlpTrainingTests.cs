using Replication.Core.Constraints;
using Replication.Core.Networks;
using Replication.Core.Objectives;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>
/// Scripted backward passes behind losses of one's own, and a discriminator's steps alone, against autograd and TorchSharp's Adam.
/// </summary>
public class MlpTrainingTests
{
    const long Batch = 12;

    /// <summary>
    /// A sampler whose draws go through a judge and a decoder, once with operations between and once without: all at once.
    /// </summary>
    [Fact]
    public void Gradients_are_those_of_autograd_on_every_parameter_and_input()
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (new Players(), new Players());
        using var training = new MlpTraining();
        var (sampler, judge, decoder) = (training.Of(ours.Sampler), training.Of(ours.Judge), training.Of(ours.Decoder));

        training.Backward(Loss(sampler.Call, judge.Call, decoder.Through, ours));
        using (new Frozen(theirs.Decoder)) Loss(theirs.Sampler.call, theirs.Judge.call, theirs.Decoder.call, theirs).backward();

        AssertGradients(sampler, theirs.Sampler);
        AssertGradients(judge, theirs.Judge);
        Assert.All(decoder.Scripted!.WeightGradients, gradient => Assert.Equal(0, gradient.abs().sum().item<float>()));
        AssertClose(theirs.Scale.grad!, ours.Scale.grad!, "a leaf that is no network's");
        AssertClose(theirs.Latents.grad!, ours.Latents.grad!, "the input");

        // Once more: gradients add up until a step is taken.
        training.Backward(Loss(sampler.Call, judge.Call, decoder.Through, ours));
        using (new Frozen(theirs.Decoder)) Loss(theirs.Sampler.call, theirs.Judge.call, theirs.Decoder.call, theirs).backward();
        AssertGradients(sampler, theirs.Sampler);
        AssertClose(theirs.Latents.grad!, ours.Latents.grad!, "the input");
    }

    [Fact]
    public void Two_hundred_steps_lead_where_autograd_and_Adam_lead()
    {
        using var scope = NewDisposeScope();
        var (scripted, plain, nudged) = (Trained(true), Trained(false), Trained(false, 1 + Math.Pow(2, -22)));
        var (apart, spread) = (Distance(scripted, plain), Distance(nudged, plain));
        Assert.True(apart <= 10 * spread + 1e-5, $"parameters part by {apart}, by {spread} where the data are rounded otherwise");

        static Tensor Trained(bool scripted, double scale = 1)
        {
            var players = new Players();
            using var training = new MlpTraining();
            var (sampler, judge) = (training.Of(players.Sampler, 0.5), training.Of(players.Judge, 0.6, 0.9));
            using var first = optim.Adam(players.Sampler.parameters(), 1e-3, 0.5);
            using var second = optim.Adam(players.Judge.parameters(), 2e-3, 0.6, 0.9);
            for (var step = 0; step < 200; step++)
            {
                using var one = NewDisposeScope();
                using var generator = new Generator((ulong)step);
                var latents = randn(Batch, 3, generator: generator) * scale;
                if (scripted)
                {
                    training.Backward(judge.Call(sampler.Call(latents)).square().mean() - sampler.Call(latents).mean());
                    sampler.Step(1e-3);
                    judge.Step(2e-3);
                }
                else
                {
                    Gradients.Clear(players.Sampler);
                    Gradients.Clear(players.Judge);
                    (players.Judge.call(players.Sampler.call(latents)).square().mean() - players.Sampler.call(latents).mean()).backward();
                    first.step();
                    second.step();
                }
            }

            return cat([FunctionalMlp.Flat(players.Sampler), FunctionalMlp.Flat(players.Judge)]);
        }
    }

    [Fact]
    public void A_network_of_another_kind_is_left_to_autograd()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        var (ours, theirs) = (TanhMlp.Create(generator, CPU, 1, 3, 4, 1), default(Sequential)!);
        using (var again = new Generator(1)) theirs = TanhMlp.Create(again, CPU, 1, 3, 4, 1);
        using var training = new MlpTraining();
        var trained = training.Of(ours, 0.5);
        using var adam = optim.Adam(theirs.parameters(), 1e-2, 0.5);
        for (var step = 0; step < 3; step++)
        {
            training.Backward((trained.Call(ones(2, 3)) - 1).square().mean());
            Assert.False(trained.Through(ones(2, 3)).requires_grad);
            trained.Step(1e-2);
            Gradients.Clear(theirs);
            (theirs.call(ones(2, 3)) - 1).square().mean().backward();
            adam.step();
        }

        Assert.Null(trained.Scripted);
        Assert.Equal(0, Distance(FunctionalMlp.Flat(ours), FunctionalMlp.Flat(theirs)));
    }

    [Fact]
    public void Without_gradients_a_call_leaves_nothing_behind()
    {
        using var scope = NewDisposeScope();
        var players = new Players();
        using var training = new MlpTraining();
        var judge = training.Of(players.Judge);
        var samples = ones(Batch, 2);
        using (no_grad()) Assert.False(judge.Call(samples).requires_grad);
        Assert.False(judge.Through(samples).requires_grad);
        Assert.Equal(0, Distance(judge.Call(samples).detach(), players.Judge.call(samples).detach()), 1e-6);
    }

    [Fact]
    public void A_network_that_another_training_took_over_is_not_trained_in_silence()
    {
        using var scope = NewDisposeScope();
        var players = new Players();
        using var training = new MlpTraining();
        var first = training.Of(players.Judge);
        training.Of(players.Judge);
        Assert.Throws<InvalidOperationException>(() => first.Call(ones(Batch, 2)));
        Assert.Throws<InvalidOperationException>(() => first.Step(1e-3));
    }

    [Theory]
    [InlineData(GameCost.Minimax, 0)]
    [InlineData(GameCost.PenalisedWasserstein, 0)]
    [InlineData(GameCost.PenalisedWasserstein, 10)]
    public void A_discriminators_fit_descends_its_loss_by_Adam(GameCost cost, double penalty)
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (new Players().Judge, new Players().Judge);
        using var fit = new DiscriminatorFit(ours, cost, 0.5, 0.9, penalty);
        using var adam = optim.Adam(theirs.parameters(), 1e-3, 0.5, 0.9);
        using var generator = new Generator(5);
        for (var step = 0; step < 5; step++)
        {
            var (real, fake, between) = (
                randn(Batch, 2, generator: generator) + 1, randn(Batch, 2, generator: generator), rand(Batch, 1, generator: generator));
            fit.Step(real, fake, 1e-3, penalty > 0 ? between : null);
            var (onReal, onFake) = (theirs.call(real), theirs.call(fake));
            var loss = cost == GameCost.Minimax ? Adversarial.DiscriminatorLoss(onReal, onFake) : Wasserstein.CriticLoss(onReal, onFake);
            if (penalty > 0) loss += (GradientPenalty.Slopes(theirs.call, lerp(fake, real, between)) - 1).square().mean() * penalty;
            Gradients.Clear(theirs);
            loss.backward();
            adam.step();
        }

        // A critic's cost has no slope in its last bias; Adam makes a whole step of what rounding leaves of it.
        var counted = FunctionalMlp.Flat(ours).numel() - (cost == GameCost.Minimax ? 0 : 1);
        Assert.Equal(0, Distance(FunctionalMlp.Flat(ours).narrow(0, 0, counted), FunctionalMlp.Flat(theirs).narrow(0, 0, counted)), 1e-5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_step_on_the_cross_entropy_is_that_of_autograd(bool fits)
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (Network(), Network());
        using var training = new MlpTraining();
        var trained = training.Of(ours, 0.5);
        using var adam = optim.Adam(theirs.parameters(), 1e-2, 0.5);
        using var generator = new Generator(3);
        var (signs, weights) = (randn(Batch, 3, generator: generator).sign(), rand(Batch, 3, generator: generator));
        for (var step = 0; step < 5; step++)
        {
            var (input, builtIn) = (randn(Batch, 2, generator: generator), randn(Batch, 1, generator: generator));
            trained.CrossEntropyStep(input, builtIn, signs, weights, 1e-2);
            Gradients.Clear(theirs);
            (nn.functional.softplus((theirs.call(input) + builtIn) * signs) * weights).sum().backward();
            adam.step();
        }

        Assert.Equal(fits, trained.Scripted is not null);
        Assert.Equal(0, Distance(FunctionalMlp.Flat(ours), FunctionalMlp.Flat(theirs)), 1e-5);

        Sequential Network()
        {
            using var initial = new Generator(7);
            return fits ? Mlp.Create(initial, CPU, 2, 5, 3) : TanhMlp.Create(initial, CPU, 1, 2, 5, 3);
        }
    }

    static Tensor Loss(Func<Tensor, Tensor> sampler, Func<Tensor, Tensor> judge, Func<Tensor, Tensor> decoder, Players players)
    {
        var z = sampler(players.Latents) * players.Scale + players.Latents.narrow(1, 0, 2);
        var twice = judge(z.square() + z).mean() + judge(z.detach()).square().mean();
        return twice + (nn.functional.softplus(decoder(z)) * z.sum([1], keepdim: true)).mean() + z.square().sum() * 0.1;
    }

    static void AssertGradients(TrainedMlp ours, Sequential theirs)
    {
        var linears = theirs.children().OfType<Linear>().ToArray();
        for (var layer = 0; layer < linears.Length; layer++)
        {
            AssertClose(linears[layer].weight.grad!, ours.Scripted!.WeightGradients[layer][0], $"weight {layer}");
            AssertClose(linears[layer].bias!.grad!, ours.Scripted!.BiasGradients[layer][0].squeeze(0), $"bias {layer}");
        }
    }

    static void AssertClose(Tensor expected, Tensor actual, string what)
    {
        var (difference, scale) = ((actual - expected).norm().item<float>(), expected.norm().item<float>());
        Assert.True(difference <= 1e-5 * scale + 1e-8, $"{what}: off by {difference} of {scale}");
    }

    static double Distance(Tensor a, Tensor b) => ((a - b).norm() / b.norm().clamp_min(1e-12)).item<float>();

    sealed class Players
    {
        public Players()
        {
            using var generator = new Generator(7);
            Sequential Of(params long[] widths)
            {
                var player = Mlp.Create(generator, CPU, widths);
                foreach (var parameter in player.parameters().Where(parameter => parameter.dim() == 1)) Initialisation.Uniform(parameter, 0.3, generator);
                return player;
            }

            (Sampler, Judge, Decoder) = (Of(3, 7, 5, 2), Of(2, 6, 1), Of(2, 4, 3));
            Latents = randn(Batch, 3, generator: generator).requires_grad_();
            Scale = (ones(2) * 0.8).detach().requires_grad_();
        }

        public Sequential Sampler { get; }

        public Sequential Judge { get; }

        public Sequential Decoder { get; }

        public Tensor Latents { get; }

        public Tensor Scale { get; }
    }
}
