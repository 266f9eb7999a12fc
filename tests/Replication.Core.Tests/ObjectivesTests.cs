using Replication.Core.Constraints;
using Replication.Core.Objectives;
using Replication.Oracles.Divergences;
using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Tests;

public class ObjectivesTests
{
    [Fact]
    public void A_discriminator_that_knows_nothing_certifies_a_divergence_of_zero()
    {
        using var scope = NewDisposeScope();
        var loss = Adversarial.DiscriminatorLoss(zeros(5, 1), zeros(5, 1)).ToDouble();
        Assert.Equal(2 * Math.Log(2), loss, 6);
        Assert.Equal(0, Adversarial.JensenShannonBound(loss), 6);
    }

    [Fact]
    public void The_optimal_discriminator_of_two_gaussians_certifies_their_divergence()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(5);
        const double mean = 2;
        var (real, fake) = (randn(400_000, 1, dtype: float64, generator: generator), randn(400_000, 1, dtype: float64, generator: generator) + mean);
        Tensor Logit(Tensor x) => -(x * mean - mean * mean / 2);

        var certified = Adversarial.JensenShannonBound(Adversarial.DiscriminatorLoss(Logit(real), Logit(fake)).ToDouble());
        Assert.InRange(certified - ShiftedGaussians.JensenShannon(mean).Value, -0.003, 0.003);
    }

    /// <summary>
    /// At the logit h of a sample: d/dh log(1 - D) = -D and d/dh (-log D) = -(1 - D) (Goodfellow et al. 2014, section 3).
    /// </summary>
    [Theory]
    [InlineData(-10.0)]
    [InlineData(0.0)]
    [InlineData(4.0)]
    public void The_minimax_cost_saturates_where_the_other_does_not(double logit)
    {
        using var scope = NewDisposeScope();
        var d = 1 / (1 + Math.Exp(-logit));
        Assert.Equal(-d, Slope(Adversarial.MinimaxLoss), 9);
        Assert.Equal(-(1 - d), Slope(Adversarial.NonSaturatingLoss), 9);

        double Slope(Func<Tensor, Tensor> cost)
        {
            var h = full([1, 1], logit, dtype: float64, requires_grad: true);
            return autograd.grad([cost(h)], [h])[0].ToDouble();
        }
    }

    [Fact]
    public void A_gradient_penalty_of_another_shape_is_refused_by_it()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using Module<Tensor, Tensor> critic = Linear(2, 1), wide = Linear(2, 2), flat = Sequential(Linear(2, 1), Flatten(0));
        Tensor Penalty(Module<Tensor, Tensor> one, Tensor real, Tensor fake, double lambda = 10) =>
            GradientPenalty.TwoSided(one, real, fake, lambda, generator);

        // A single fake would be stretched to a batch, and a single column to the plane.
        foreach (var shape in new long[][] { [1, 2], [4, 1], [5, 2], [2], [4, 2, 1] })
        {
            var message = Assert.Throws<ArgumentException>("fake", () => Penalty(critic, zeros(4, 2), zeros(shape))).Message;
            Assert.Contains($"[{string.Join(", ", shape)}]", message, StringComparison.Ordinal);
            Assert.Contains("[4, 2]", message, StringComparison.Ordinal);
        }
        Assert.Throws<ArgumentException>("real", () => Penalty(critic, zeros(2), zeros(2)));
        Assert.Throws<ArgumentException>("real", () => Penalty(critic, zeros(0, 2), zeros(0, 2)));
        Assert.Contains("[4, 2]", Assert.Throws<ArgumentException>("critic", () => Penalty(wide, zeros(4, 2), zeros(4, 2))).Message, StringComparison.Ordinal);
        foreach (var lambda in (double[])[0, -1, double.NaN, double.PositiveInfinity])
            Assert.Throws<ArgumentOutOfRangeException>("lambda", () => Penalty(critic, zeros(4, 2), zeros(4, 2), lambda));
        Assert.Contains("[4]", Assert.Throws<ArgumentException>("critic", () => Penalty(flat, zeros(4, 2), zeros(4, 2))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_critic_loss_and_the_generator_loss_pull_against_each_other()
    {
        using var scope = NewDisposeScope();
        var (real, fake) = (full([4, 1], 3.0), full([4, 1], 1.0));
        Assert.Equal(-2, Wasserstein.CriticLoss(real, fake).ToDouble(), 6);
        Assert.Equal(-1, Wasserstein.GeneratorLoss(fake).ToDouble(), 6);
    }

    [Fact]
    public void The_penalty_of_a_linear_critic_is_its_closed_form_in_value_and_gradient()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(2);
        using var critic = Linear(2, 1);
        using (no_grad()) critic.weight.copy_(tensor(new[] { 3f, 4f }).view(1, 2));
        var (real, fake) = (randn(64, 2, generator: generator), randn(64, 2, generator: generator));

        var penalty = GradientPenalty.TwoSided(critic, real, fake, lambda: 10, generator);
        penalty.backward();

        // lambda (|w| - 1)^2 with |w| = 5, and its gradient 2 lambda (|w| - 1) w / |w|.
        Assert.Equal(160, penalty.ToDouble(), 4);
        Assert.Equal([48f, 64f], critic.weight.grad!.data<float>().ToArray());
    }

    [Fact]
    public void Clipping_bounds_every_parameter()
    {
        using var critic = Linear(20, 20);
        WeightClipping.Clamp(critic, 0.01);
        Assert.All(critic.parameters(), parameter => Assert.InRange(parameter.abs().max().ToDouble(), 0, 0.0100001));
        Assert.All(critic.parameters(), parameter => Assert.True(parameter.requires_grad));
    }
}
