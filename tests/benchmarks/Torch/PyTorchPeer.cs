using System.Diagnostics;
using System.Globalization;

namespace Replication.Benchmarks.Torch;

/// <summary>PyTorch in a process of its own that lives as long as the benchmark, times what it is told to, and otherwise waits.</summary>
internal sealed class PyTorchPeer : IDisposable
{
    private readonly Process _process;

    private PyTorchPeer(Process process, string version) => (_process, Version) = (process, version);

    internal string Version { get; }

    /// <summary>Null when the system's Python has no PyTorch. The process runs on the cores that this one is bound to.</summary>
    internal static PyTorchPeer? Start()
    {
        var start = new ProcessStartInfo("/usr/bin/python3", [Path.Combine(AppContext.BaseDirectory, "torch_peer.py")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        // One thread each, as here; whatever else PyTorch does by default stays.
        start.Environment["OMP_NUM_THREADS"] = "1";
        start.Environment["OPENBLAS_NUM_THREADS"] = "1";
        var process = Process.Start(start)!;
        if (process.StandardOutput.ReadLine() is { } version) return new(process, version);
        process.Dispose();
        return null;
    }

    internal double SecondsEach(string step, int width, int batch, int count)
    {
        _process.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{step} {width} {batch} {count}"));
        _process.StandardInput.Flush();
        return double.Parse(
            _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException("PyTorch has died."), CultureInfo.InvariantCulture);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
