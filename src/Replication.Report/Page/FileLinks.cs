namespace Replication.Report;

/// <summary>Links to files in an experiment's folder, seen from the report's, which is its neighbour.</summary>
internal static class FileLinks
{
    internal static Html Of(ReportExperiment experiment, IReadOnlyList<string> files) => Html.Join(files.Select((file, i) =>
        Html.Of($"""{(i == 0 ? "" : ", ")}<a href="{Address(experiment, file)}">{file.Split('/')[^1]}</a>""")));

    private static string Address(ReportExperiment experiment, string file) =>
        string.Join('/', file.Split('/').Prepend(experiment.Name).Prepend("..").Select(Uri.EscapeDataString));
}
