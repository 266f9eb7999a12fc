using System.CommandLine;
using Replication.Evidence;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;

namespace Replication.Runner.Commands;

/// <summary>The command line as a whole.</summary>
internal static class CommandLine
{
    /// <summary>Every command.</summary>
    public static RootCommand Root() => new(
        "Reproduces the claims of papers on generative adversarial networks: measures over seeds, judges, draws, and says what came of it.")
    {
        ListCommand.Create(),
        RunCommand.Create(),
        VerifyCommand.Create(),
        ReplayCommand.Create(),
        WorkerCommand.Create(),
        ProbeCommand.Create(),
    };

    /// <summary>Parses and runs; what the user can mend is one line on standard error and exit code 2.</summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        var root = Root();
        var parsed = root.Parse(arguments);
        try
        {
            if (parsed.Errors.Count > 0) throw new UserError(Complaint(root, parsed));
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception bad) when (bad is UserError or EvidenceException)
        {
            Terminal.Error($"replicate: {bad.Message}");
            return ExitCode.BadInput;
        }
        catch (UnauthorizedAccessException denied)
        {
            Terminal.Error($"replicate: {denied.Message.TrimEnd('.')}: it may not be read or written; check its owner and mode.");
            return ExitCode.BadInput;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
    }

    static string Complaint(RootCommand root, ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var help = command == root ? "replicate --help" : $"replicate {command.Name} --help";
        if (parsed.UnmatchedTokens.Count > 0)
        {
            var token = parsed.UnmatchedTokens[0];
            string[] known = command == root
                ? [.. root.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)]
                : [.. command.Options.Select(option => option.Name)];
            var what = command == root ? "command" : "argument";
            var hint = Spelling.Nearest(token, known) is { } nearest ? $"did you mean '{nearest}'? " : "";
            return $"'{token}' is no {what} that is known here: {hint}See `{help}`.";
        }

        return $"{parsed.Errors[0].Message.ReplaceLineEndings(" ")} See `{help}`.";
    }
}
