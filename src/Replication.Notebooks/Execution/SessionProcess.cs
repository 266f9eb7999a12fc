using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>
/// A session in a process of its own, seen from the notebook's run: whatever its cells do to the process is told here as theirs.
/// </summary>
sealed class SessionProcess : IDisposable
{
    const int KeptLines = 200;

    // To which the runtime adds the number of the signal that ended a process.
    const int SignalBase = 128;

    /// <summary>How the runtime and the C library begin to tell why a process is ended.</summary>
    static readonly string[] LastWords =
        ["Unhandled exception", "Process terminated", "Stack overflow", "Out of memory", "Fatal error", "terminate called"];

    /// <summary>What a process that has closed its output, and what a stream of one that has ended, may still take.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    readonly Process _process;
    readonly Queue<string> _errors = new();

    SessionProcess(Process process) => _process = process;

    /// <summary>Starts the process in a folder and waits until it is ready.</summary>
    /// <exception cref="NotebookException">It cannot be started, or ends by itself.</exception>
    public static async Task<SessionProcess> StartAsync(ProcessStartInfo start, string folder, CancellationToken cancellation)
    {
        start.WorkingDirectory = folder;
        (start.StandardInputEncoding, start.StandardOutputEncoding) = (new UTF8Encoding(false), new UTF8Encoding(false));
        var session = new SessionProcess(Begin(start));
        session._process.ErrorDataReceived += (_, line) => session.Keep(line.Data);
        session._process.BeginErrorReadLine();
        try
        {
            if (await session.ReplyAsync(cancellation) is not null) return session;
            throw new NotebookException($"The process of a notebook did not start: it {await session.EndedAsync()}.");
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Runs a cell and gives its outputs.</summary>
    /// <exception cref="CellFailure">It failed, or ended the process.</exception>
    public async Task<IReadOnlyList<Output>> RunAsync(CodeCell cell, CancellationToken cancellation)
    {
        lock (_errors) _errors.Clear();
        await OrderAsync(new(cell.Id, cell.Source), cancellation);
        var reply = await ReplyAsync(cancellation) ?? throw new CellFailure(cell.Id, 0, $"the process of the cell {await EndedAsync()}");
        return reply.Failure is { } failure ? throw Failed(failure) : OutputJson.Read(reply.Outputs);
    }

    /// <summary>Lets the process end, and with it what cells have left running in the foreground.</summary>
    /// <param name="last">Id of the last cell, which is named where no other is known.</param>
    /// <param name="cancellation">Stops waiting.</param>
    /// <exception cref="CellFailure">Something that a cell left running failed.</exception>
    public async Task EndAsync(string last, CancellationToken cancellation)
    {
        await OrderAsync(new(null, ""), cancellation);
        while (await ReplyAsync(cancellation) is { } reply)
        {
            if (reply.Failure is { } failure) throw Failed(failure);
        }

        var ended = await EndedAsync();
        if (_process.ExitCode != 0) throw new CellFailure(last, 0, $"all cells ran, but then their process {ended}");
    }

    /// <summary>Ends the process and everything that its cells started, at once.</summary>
    public void Dispose()
    {
        if (!_process.HasExited) _process.Kill(entireProcessTree: true);
        Posix.EndGroup(_process.Id);
        // Until it is gone it may write into its folder.
        _process.WaitForExit(Patience);
        _process.Dispose();
    }

    static CellFailure Failed(SessionReply.Failed failure) => new(failure.Cell, failure.Line, failure.Problem);

    static Process Begin(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception refusal)
        {
            throw new NotebookException($"The process of a notebook could not be started: {refusal.Message}.");
        }
    }

    async Task OrderAsync(SessionOrder order, CancellationToken cancellation)
    {
        try
        {
            await _process.StandardInput.WriteLineAsync(SessionMessages.Write(order).AsMemory(), cancellation);
            await _process.StandardInput.FlushAsync(cancellation);
        }
        catch (IOException)
        {
            // It has ended already, which the missing reply tells.
        }
    }

    async Task<SessionReply?> ReplyAsync(CancellationToken cancellation)
    {
        while (await _process.StandardOutput.ReadLineAsync(cancellation) is { } line)
        {
            if (SessionMessages.Read<SessionReply>(line) is { } reply) return reply;
        }

        return null;
    }

    // What its cells started may hold its standard error open, so they are ended before it is read to its end.
    async Task<string> EndedAsync()
    {
        if (!_process.WaitForExit(Patience)) _process.Kill(entireProcessTree: true);
        Posix.EndGroup(_process.Id);
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            // A process outside the group holds the stream: what was read of it has to do.
        }

        var code = _process.ExitCode;
        var how = code > SignalBase
            ? string.Create(CultureInfo.InvariantCulture, $"was ended by signal {code - SignalBase}")
            : string.Create(CultureInfo.InvariantCulture, $"ended with exit code {code}");
        return Said() is { } words ? $"{how}: {words}" : how;
    }

    // What was said last, up to the stack that follows it.
    string? Said()
    {
        lock (_errors)
        {
            var last = _errors.SkipWhile(line => !Begins(line, LastWords)).TakeWhile(line => !Begins(line, "   at ", "Repeat"));
            var words = string.Join(' ', last.Take(2)).Trim();
            return words.Length > 0 ? words : null;
        }
    }

    static bool Begins(string line, params string[] words) => words.Any(word => line.StartsWith(word, StringComparison.Ordinal));

    void Keep(string? line)
    {
        if (line is null) return;
        lock (_errors)
        {
            // The first lines tell why a process is ended, and those after them its stack.
            if (_errors.Count < KeptLines) _errors.Enqueue(line);
        }
    }
}
