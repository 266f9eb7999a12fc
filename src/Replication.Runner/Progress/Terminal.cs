using Spectre.Console;

namespace Replication.Runner.Progress;

/// <summary>Where the command speaks: a console that is live and coloured only where a person watches.</summary>
internal static class Terminal
{
    /// <summary>Width of lines that go to a file or a pipe.</summary>
    const int PipeWidth = 160;

    /// <summary>Whether standard output is a terminal that a person watches and has not asked to be plain.</summary>
    public static bool IsLive { get; } =
        !System.Console.IsOutputRedirected
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb";

    /// <summary>The console, plain where it is not live.</summary>
    public static IAnsiConsole Console { get; } = Create();

    static IAnsiConsole Create()
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = IsLive ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = IsLive ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = IsLive ? InteractionSupport.Detect : InteractionSupport.No,
        });
        if (!IsLive) console.Profile.Width = PipeWidth;
        return console;
    }

    /// <summary>Writes a line as it is.</summary>
    public static void Line(string text = "") => System.Console.Out.WriteLine(text);

    /// <summary>Writes a line to standard error.</summary>
    public static void Error(string text) => System.Console.Error.WriteLine(text);
}
