using Replication.Core.Inference;
using Replication.Core.Networks;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

/// <summary>Scripted steps down evidence bounds against autograd and TorchSharp's Adam.</summary>
public class BoundTests
{
    const long Rows = 3, Draws = 4, Pixels = 3, Latent = 2, Noise = 3;
    const double Weight = 0.7;

    [Theory]
    [InlineData(Latent)]
    [InlineData(1)]
    public void The_gradient_of_a_gaussian_bound_is_that_of_autograd(long deviations)
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (new Gaussian(deviations), new Gaussian(deviations));
        using var training = new MlpTraining();
        var (encoder, decoder) = (training.Of(ours.Encoder), training.Of(ours.Decoder));
        var (x, noise) = Batch(Rows * Draws, Latent);

        new GaussianBound(encoder, decoder, Weight).Gradient(x, noise);
        GaussianBound.Negative(theirs.Encoder.call, theirs.Decoder.call, x, noise, Weight).backward();

        AssertGradients(encoder, theirs.Encoder);
        AssertGradients(decoder, theirs.Decoder);
    }

    [Fact]
    public void The_gradient_of_an_adversarial_bound_is_that_of_autograd()
    {
        using var scope = NewDisposeScope();
        var (ours, theirs) = (new Adversarial(), new Adversarial());
        using var training = new MlpTraining();
        var (encoder, decoder, adversary) = (training.Of(ours.Encoder), training.Of(ours.Decoder), training.Of(ours.Adversary));
        var (x, noise) = Batch(Rows, Noise);

        new AdversarialBound(encoder, decoder, adversary).Gradient(x, noise);
        AdversarialBound.Negative(theirs.Encoder.call, theirs.Decoder.call, theirs.Adversary.call, x, noise).backward();

        AssertGradients(encoder, theirs.Encoder);
        AssertGradients(decoder, theirs.Decoder);
        Assert.All(adversary.Scripted!.WeightGradients, gradient => Assert.Equal(0, gradient.abs().sum().item<float>()));
    }

    [Fact]
    public void Two_hundred_steps_down_a_gaussian_bound_lead_where_autograd_and_Adam_lead()
    {
        AssertSamePlace((scripted, scale) =>
        {
            var players = new Gaussian(Latent);
            using var training = new MlpTraining();
            var bound = new GaussianBound(training.Of(players.Encoder, 0.5), training.Of(players.Decoder, 0.6, 0.9), Weight);
            using var first = optim.Adam(players.Encoder.parameters(), 1e-3, 0.5);
            using var second = optim.Adam(players.Decoder.parameters(), 1e-3, 0.6, 0.9);
            for (var step = 0; step < 200; step++)
            {
                using var one = NewDisposeScope();
                var (x, noise) = Batch(Rows * Draws, Latent, step);
                noise *= scale;
                if (scripted)
                {
                    bound.Step(x, noise, 1e-3);
                    continue;
                }

                Gradients.Clear(players.Encoder);
                Gradients.Clear(players.Decoder);
                GaussianBound.Negative(players.Encoder.call, players.Decoder.call, x, noise, Weight).backward();
                first.step();
                second.step();
            }

            return cat([FunctionalMlp.Flat(players.Encoder), FunctionalMlp.Flat(players.Decoder)]);
        });
    }

    [Fact]
    public void Two_hundred_steps_of_both_sides_of_an_adversarial_bound_lead_where_autograd_and_Adam_lead()
    {
        AssertSamePlace((scripted, scale) =>
        {
            var players = new Adversarial();
            using var training = new MlpTraining();
            var bound = new AdversarialBound(training.Of(players.Encoder, 0.5), training.Of(players.Decoder, 0.6, 0.9), training.Of(players.Adversary, 0.7));
            using var first = optim.Adam(players.Encoder.parameters(), 1e-3, 0.5);
            using var second = optim.Adam(players.Decoder.parameters(), 1e-3, 0.6, 0.9);
            using var third = optim.Adam(players.Adversary.parameters(), 2e-3, 0.7);
            for (var step = 0; step < 200; step++)
            {
                using var one = NewDisposeScope();
                var (x, noise) = Batch(Rows, Noise, step);
                var prior = Batch(Rows, Latent, 1000 + step).Noise;
                var signs = cat([full_like(x, -1), ones_like(x)]);
                var weights = cat([x, full_like(x, 0.3)]);
                noise *= scale;
                if (scripted)
                {
                    bound.PrimalStep(x, noise, 1e-3);
                    bound.DualStep(x, noise, prior, signs, weights, 2e-3);
                    continue;
                }

                foreach (var player in new[] { players.Encoder, players.Decoder, players.Adversary }) Gradients.Clear(player);
                using (new Frozen(players.Adversary))
                    AdversarialBound.Negative(players.Encoder.call, players.Decoder.call, players.Adversary.call, x, noise).backward();
                first.step();
                second.step();
                var both = cat([players.Encoder.call(cat([x, noise], 1)).detach(), prior]);
                var logits = players.Adversary.call(both) + both.square().sum([1], keepdim: true) * 0.5;
                (nn.functional.softplus(logits * signs) * weights).sum().backward();
                third.step();
            }

            return cat([FunctionalMlp.Flat(players.Encoder), FunctionalMlp.Flat(players.Decoder), FunctionalMlp.Flat(players.Adversary)]);
        });
    }

    [Fact]
    public void T_is_the_inner_product_with_the_outputs_and_minus_the_logarithm_of_the_prior()
    {
        using var scope = NewDisposeScope();
        using var training = new MlpTraining();
        var players = new Adversarial();
        var bound = new AdversarialBound(training.Of(players.Encoder), training.Of(players.Decoder), training.Of(players.Adversary));
        var (x, z) = Batch(Rows, Latent);
        using var guard = no_grad();
        var outputs = players.Adversary.call(z);
        for (var row = 0; row < Rows; row++)
        {
            var expected = (outputs[row] * x[row]).sum() - StandardNormal.LogDensity(z[row].view(1, -1)) - Math.Log(2 * Math.PI);
            Assert.Equal(expected.item<float>(), bound.T(x, z)[row].item<float>(), 1e-5f);
        }
    }

    [Fact]
    public void Networks_of_another_kind_take_the_step_by_autograd()
    {
        using var scope = NewDisposeScope();
        using var training = new MlpTraining();
        var (x, noise) = Batch(Rows * Draws, Latent);
        var (ours, theirs) = (Smooth(), Smooth());
        using var adam = optim.Adam(theirs.Encoder.parameters().Concat(theirs.Decoder.parameters()), 1e-2, 0.5);
        new GaussianBound(training.Of(ours.Encoder, 0.5), training.Of(ours.Decoder, 0.5), Weight).Step(x, noise, 1e-2);
        GaussianBound.Negative(theirs.Encoder.call, theirs.Decoder.call, x, noise, Weight).backward();
        adam.step();
        Assert.Equal(0, Distance(FunctionalMlp.Flat(ours.Encoder), FunctionalMlp.Flat(theirs.Encoder)), 1e-5);
        Assert.Equal(0, Distance(FunctionalMlp.Flat(ours.Decoder), FunctionalMlp.Flat(theirs.Decoder)), 1e-5);

        static (Sequential Encoder, Sequential Decoder) Smooth()
        {
            using var generator = new Generator(8);
            return (TanhMlp.Create(generator, CPU, 1, Pixels, 4, 2 * Latent), Network(generator, Latent, 6, Pixels));
        }
    }

    static void AssertSamePlace(Func<bool, double, Tensor> trained)
    {
        using var scope = NewDisposeScope();
        var (scripted, plain, nudged) = (trained(true, 1), trained(false, 1), trained(false, 1 + Math.Pow(2, -22)));
        var (apart, spread) = (Distance(scripted, plain), Distance(nudged, plain));
        Assert.True(apart <= 10 * spread + 1e-5, $"parameters part by {apart}, by {spread} where the noise is rounded otherwise");
    }

    static (Tensor X, Tensor Noise) Batch(long draws, long width, int seed = 3)
    {
        using var generator = new Generator((ulong)seed);
        var x = rand(Rows, Pixels, generator: generator).gt(0.5).to(float32);
        return (x, randn(draws, width, generator: generator));
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

    static Sequential Network(Generator generator, params long[] widths)
    {
        var network = Mlp.Create(generator, CPU, widths);
        foreach (var parameter in network.parameters().Where(parameter => parameter.dim() == 1)) Initialisation.Uniform(parameter, 0.3, generator);
        return network;
    }

    sealed class Gaussian
    {
        public Gaussian(long deviations)
        {
            using var generator = new Generator(7);
            (Encoder, Decoder) = (Network(generator, Pixels, 7, 5, Latent + deviations), Network(generator, Latent, 6, Pixels));
        }

        public Sequential Encoder { get; }

        public Sequential Decoder { get; }
    }

    sealed class Adversarial
    {
        public Adversarial()
        {
            using var generator = new Generator(7);
            (Encoder, Decoder, Adversary) = (
                Network(generator, Pixels + Noise, 7, 5, Latent), Network(generator, Latent, 6, Pixels), Network(generator, Latent, 5, 4, Pixels));
        }

        public Sequential Encoder { get; }

        public Sequential Decoder { get; }

        public Sequential Adversary { get; }
    }
}
