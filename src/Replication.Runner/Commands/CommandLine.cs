using System.CommandLine;
using System.CommandLine.Parsing;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Results;

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
        RehearseCommand.Create(),
        DeriveCommand.Create(),
        VerifyCommand.Create(),
        ExplainCommand.Create(),
        ReportCommand.Create(),
        NotebookCommand.Create(),
        DoctorCommand.Create(),
        ReplayCommand.Create(),
        WorkerCommand.Create(),
        NotebookSessionCommand.Create(),
        ProbeCommand.Create(),
    };

    /// <summary>
    /// Parses and runs. What the user can mend, input/output errors included, is one line on standard error and exit code 2; no other place
    /// words them. A name that begins with <c>@</c> is a name: it is not opened as a file of arguments.
    /// </summary>
    public static async Task<int> RunAsync(string[] arguments)
    {
        Terminal.Open();
        if (!OperatingSystem.IsWindows()) Posix.IgnoreFileSizeSignal();
        try
        {
            var root = Root();
            var parsed = root.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (Unknown(parsed) is { } token) throw new UserError(Complaint(root, parsed, token));
            if (parsed.Errors.Count > 0) throw new UserError($"{parsed.Errors[0].Message} See `{Help(root, parsed)}`.");
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (Exception failure) when (ErrorText.Of(failure) is { } line)
        {
            Terminal.Error($"replicate: {line}");
            return ExitCode.BadInput;
        }
    }

    // What no option or argument took, or an argument that was meant to be an option.
    static string? Unknown(ParseResult parsed) =>
        parsed.UnmatchedTokens.Concat(parsed.Tokens
                .Where(token => token.Type == TokenType.Argument && token.Value.StartsWith("--", StringComparison.Ordinal))
                .Select(token => token.Value))
            .FirstOrDefault();

    static string Complaint(RootCommand root, ParseResult parsed, string token)
    {
        var command = parsed.CommandResult.Command;
        IReadOnlyList<string> known = command == root
            ? [.. root.Subcommands.Where(sub => !sub.Hidden).Select(sub => sub.Name)]
            : [.. command.Options.Select(option => option.Name)];
        var what = command == root ? "a command" : $"an option or argument of `replicate {command.Name}`";
        var hint = Spelling.Nearest(token, known) is { } nearest ? $"did you mean '{nearest}'? " : "";
        return $"'{token}' is not {what}: {hint}see `{Help(root, parsed)}`.";
    }

    static string Help(RootCommand root, ParseResult parsed) =>
        parsed.CommandResult.Command == root ? "replicate --help" : $"replicate {parsed.CommandResult.Command.Name} --help";
}
