using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Processes;

/// <summary>What the test assembly does when it is started as a program; each prints one line.</summary>
static class Programs
{
    static readonly Dictionary<string, Func<string>> All = new()
    {
        [nameof(Temporaries)] = Temporaries,
        [nameof(Uncollected)] = Uncollected,
        [nameof(Threads)] = Threads,
        [nameof(FailedGradient)] = FailedGradient,
        [nameof(Kernels)] = Kernels,
        [nameof(FreedScalars)] = () => FreedScalars(collector: false),
        [nameof(FreedScalarsBesideCollections)] = FreedScalarsBesideCollections,
    };

    public static int Run(string[] arguments)
    {
        if (arguments is not [var name] || !All.TryGetValue(name, out var program)) return 2;
        Console.WriteLine(program());
        return 0;
    }

    /// <summary>What a program prints in a process of its own, with variables set.</summary>
    public static string Start(string program, IReadOnlyDictionary<string, string> environment)
    {
        var (code, output) = End(program, environment);
        Assert.Equal(0, code);
        return output;
    }

    /// <summary>How a program ends, and what it prints.</summary>
    public static (int ExitCode, string Output) End(string program, IReadOnlyDictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(Programs).Assembly.Location, program])
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        _ = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>
    /// 20,000 iterations of two temporaries of 64 KiB each that nobody disposes, 2.4 GiB in all, with a collection after every thousand.
    /// Prints how many tensors are left and the peak of the resident memory in MiB.
    /// </summary>
    public static string Temporaries()
    {
        for (var i = 1; i <= 20_000; i++)
        {
            MakeTwo(1 << 14);
            if (i % 1_000 == 0) Collect();
        }

        var peak = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kib = long.Parse(peak.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        return string.Create(CultureInfo.InvariantCulture, $"{Tensor.TotalCount} {kib / 1024}");
    }

    /// <summary>
    /// How many of 400 temporaries of 1 MiB each that nobody disposes are there at the end: all, where no collection is asked for.
    /// </summary>
    public static string Uncollected()
    {
        for (var i = 0; i < 200; i++) MakeTwo(1 << 18);
        return Tensor.TotalCount.ToString(CultureInfo.InvariantCulture);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    static void MakeTwo(long size)
    {
        var first = ones(size);
        _ = first + 1;
    }

    static void Collect()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
    }

    /// <summary>
    /// libtorch's threads by its own account, and how many of this process there are that are not .NET's, after a product that several
    /// would share.
    /// </summary>
    public static string Threads()
    {
        using var scope = NewDisposeScope();
        var before = Native();
        var x = ones(1024, 1024);
        x.mm(x);
        x.exp();
        return $"{get_num_threads()} {Native() - before}";

        // .NET gives its own threads names.
        static int Native() => Directory.GetDirectories("/proc/self/task").Count(task => !File.ReadAllText(Path.Combine(task, "comm")).StartsWith(".NET", StringComparison.Ordinal));
    }

    /// <summary>The bits of sums and activations, which kernels of different widths add and round differently.</summary>
    public static string Kernels()
    {
        using var scope = NewDisposeScope();
        manual_seed(1);
        var x = randn(10_007);
        return string.Join(' ', new[] { x.sum(), x.square().mean(), x.tanh(), x.sigmoid(), nn.functional.softplus(x), x.norm() }.Select(value => Convert.ToHexString(SHA256.HashData(value.bytes))[..8]));
    }

    /// <summary>Differentiates through a graph that is gone, and says what was thrown.</summary>
    public static string FailedGradient()
    {
        var x = ones(2, requires_grad: true);
        var square = (x * x).sum();
        try
        {
            autograd.grad([square], [x]);
            autograd.grad([square], [x]);
            return "nothing";
        }
        catch (ExternalException error)
        {
            return error.GetType().Name;
        }
    }

    static string FreedScalarsBesideCollections() => FreedScalars(collector: true);

    /// <summary>
    /// Twenty sums x + 0.5 y whose factor is read only after both operands, of other types than the result, were converted: time for a
    /// collection. Prints how many threw or were wrong.
    /// </summary>
    static string FreedScalars(bool collector)
    {
        using var scope = NewDisposeScope();
        using var ended = new CancellationTokenSource();
        var thread = new Thread(() =>
        {
            while (!ended.IsCancellationRequested)
            {
                Collect();
            }
        });
        if (collector) thread.Start();
        var (x, y) = (ones(1 << 22, dtype: int32), ones(1 << 22, dtype: float64));
        var faults = 0;
        for (var i = 0; i < 20; i++)
        {
            try
            {
                using var sum = x.add(y, 0.5);
                if (sum[0].item<double>() != 1.5) faults++;
            }
            catch (ExternalException)
            {
                faults++;
            }
        }

        ended.Cancel();
        if (collector) thread.Join();
        return faults.ToString(CultureInfo.InvariantCulture);
    }
}
