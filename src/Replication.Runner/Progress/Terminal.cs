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
    public static IAnsiConsole Console { get; private set; } = Create();

    /// <summary>
    /// Lets everything that the process says pass through <see cref="PrintableWriter"/>: to be called once, before anything is said.
    /// </summary>
    public static void Open()
    {
        // A console that colours writes escape sequences of its own: there, text is made printable before it is coloured.
        var live = IsLive ? Create() : null;
        System.Console.SetOut(new PrintableWriter(System.Console.Out, "standard output"));
        System.Console.SetError(new PrintableWriter(System.Console.Error, "standard error"));
        Console = live ?? Create();
        Console.Pipeline.Attach(new PrintableSegments());
    }

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

    /// <summary>Writes to standard output, as one line or as many as the text has.</summary>
    /// <exception cref="IOException">Standard output is closed or full.</exception>
    public static void Line(string text = "") => System.Console.Out.WriteLine(text);

    /// <summary>Writes one line to standard error. Where that is closed or full, there is nobody left to tell.</summary>
    public static void Error(string text)
    {
        try
        {
            System.Console.Error.WriteLine(text.ReplaceLineEndings(" "));
        }
        catch (IOException)
        {
            // The exit code still says it.
        }
    }
}
