using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp.Tests.Threads;

/// <summary>One thread each by default, modes that belong to their thread, and the same bits in threads that train at once.</summary>
public class ThreadTests
{
    [Fact]
    public void One_thread_unless_more_are_asked_for()
    {
        Assert.Equal(1, get_num_threads());
        try
        {
            set_num_threads(2);
            Assert.Equal(2, get_num_threads());
        }
        finally
        {
            set_num_threads(1);
        }

        Assert.Equal(1, get_num_threads());
    }

    [Fact]
    public void The_environment_is_set_before_libtorch_reads_it()
    {
        // OpenBLAS chooses its kernels while it loads: only an earlier setenv in native code can have told it.
        if (Backend.Blas.Length == 0 || Environment.GetEnvironmentVariable("OPENBLAS_CORETYPE") is not null) return;
        Assert.EndsWith("core=Haswell", Backend.Blas, StringComparison.Ordinal);
        Assert.Contains("AVX2", Backend.Configuration, StringComparison.Ordinal);
    }

    [Fact]
    public void Grad_mode_belongs_to_its_thread()
    {
        using var _ = no_grad();
        Assert.False(is_grad_enabled());
        var elsewhere = false;
        var thread = new Thread(() => elsewhere = is_grad_enabled());
        thread.Start();
        thread.Join();
        Assert.True(elsewhere);
    }

    [Fact]
    public void Modes_nest_and_come_back()
    {
        using (no_grad())
        {
            using (enable_grad()) Assert.True(is_grad_enabled());
            Assert.False(is_grad_enabled());
            using (set_grad_enabled(true)) Assert.True(is_grad_enabled());
        }

        Assert.True(is_grad_enabled());
        using (inference_mode())
        {
            Assert.True(is_inference_mode_enabled());
            Assert.False((ones(1).requires_grad_() * 2).requires_grad);
        }

        Assert.False(is_inference_mode_enabled());
    }

    [Fact]
    public void Two_threads_that_train_at_once_get_the_bits_of_one()
    {
        var alone = Train(3);
        float[][] together = [[], []];
        Thread[] threads = [.. Enumerable.Range(0, 2).Select(i => new Thread(() => together[i] = Train(3)))];
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();
        Assert.Equal(alone, together[0]);
        Assert.Equal(alone, together[1]);
    }

    private static float[] Train(ulong seed)
    {
        using var scope = NewDisposeScope();
        using var generator = new Generator(seed);
        Parameter Draw(params long[] shape) => new(randn(shape, generator: generator) * 0.1);
        var network = Sequential(Linear(Draw(64, 2), Draw(64)), ReLU(), Linear(Draw(64, 64), Draw(64)), Tanh(), Linear(Draw(1, 64), Draw(1)));
        var optimizer = optim.Adam(network.parameters(), 1e-3, 0.5, 0.9);
        for (var i = 0; i < 30; i++)
        {
            using var step = NewDisposeScope();
            network.zero_grad();
            network.forward(randn([128, 2], generator: generator)).pow(2).mean().backward();
            optimizer.step();
        }

        return [.. network.parameters().SelectMany(p => p.data<float>().ToArray())];
    }
}
