namespace Replication.Figures;

/// <summary>Validation of figure files by plotly.js itself, in Node.</summary>
public static class PlotlySchema
{
    /// <summary>
    /// What <c>Plotly.validate</c> finds wrong with figure files and their frames: a line per finding, none if all is well.
    /// </summary>
    /// <param name="bundle">Path of plotly.min.js, from <see cref="PlotlyBundle.Install"/>.</param>
    /// <param name="files">Paths of the figure files.</param>
    /// <exception cref="ExternalProgramException">Node is missing or the validator failed.</exception>
    public static IReadOnlyList<string> Validate(string bundle, IReadOnlyList<string> files)
    {
        var node = ExternalProgram.Find("node", "nodejs")
            ?? throw new ExternalProgramException("Node is needed for validation and is not on PATH; 'make setup' installs it (Debian: nodejs).");
        var script = Path.Combine(PlotlyBundle.PackageFolder, "validate.cjs");
        string[] arguments = [script, Path.GetFullPath(bundle), .. files.Select(Path.GetFullPath)];
        var run = ExternalProgram.Run(node, arguments, PlotlyBundle.PackageFolder, TimeSpan.FromMinutes(2));
        var findings = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return (run.ExitCode, findings.Length) switch
        {
            (0, 0) or (1, > 0) => findings,
            _ => throw new ExternalProgramException($"The validator failed (exit code {run.ExitCode}): {run.Error.Trim()}"),
        };
    }
}
