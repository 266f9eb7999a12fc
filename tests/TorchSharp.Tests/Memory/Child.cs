using System.Diagnostics;
using System.Globalization;
using static TorchSharp.torch;

namespace TorchSharp.Tests.Memory;

/// <summary>The test assembly started as a program of its own, for what a process can be asked only once.</summary>
internal static class Child
{
    /// <summary>Prints the peak of the resident memory, in MiB, after 20,000 iterations of two temporaries of 1 MiB each: 40 GiB in all.</summary>
    internal static void MakeTemporaries()
    {
        for (var i = 0; i < 20_000; i++) MakeTwoTemporaries();
        var peak = File.ReadLines("/proc/self/status").Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        var kib = long.Parse(peak.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
        Console.WriteLine((kib / 1024).ToString(CultureInfo.InvariantCulture));
    }

    internal static void MakeTwoTemporaries()
    {
        var first = ones(1 << 18);
        _ = first + 1;
    }

    /// <summary>What the program named prints.</summary>
    internal static string Run(string program)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, ["exec", typeof(Child).Assembly.Location, program])
        {
            RedirectStandardOutput = true,
        })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }

    private static int Main(string[] arguments)
    {
        if (arguments is not [nameof(MakeTemporaries)]) return 2;
        MakeTemporaries();
        return 0;
    }
}
