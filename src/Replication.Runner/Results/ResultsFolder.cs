using Replication.Evidence;
using Replication.Evidence.Tables;

namespace Replication.Runner.Results;

/// <summary>Where the evidence of one scale lies below the results folder; smoke and standard have a folder each, paper is a subfolder.</summary>
/// <param name="Root">The results folder.</param>
/// <param name="Scale">The scale.</param>
internal sealed record ResultsFolder(string Root, Scale Scale)
{
    /// <summary>Subfolder of a study that holds the evidence of scale paper.</summary>
    public const string PaperFolder = "paper";

    /// <summary>Name of the table of verdicts.</summary>
    public const string Verdicts = "verdicts.csv";

    /// <summary>Name of the table of what was found for each claim and its control, part by part.</summary>
    public const string Findings = "findings.csv";

    /// <summary>Name of the record of how the measurements came about.</summary>
    public const string Provenance = "provenance.json";

    /// <summary>Folder of the figures.</summary>
    public const string Figures = "figures";

    /// <summary>Folder of the rendered report, which is not evidence and not committed.</summary>
    public const string Report = "report";

    /// <summary>What is wrong with a folder whose publication was cut off, as a clause.</summary>
    public const string CutOff = "a publication of results is under way or was cut off; `make derive` finishes it";

    /// <summary>Name of the verdict table that people read.</summary>
    public string Readme => Scale == Scale.Paper ? "PAPER-SCALE.md" : "README.md";

    /// <summary>Folder of a study's evidence, relative to the root.</summary>
    public string Relative(IStudy study) =>
        Scale == Scale.Paper ? Path.Combine(study.Path, PaperFolder) : study.Path;

    /// <summary>Folder of a study's evidence.</summary>
    public string Of(IStudy study) => Path.Combine(Root, Relative(study));

    /// <summary>Whether a study has been measured: its measurements are here, or the record of how they came about.</summary>
    public bool HasMeasurements(IStudy study) =>
        File.Exists(Path.Combine(Of(study), MeasurementTable.MainFile)) || File.Exists(Path.Combine(Of(study), Provenance));

    /// <summary>Whether a file, given by its path below the root, belongs to a study's evidence at this scale.</summary>
    public bool Holds(IStudy study, string file)
    {
        var isWithin = file.StartsWith(Relative(study) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        var paper = Path.Combine(study.Path, PaperFolder) + Path.DirectorySeparatorChar;
        return isWithin && (Scale == Scale.Paper || !file.StartsWith(paper, StringComparison.Ordinal));
    }

    /// <summary>A study's stored rows, once its tables are known to be those that were measured.</summary>
    /// <exception cref="EvidenceException">A table is damaged or not the one that was measured, or the folder's publication was cut off.</exception>
    public Evidenced Read(IStudy study)
    {
        if (Transaction.IsPending(Root)) throw new EvidenceException($"{Root}: {CutOff}");
        return TableDigests.Problems(this, study) is [var problem, ..]
            ? throw new EvidenceException($"{Path.Combine(Root, problem)}. Restore it (git checkout), or measure it again.")
            : Parse(study);
    }

    /// <summary>A study's stored rows, whether or not they are those that were measured.</summary>
    /// <exception cref="EvidenceException">A table is damaged.</exception>
    public Evidenced Parse(IStudy study) => new(study, MeasurementTable.Of(study).Read(Of(study)), TableDigests.Runs(this, study));

    /// <summary>Refuses a folder that cannot be written, before anything is measured.</summary>
    /// <param name="studies">Studies whose evidence may be written.</param>
    /// <exception cref="UserError">The folder or one of an experiment's is write-protected, or is no folder.</exception>
    public void RequireWritable(IEnumerable<IStudy> studies)
    {
        RequireWritable(Root);
        if (FrontPage.With("", this) is not null) RequireWritable(Path.GetDirectoryName(Root)!);
        foreach (var place in studies.Select(Of).SelectMany(place => new[] { place, Path.Combine(place, Figures) })) RequireWritable(place);
    }

    /// <summary>Refuses a folder that cannot be written, or cannot be made.</summary>
    /// <exception cref="UserError">The folder, or the nearest above it that there is, is write-protected, or it is no folder.</exception>
    public static void RequireWritable(string folder)
    {
        const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;
        var at = new DirectoryInfo(folder);
        for (; !at.Exists && at.Parent is not null; at = at.Parent)
        {
            if (File.Exists(at.FullName))
                throw new UserError($"'{at.FullName}' is a file; a folder is expected there. Move it, or give another folder.");
        }

        // Root may write anywhere; a folder that nobody is meant to write is respected all the same.
        if (!OperatingSystem.IsWindows() && (at.UnixFileMode & Write) == 0)
            throw new UserError($"'{at.FullName}' is read-only: make it writable (chmod u+w), or give another folder.");
        if (Posix.WriteObjection(at.FullName) is { } objection)
            throw new UserError($"'{at.FullName}' cannot be written: {objection}. Give another folder.");
    }

    /// <summary>A folder as every path to it names it: absolute and without symbolic links; what is not there yet is taken as written.</summary>
    /// <exception cref="UserError">The system cannot follow the path.</exception>
    public static string Locate(string path)
    {
        try
        {
            return Real(Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)));
        }
        catch (IOException failure)
        {
            throw new UserError($"--results cannot be followed: {failure.Message}.");
        }
    }

    static string Real(string path) =>
        Posix.RealPath(path) ?? (Path.GetDirectoryName(path) is { } above ? Path.Combine(Real(above), Path.GetFileName(path)) : path);
}

/// <summary>A study with its rows.</summary>
/// <param name="Study">The study.</param>
/// <param name="Rows">Its rows.</param>
/// <param name="Asked">How many runs were asked for by arm.</param>
internal sealed record Evidenced(IStudy Study, IReadOnlyList<MeasuredRow> Rows, IReadOnlyDictionary<string, int> Asked);
