using Replication.Core.Networks;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class ConvolutionalTests
{
    const long Latent = 7;
    static readonly Draws Draws = new(5, CPU);

    public static TheoryData<ConvolutionalForm> Forms =>
    [
        new(new ImageShape(1, 8)),
        new(new ImageShape(3, 16)) { Strides = 3, Filters = 4 },
        new(new ImageShape(2, 8)) { Strides = 1, LayersBetween = 2, Activation = Activation.Softplus },
        new(new ImageShape(1, 8)) { ConstantFilters = true, Activation = Activation.Tanh, Normalisation = Normalisation.Layer },
        new(new ImageShape(1, 8)) { Activation = Activation.LeakyRelu, Normalisation = Normalisation.Batch, Deviation = 0.02 },
    ];

    [Theory, MemberData(nameof(Forms))]
    public void Both_players_map_rows_to_rows(ConvolutionalForm form)
    {
        using var scope = NewDisposeScope();
        var (generator, discriminator) = Players(form);
        var images = generator.call(randn(5, Latent));
        Assert.Equal([5, form.Image.Numbers], images.shape);
        Assert.InRange(images.abs().max().item<float>(), 0, 1);
        Assert.Equal([5, 1], discriminator.call(images).shape);
    }

    [Fact]
    public void Equal_streams_start_equal_networks()
    {
        using var scope = NewDisposeScope();
        var form = new ConvolutionalForm(new ImageShape(1, 8)) { Normalisation = Normalisation.Layer, LayersBetween = 1 };
        var ((first, critic), (second, other)) = (Players(form), Players(form));
        Assert.All(
            first.parameters().Concat(critic.parameters()).Zip(second.parameters().Concat(other.parameters())),
            pair => Assert.True(Same(pair.First, pair.Second)));
    }

    [Fact]
    public void Doubled_filters_and_constant_ones_have_the_expected_parameters()
    {
        using var scope = NewDisposeScope();
        var (generator, discriminator) = Players(new(new ImageShape(3, 8)) { Filters = 4 });
        // Linear 7 -> 8 x 2 x 2, then 8 -> 4 and 4 -> 3 of 4 x 4, each with biases; back 3 -> 4, 4 -> 8, linear 8 x 2 x 2 -> 1.
        Assert.Equal(7 * 32 + 32 + (8 * 4 * 16 + 4) + (4 * 3 * 16 + 3), Count(generator));
        Assert.Equal(3 * 4 * 16 + 4 + (4 * 8 * 16 + 8) + 33, Count(discriminator));
        var (constant, _) = Players(new(new ImageShape(3, 8)) { Filters = 4, ConstantFilters = true });
        Assert.Equal(7 * 16 + 16 + (4 * 4 * 16 + 4) + (4 * 3 * 16 + 3), Count(constant));
    }

    [Fact]
    public void Weights_start_at_the_variance_of_their_form()
    {
        using var scope = NewDisposeScope();
        var wide = new ConvolutionalForm(new ImageShape(1, 8)) { Filters = 64 };
        var (he, _) = Players(wide);
        var (dcgan, _) = Players(wide with { Deviation = 0.02 });
        // Each pixel of the first transposed convolution sees 2 x 2 weights of each of 128 channels.
        Assert.Equal(Math.Sqrt(2.0 / (128 * 4)), Spread(he), 1e-3);
        Assert.Equal(0.02, Spread(dcgan), 1e-3);
        Assert.All(he.named_parameters().Where(one => one.name.EndsWith("bias", StringComparison.Ordinal)), one => Assert.Equal(0, one.parameter.norm().item<float>()));

        static double Spread(Sequential network) =>
            network.parameters().First(parameter => parameter.shape is [128, 64, 4, 4]).std().item<float>();
    }

    [Fact]
    public void He_keeps_the_signal_of_a_generator_through_its_transposed_convolutions()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (generator, _) = Players(new(new ImageShape(1, 32)) { Filters = 32, Strides = 4 });
        // Each layer doubles the variance and ReLU halves it. A pixel on the border of a side s is reached by half of the kernel: over the
        // image (1 - 1 / s)^2 of the variance is left.
        var expected = 2 * new[] { 4.0, 8, 16, 32 }.Aggregate(1.0, (left, side) => left * (1 - 1 / side) * (1 - 1 / side));
        var before = generator.children().SkipLast(2).Aggregate(randn(64, Latent), (values, layer) => ((nn.Module<Tensor, Tensor>)layer).call(values));
        Assert.InRange(before.square().mean().item<float>() / expected, 0.7, 1.4);
    }

    [Fact]
    public void A_discriminator_of_images_normalised_by_layer_values_each_image_alone()
    {
        using var scope = NewDisposeScope();
        var (_, critic) = Players(new(new ImageShape(1, 8)) { Normalisation = Normalisation.Layer });
        var images = randn(6, 64);
        Assert.True(critic.call(images)[2].allclose(critic.call(images.narrow(0, 2, 1))[0], atol: 1e-5));
        var (_, normalised) = Players(new(new ImageShape(1, 8)) { Normalisation = Normalisation.Batch });
        Assert.False(normalised.call(images)[2].allclose(normalised.call(images.narrow(0, 2, 2))[0], atol: 1e-5));
    }

    [Theory, InlineData(GameCost.NonSaturating), InlineData(GameCost.ClippedWasserstein), InlineData(GameCost.PenalisedWasserstein)]
    public void A_game_of_images_moves_every_parameter(GameCost cost)
    {
        using var scope = NewDisposeScope();
        var form = new ConvolutionalForm(new ImageShape(1, 8)) { Filters = 4 };
        var (generator, discriminator) = Players(form);
        Tensor[] before = [.. Weights().Select(weight => weight.clone())];
        using var game = new AdversarialGame(
            generator, discriminator, new GameSettings(cost) { Steps = 2, Batch = 8, DiscriminatorSteps = 1 },
            (count, stream) => rand(count, 64, generator: stream), Draws, Latent);
        game.Step();
        game.Step();
        Assert.All(Weights().Zip(before), pair => Assert.False(Same(pair.First, pair.Second)));

        IEnumerable<Tensor> Weights() =>
            generator.parameters().Concat(discriminator.parameters().SkipLast(1)).Where(parameter => parameter.shape.Length > 1);
    }

    [Fact]
    public void A_side_that_cannot_be_halved_as_often_is_refused()
    {
        var form = new ConvolutionalForm(new ImageShape(1, 12)) { Strides = 3 };
        var refusal = Assert.Throws<ArgumentException>(() => Players(form));
        Assert.Equal("A side of 12 cannot be halved 3 times; expected a multiple of 8.", refusal.Message);
    }

    [Fact]
    public void The_shifted_softplus_is_near_ReLU_for_large_inputs()
    {
        using var scope = NewDisposeScope();
        var at = tensor([-20f, 0, 20]);
        var values = Activation.Softplus.Layer().call(at).data<float>().ToArray();
        Assert.Equal(-1, values[0], 1e-5);
        Assert.Equal(Math.Log(1 + Math.Exp(2)) / 2 - 1, values[1], 1e-5);
        Assert.Equal(20, values[2], 1e-5);
    }

    static (Sequential Generator, Sequential Discriminator) Players(ConvolutionalForm form)
    {
        using var weights = Draws.Stream("weights");
        return (Convolutional.Generator(form, Latent, weights, CPU), Convolutional.Discriminator(form, weights, CPU));
    }

    static bool Same(Tensor left, Tensor right) => left.data<float>().SequenceEqual(right.data<float>());

    static long Count(nn.Module network) => network.parameters().Sum(parameter => parameter.numel());
}
