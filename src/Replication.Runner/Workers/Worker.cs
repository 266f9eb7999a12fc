using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Replication.Runner.Workers;

/// <summary>A worker process seen from the runner.</summary>
internal sealed class Worker : IDisposable
{
    const int KeptLines = 20;

    // To which the runtime adds the number of the signal that ended a process.
    const int SignalBase = 128;

    readonly Process _process;
    readonly Queue<string> _errors = new();

    Worker(Process process) => _process = process;

    /// <summary>
    /// Starts a worker on the experiments of an assembly or a folder and waits until it is ready, or was killed: then it measures nothing.
    /// </summary>
    /// <exception cref="UserError">It cannot be started, ends by itself, or runs another build than this process.</exception>
    public static async Task<Worker> StartAsync(string source, string build, CancellationToken cancellation)
    {
        var process = Start(source);
        var worker = new Worker(process);
        process.ErrorDataReceived += (_, line) => worker.Keep(line.Data);
        process.BeginErrorReadLine();
        try
        {
            var reply = await worker.ReplyAsync(cancellation);
            if (reply is null)
            {
                var end = await worker.EndAsync();
                return worker.WasKilled ? worker : throw new UserError($"A worker did not start: {end}. Run `make doctor`.");
            }

            if (reply.Build != build)
                throw new UserError("The suite was rebuilt while it runs; the rows measured so far are kept: run again.");
            return worker;
        }
        catch
        {
            worker.Dispose();
            throw;
        }
    }

    /// <summary>Id of the process.</summary>
    public int Id => _process.Id;

    /// <summary>Hands out one run and waits for its row; null when the process ended before it answered.</summary>
    public async Task<WorkerReply?> MeasureAsync(WorkOrder order, Action<double> progress, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(Protocol.Write(order).AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            return null;
        }

        while (await ReplyAsync(cancellation) is { } reply)
        {
            if (reply.Progress is not { } share) return reply;
            progress(share);
        }

        return null;
    }

    /// <summary>Waits for a process that closed its output, and says how it ended.</summary>
    public async Task<string> EndAsync()
    {
        await _process.WaitForExitAsync();
        var code = _process.ExitCode;
        var how = WasKilled
            ? string.Create(CultureInfo.InvariantCulture, $"ended by signal {code - SignalBase}")
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        lock (_errors) return _errors.LastOrDefault(line => line.Trim().Length > 0) is { } last ? $"{how}: {last.Trim()}" : how;
    }

    /// <summary>Ends the process at once.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    bool WasKilled => _process.ExitCode > SignalBase;

    static Process Start(string source)
    {
        try
        {
            return Process.Start(Invocation.Start("worker", "--assembly", source))!;
        }
        catch (Win32Exception refusal)
        {
            throw new UserError($"A worker process could not be started: {refusal.Message}.");
        }
    }

    async Task<WorkerReply?> ReplyAsync(CancellationToken cancellation)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            try
            {
                return Protocol.Read<WorkerReply>(line);
            }
            catch (JsonException)
            {
                // Native code may print to the same stream.
                Keep(line);
            }
        }

        return null;
    }

    void Keep(string? line)
    {
        if (line is null) return;
        lock (_errors)
        {
            _errors.Enqueue(line);
            if (_errors.Count > KeptLines) _errors.Dequeue();
        }
    }
}
