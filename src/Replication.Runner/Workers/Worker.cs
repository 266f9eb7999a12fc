using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Replication.Runner.Workers;

/// <summary>A worker process seen from the runner.</summary>
internal sealed class Worker : IDisposable
{
    const int KeptLines = 20;

    readonly Process _process;
    readonly Queue<string> _errors = new();

    Worker(Process process) => _process = process;

    /// <summary>Starts a worker on the experiments of a folder and waits until it is ready.</summary>
    /// <exception cref="UserError">It does not come up, or runs another build than this process.</exception>
    public static async Task<Worker> StartAsync(string folder, string build, CancellationToken cancellation)
    {
        var process = Process.Start(Invocation.Start("worker", "--experiments", folder))
            ?? throw new UserError("A worker process could not be started.");
        var worker = new Worker(process);
        process.ErrorDataReceived += (_, line) => worker.Keep(line.Data);
        process.BeginErrorReadLine();
        try
        {
            var reply = await worker.ReplyAsync(cancellation);
            if (reply is null) throw new UserError($"A worker did not start: {await worker.EndAsync()}. Run `make doctor`.");
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
        // 128 + signal is how the runtime reports a process that was ended by a signal.
        var how = code > 128
            ? string.Create(CultureInfo.InvariantCulture, $"ended by signal {code - 128}")
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        lock (_errors) return _errors.LastOrDefault(line => line.Trim().Length > 0) is { } last ? $"{how}: {last.Trim()}" : how;
    }

    /// <summary>Ends the process at once.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        _process.Dispose();
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
