using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Runner.Fingerprints;
using Replication.Runner.Planning;

namespace Replication.Runner.Results;

/// <summary>Whether what a run will replace is the suite's own, asked before anything is measured.</summary>
internal sealed class ReplacedFiles
{
    readonly ResultsFolder _folder;
    readonly RunRequest _request;
    readonly WrittenFiles _written;

    /// <summary>Reads what is recorded in a results folder.</summary>
    /// <exception cref="EvidenceException">The manifest is damaged.</exception>
    public ReplacedFiles(ResultsFolder folder, RunRequest request)
    {
        _folder = folder;
        _request = request;
        _written = new(folder, request.Studies);
        Unrecorded = [.. request.Studies.SelectMany(study => MeasurementTable.Of(study).Files
            .Select(file => new PresentTable(study, file, Path.Combine(folder.Relative(study), file)))
            .Where(IsUnrecorded))];
    }

    /// <summary>
    /// Tables of measurements that are there and are not what was recorded when they were measured. A forced run replaces those that were
    /// recorded once.
    /// </summary>
    public IReadOnlyList<PresentTable> Unrecorded { get; }

    /// <summary>Refuses a file of the user's where one of known name will be written.</summary>
    /// <exception cref="UserError">There is one.</exception>
    public void RequireOwn()
    {
        var files = _request.Studies.SelectMany(study =>
        {
            var place = _folder.Relative(study);
            var provenance = Path.Combine(place, ResultsFolder.Provenance);
            // Where nothing was ever published there are no verdicts of the suite's.
            string[] derived = [Path.Combine(place, ResultsFolder.Verdicts), Path.Combine(place, ResultsFolder.Findings)];
            return File.Exists(Path.Combine(_folder.Root, provenance)) ? [provenance] : derived.Prepend(provenance);
        });
        if (files.Prepend(_folder.Readme).Select(_written.Objection).OfType<string>().FirstOrDefault() is { } objection) throw new UserError(objection);
    }

    /// <summary>Refuses an unrecorded table, unless it is the very table that stored rows give: a publication without a record of it wrote that.</summary>
    /// <param name="table">The table.</param>
    /// <param name="rows">The experiment's stored rows; null where some are missing.</param>
    /// <exception cref="UserError">It is not.</exception>
    public void RequireGivenBy(PresentTable table, IReadOnlyList<MeasuredRow>? rows)
    {
        if (rows is not null && _written.Holds(table.Path, Digest.Of(MeasurementTable.Of(table.Study).Format(rows)[table.File]))) return;
        throw new UserError(_written.Objection(table.Path)
            ?? $"{Path.Combine(_folder.Root, table.Path)}: is not the table that was measured (its SHA-256 is not the one in "
                + $"{ResultsFolder.Provenance}). Restore it (git checkout), delete it, or run with --force to replace it.");
    }

    bool IsUnrecorded(PresentTable table)
    {
        if (_written.Objection(table.Path) is not null) return true;
        return File.Exists(Path.Combine(_folder.Root, table.Path)) && !_request.Force && !_written.IsAsWritten(table.Path);
    }
}

/// <summary>A table of measurements in a results folder.</summary>
/// <param name="Study">Whose it is.</param>
/// <param name="File">Its name.</param>
/// <param name="Path">Its path below the results folder.</param>
internal sealed record PresentTable(IStudy Study, string File, string Path);
