using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Replication.Benchmarks;

/// <summary>POT in a process of its own that lives as long as the benchmark, so that solves can be interleaved.</summary>
sealed class TransportPeer : IDisposable
{
    readonly Process _python;

    TransportPeer(Process python, string version) => (_python, Version) = (python, version);

    public string Version { get; }

    /// <summary>Starts the peer, or says why it cannot and returns null.</summary>
    public static TransportPeer? TryStart(string python, string script)
    {
        var start = new ProcessStartInfo(python, [script]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        foreach (string threads in new[] { "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS" }) start.Environment[threads] = "1";
        try
        {
            Process process = Process.Start(start)!;
            if (process.StandardOutput.ReadLine() is string version) return new TransportPeer(process, version);
            process.Dispose();
        }
        catch (System.ComponentModel.Win32Exception)
        {
            // No such interpreter: same advice as below.
        }
        Console.Error.WriteLine($"No peer: {python} does not import ot and scipy. On Debian: apt-get install python3-pot.");
        return null;
    }

    public (double Seconds, double Value) Solve(TransportCase instance)
    {
        string path = Path.GetTempFileName();
        try
        {
            using (FileStream file = File.Create(path))
            {
                foreach (double[] part in new[] { instance.X, instance.Y, instance.A, instance.B })
                    file.Write(MemoryMarshal.AsBytes<double>(part));
            }
            _python.StandardInput.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{path} {instance.Points} {instance.Dimension}"));
            string line = _python.StandardOutput.ReadLine() ?? throw new InvalidOperationException("The peer died; its error is above.");
            string[] answer = line.Split(' ');
            return (double.Parse(answer[0], CultureInfo.InvariantCulture), double.Parse(answer[1], CultureInfo.InvariantCulture));
        }
        finally
        {
            File.Delete(path);
        }
    }

    public void Dispose()
    {
        _python.StandardInput.Close();
        _python.WaitForExit();
        _python.Dispose();
    }
}
