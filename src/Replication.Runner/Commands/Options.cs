using System.CommandLine;
using System.Globalization;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Cache;
using Replication.Runner.Discovery;
using Replication.Runner.Results;

namespace Replication.Runner.Commands;

/// <summary>The options that several commands share, and how their text is read.</summary>
internal static class Options
{
    /// <summary>Which experiments or studies.</summary>
    public static Argument<string[]> Experiments { get; } = new("EXPERIMENT")
    {
        Description = "Names of experiments, or of studies as Experiment/study; all where none is given.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>How much of a paper's budget to spend.</summary>
    public static Option<string> Scale { get; } = new("--scale")
    {
        Description = "smoke (seconds, no verdict), standard (what the verdicts need; minutes) or paper (the paper's own budget; hours, "
            + "or a GPU).",
        DefaultValueFactory = _ => "standard",
        HelpName = "SCALE",
    };

    /// <summary>Seed of the suite.</summary>
    public static Option<string> Seed { get; } = new("--seed")
    {
        Description = "Seed of the suite: every run's own seed is a hash of it, the experiment's name and the replicate.",
        DefaultValueFactory = _ => "0",
        HelpName = "N",
    };

    /// <summary>Replicates of each random arm.</summary>
    public static Option<string?> Seeds { get; } = new("--seeds")
    {
        Description = "Replicates of each random arm, in place of what the experiment declares. Below 6 every verdict on training is "
            + "inconclusive.",
        HelpName = "N",
    };

    /// <summary>Where tensors live.</summary>
    public static Option<string> Device { get; } = new("--device")
    {
        Description = "cpu, cuda or cuda:N.",
        DefaultValueFactory = _ => "cpu",
        HelpName = "DEVICE",
    };

    /// <summary>Number of worker processes.</summary>
    public static Option<string?> Workers { get; } = new("--workers")
    {
        Description = "Worker processes, each single-threaded. Default: one per core on the CPU, one on a GPU.",
        HelpName = "N",
    };

    /// <summary>Measure everything anew.</summary>
    public static Option<bool> Force { get; } = new("--force") { Description = "Measure anew even where a stored row is valid." };

    /// <summary>Plan only.</summary>
    public static Option<bool> DryRun { get; } = new("--dry-run") { Description = "Print the plan, with the reason for each part, and stop." };

    /// <summary>Folder of the committed evidence.</summary>
    public static Option<string?> Results { get; } = new("--results")
    {
        Description = "Folder of the evidence. Default: results/ of the checkout, or of the current folder with --assembly "
            + "(artifacts/smoke/ at scale smoke).",
        HelpName = "DIR",
    };

    /// <summary>Folder of stored rows.</summary>
    public static Option<string?> CacheFolder { get; } = new("--cache")
    {
        Description = "Folder of measured rows, from which runs resume. Default: artifacts/cache/ of the checkout, or of the current "
            + "folder with --assembly.",
        HelpName = "DIR",
    };

    /// <summary>Where the studies are.</summary>
    public static Option<string?> Assembly { get; } = new("--assembly")
    {
        Description = "Studies of your own: an assembly, a folder of assemblies, or a project or its folder, which is built. Results, "
            + "stored rows and pages are then those of the current folder. Default: the experiments of the suite.",
        HelpName = "PATH",
    };

    /// <summary>The studies that were asked for.</summary>
    /// <exception cref="UserError">There is no such experiment or study.</exception>
    public static IReadOnlyList<IStudy> StudiesOf(ParseResult parsed, Catalog catalog) =>
        catalog.Select(parsed.GetValue(Experiments) ?? []);

    /// <summary>The scale that was asked for.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static Scale ScaleOf(ParseResult parsed)
    {
        var text = parsed.GetValue(Scale)!;
        return text switch
        {
            "smoke" => Evidence.Scale.Smoke,
            "standard" => Evidence.Scale.Standard,
            "paper" => Evidence.Scale.Paper,
            _ => throw new UserError($"--scale is '{text}': {Spelling.Hint(text, ["smoke", "standard", "paper"])}"),
        };
    }

    /// <summary>The suite seed that was asked for.</summary>
    /// <exception cref="UserError">It is no non-negative integer.</exception>
    public static long SeedOf(ParseResult parsed) => Whole("--seed", parsed.GetValue(Seed)!, 0, long.MaxValue);

    /// <summary>The number of replicates that was asked for, if any was.</summary>
    /// <exception cref="UserError">It is no positive integer.</exception>
    public static int? SeedsOf(ParseResult parsed) =>
        parsed.GetValue(Seeds) is { } text ? (int)Whole("--seeds", text, 1, 10_000) : null;

    /// <summary>The number of workers.</summary>
    /// <exception cref="UserError">It is no positive integer.</exception>
    public static int WorkersOf(ParseResult parsed, string device) =>
        parsed.GetValue(Workers) is { } text ? (int)Whole("--workers", text, 1, 256)
        : device == "cpu" ? Environment.ProcessorCount : 1;

    /// <summary>The device that was asked for.</summary>
    /// <exception cref="UserError">It is not of the expected form.</exception>
    public static string DeviceOf(ParseResult parsed)
    {
        var text = parsed.GetValue(Device)!;
        var numbered = text.StartsWith("cuda:", StringComparison.Ordinal) && text.Length is > 5 and < 9 && text[5..].All(char.IsAsciiDigit);
        var valid = numbered || text is "cpu" or "cuda";
        return valid ? text : throw new UserError($"--device is '{text}': expected cpu, cuda or cuda:N with N from 0.");
    }

    /// <summary>Folder of the evidence at a scale, in which every file can be read to an end.</summary>
    /// <exception cref="UserError">It cannot be one.</exception>
    /// <exception cref="IOException">Something below it, or the page above it, is none of a file and a folder.</exception>
    public static string ResultsOf(ParseResult parsed, Scale scale)
    {
        var folder = FolderOf(parsed, Results)
            ?? Path.Combine(Home(parsed), scale == Evidence.Scale.Smoke ? Path.Combine("artifacts", "smoke") : "results");
        RegularFile.RequireBelow(folder);
        RegularFile.Require(Path.Combine(folder, FrontPage.File));
        return ResultsFolder.Locate(folder);
    }

    /// <summary>The store of measured rows.</summary>
    /// <exception cref="UserError">Its folder cannot be one.</exception>
    public static RowStore StoreOf(ParseResult parsed) =>
        new(FolderOf(parsed, CacheFolder) ?? Path.Combine(Home(parsed), "artifacts", "cache"));

    /// <summary>Where the studies are: an assembly, or a folder that is searched for some; null for the suite's own.</summary>
    /// <exception cref="UserError">There is nothing there, or a project that does not build.</exception>
    public static string? StudiesOf(ParseResult parsed) => parsed.GetValue(Assembly) is { } path ? StudyProject.Located(path) : null;

    // Results and stored rows of a user's own studies are the user's.
    static string Home(ParseResult parsed) =>
        parsed.GetValue(Assembly) is null ? Repository.Root : Directory.GetCurrentDirectory();

    /// <summary>The folder that an option names, which need not exist yet; null where the option was not given.</summary>
    /// <exception cref="UserError">The path is empty, or a file lies there.</exception>
    /// <exception cref="IOException">The path is too long, runs in a circle of links, or leads through a file.</exception>
    public static string? FolderOf(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } path) return null;
        if (path.Length == 0) throw new UserError($"{option.Name} is empty: expected the path of a folder.");
        try
        {
            return File.GetAttributes(path).HasFlag(FileAttributes.Directory)
                ? path
                : throw new UserError($"{option.Name} is '{path}', which is no folder.");
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return ErrorText.NoFolderAbove(path) is { } obstacle ? throw new UserError($"{option.Name}: {obstacle}") : path;
        }
    }

    /// <summary>A whole number within limits.</summary>
    /// <exception cref="UserError">It is none.</exception>
    public static long Whole(string option, string text, long least, long most) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw new UserError(string.Create(
                CultureInfo.InvariantCulture,
                $"{option} is '{text}': expected a whole number from {least}{(most < long.MaxValue ? $" to {most}" : "")}."));
}
