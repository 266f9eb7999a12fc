using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>The inside of a session's process: it runs cells as they are ordered and says what they gave.</summary>
/// <remarks>
/// This is the suite's own session and not the .NET Interactive kernel, which dotnet-repl can run without Jupyter. Of a cell that does not
/// compile that kernel says neither which line nor, once dotnet-repl has written the notebook, which cell. Cells lose their ids there,
/// prose is dropped, printed text moves behind what is displayed, and a cell that exits ends the whole run with exit code 0 and no file.
/// </remarks>
public static class SessionLoop
{
    /// <summary>
    /// Serves orders until the one to end; what cells have left running in the foreground may then end by itself. The end of the standard
    /// input without that order ends the process and all that its cells started.
    /// </summary>
    public static void Run()
    {
        Posix.LeadGroup();
        var (input, output) = Posix.TakeStreams();
        var answers = new StreamWriter(output, new UTF8Encoding(false)) { AutoFlush = true };
        void Say(SessionReply reply)
        {
            lock (answers) answers.WriteLine(SessionMessages.Write(reply));
        }

        var session = new Session();
        AppDomain.CurrentDomain.UnhandledException += (_, thrown) =>
        {
            if (thrown.ExceptionObject is Exception exception && session.Blame(exception) is { } failure) Say(Failed(failure));
        };
        Say(new());
        foreach (var order in Orders(input).GetConsumingEnumerable())
        {
            if (order.Cell is null) return;
            Say(Serve(session, new CodeCell(order.Cell, order.Source)));
        }
    }

    static SessionReply Serve(Session session, CodeCell cell)
    {
        try
        {
            // All on one thread: Torch keeps some of its state for each thread.
            return new() { Outputs = OutputJson.Write(session.RunAsync(cell).GetAwaiter().GetResult(), count: 0) };
        }
        catch (CellFailure failure)
        {
            return Failed(failure);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            // Of the compiler, on code that it cannot take.
            return Failed(new(cell.Id, 0, $"{fault.GetType().Name}: {fault.Message}"));
        }
    }

    static SessionReply Failed(CellFailure failure) => new() { Failure = new(failure.Cell, failure.Line, failure.Message) };

    // The input is read beside the cells, so that the end of the runner ends the session at once, whatever it is doing.
    static BlockingCollection<SessionOrder> Orders(Stream input)
    {
        var orders = new BlockingCollection<SessionOrder>();
        var reader = new Thread(() =>
        {
            using var lines = new StreamReader(input, new UTF8Encoding(false));
            while (lines.ReadLine() is { } line)
            {
                if (SessionMessages.Read<SessionOrder>(line) is { } order) orders.Add(order);
            }

            Posix.EndGroup(Environment.ProcessId);
            Process.GetCurrentProcess().Kill();
        })
        { IsBackground = true, Name = "orders" };
        reader.Start();
        return orders;
    }
}
