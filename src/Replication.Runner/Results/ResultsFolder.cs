using System.Globalization;
using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>Where the evidence of one scale lies below the results folder; smoke and standard have a folder each, paper is a subfolder.</summary>
/// <param name="Root">The results folder.</param>
/// <param name="Scale">The scale.</param>
internal sealed record ResultsFolder(string Root, Scale Scale)
{
    /// <summary>Subfolder of an experiment that holds the evidence of scale paper.</summary>
    public const string PaperFolder = "paper";

    /// <summary>Name of the table of verdicts.</summary>
    public const string Verdicts = "verdicts.csv";

    /// <summary>Name of the record of how the measurements came about.</summary>
    public const string Provenance = "provenance.json";

    /// <summary>Folder of the figures.</summary>
    public const string Figures = "figures";

    /// <summary>Folder of the rendered report, which is not evidence and not committed.</summary>
    public const string Report = "report";

    /// <summary>Name of the verdict table that people read.</summary>
    public string Readme => Scale == Scale.Paper ? "PAPER-SCALE.md" : "README.md";

    /// <summary>Folder of an experiment's evidence, relative to the root.</summary>
    public string Relative(IExperiment experiment) =>
        Scale == Scale.Paper ? Path.Combine(experiment.Name, PaperFolder) : experiment.Name;

    /// <summary>Folder of an experiment's evidence.</summary>
    public string Of(IExperiment experiment) => Path.Combine(Root, Relative(experiment));

    /// <summary>Whether an experiment has been measured.</summary>
    public bool HasMeasurements(IExperiment experiment) => File.Exists(Path.Combine(Of(experiment), MeasurementTable.MainFile));

    /// <summary>An experiment's stored rows.</summary>
    /// <exception cref="EvidenceException">A table is damaged.</exception>
    public Evidenced Read(IExperiment experiment) => new(experiment, MeasurementTable.Of(experiment).Read(Of(experiment)));

    /// <summary>Refuses a folder that cannot be written, before anything is measured.</summary>
    /// <exception cref="UserError">The folder is write-protected, or is no folder.</exception>
    public void RequireWritable()
    {
        if (File.Exists(Root)) throw new UserError($"'{Root}' is a file; --results expects a folder.");
        var at = new DirectoryInfo(Path.GetFullPath(Root));
        while (!at.Exists && at.Parent is not null) at = at.Parent;
        RequireWritable(at.FullName);
        if (!Directory.Exists(Root)) return;
        foreach (var below in Directory.EnumerateDirectories(Root, "*", SearchOption.AllDirectories)) RequireWritable(below);
    }

    static void RequireWritable(string folder)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        // Root may write anywhere; a folder that nobody is meant to write is respected all the same.
        var permitted = OperatingSystem.IsWindows() || (File.GetUnixFileMode(folder) & Write) != 0;
        if (permitted)
        {
            var trial = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $".writable-{Environment.ProcessId}"));
            try
            {
                using (File.Create(trial, 1, FileOptions.DeleteOnClose))
                {
                }

                return;
            }
            catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
            {
                permitted = false;
            }
        }

        throw new UserError($"'{folder}' is read-only: make it writable (chmod u+w), or give another folder with --results.");
    }
}

/// <summary>An experiment with its rows.</summary>
internal sealed record Evidenced(IExperiment Experiment, IReadOnlyList<MeasuredRow> Rows);
