using Replication.Core.Networks;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Tests;

public class TrainingTests
{
    [Fact]
    public void Streams_of_one_name_repeat_and_streams_of_other_names_or_seeds_differ()
    {
        Assert.Equal(First(1, "data"), First(1, "data"));
        Assert.NotEqual(First(1, "data"), First(1, "latents"));
        // Of one length, so that nothing but the letters can tell them apart.
        Assert.NotEqual(First(1, "data"), First(1, "date"));
        Assert.NotEqual(First(1, "data"), First(2, "data"));

        static float First(long seed, string name)
        {
            using var stream = new Draws(seed, CPU).Stream(name);
            using var value = rand(1, generator: stream);
            return value.item<float>();
        }
    }

    [Theory]
    [InlineData(0, new[] { 0 })]
    [InlineData(1, new[] { 0, 1 })]
    [InlineData(30, new[] { 0, 1, 2, 5, 10, 20, 30 })]
    [InlineData(100, new[] { 0, 1, 2, 5, 10, 20, 50, 100 })]
    public void A_logarithmic_schedule_begins_at_nothing_and_ends_at_the_last_step(int last, int[] steps) => Assert.Equal(steps, LogSchedule.UpTo(last));

    [Fact]
    public void Values_and_slopes_on_the_line_are_those_of_the_network()
    {
        using var network = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1));
        using (no_grad())
        {
            foreach (var (parameter, numbers) in network.parameters().Zip(new float[][] { [1, -2], [0, 4], [3, 5], [0.5f] }))
                parameter.copy_(tensor(numbers).view(parameter.shape));
        }

        // 3 max(0, x) + 5 max(0, 4 - 2 x) + 1/2.
        var (values, slopes) = Gradients.OnLine(network, [-1, 1, 3]);
        Assert.Equal([30.5, 13.5, 9.5], values);
        Assert.Equal([-10, -7, 3], slopes);
        Assert.All(network.parameters(), parameter => Assert.Equal((float32, null), (parameter.dtype, parameter.grad)));
    }

    [Fact]
    public void A_frozen_player_gets_no_gradient_and_thaws()
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(1);
        using var player = Mlp.Create(generator, CPU, 2, 4, 1);
        var input = ones(3, 2).requires_grad_();
        using (new Frozen(player)) player.call(input).sum().backward();

        Assert.All(player.parameters(), parameter => Assert.Null(parameter.grad));
        Assert.NotNull(input.grad);
        Assert.All(player.parameters(), parameter => Assert.True(parameter.requires_grad));
    }

    [Fact]
    public void The_norm_of_a_gradient_is_taken_over_all_parameters_and_leaves_none_behind()
    {
        using var scope = NewDisposeScope();
        var (a, b) = (new TorchSharp.Modules.Parameter(tensor(new[] { 3f })), new TorchSharp.Modules.Parameter(tensor(new[] { 4f })));

        Assert.Equal(5, Gradients.Norm((a.square() / 2 + b.square() / 2).sum(), [a, b]), 12);
        Assert.Null(a.grad);
    }

    [Theory]
    [InlineData(1, 0.1)]
    [InlineData(51, 0.1)]
    [InlineData(76, 0.05)]
    [InlineData(100, 0.002)]
    public void The_rate_stays_for_half_the_steps_and_falls_to_nothing(int step, double expected) =>
        Assert.Equal(expected, LearningRate.HalfDecay(0.1, step, 100), 12);

    [Fact]
    public void A_training_step_leaves_no_tensor_behind()
    {
        using var generator = new Generator(1);
        using var outer = NewDisposeScope();
        using var player = Mlp.Create(generator, CPU, 2, 8, 1);
        using var adam = optim.Adam(player.parameters());
        Step();
        // What other tests left to the collector must not be counted in its favour.
        GC.Collect();
        GC.WaitForPendingFinalizers();
        var before = Tensor.TotalCount;
        for (var i = 0; i < 200; i++) Step();
        Assert.Equal(before, Tensor.TotalCount);

        void Step()
        {
            using var scope = NewDisposeScope();
            Gradients.Clear(player);
            player.call(randn(8, 2, generator: generator)).square().mean().backward();
            adam.step();
        }
    }
}
