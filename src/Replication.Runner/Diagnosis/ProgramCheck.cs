namespace Replication.Runner.Diagnosis;

/// <summary>Looks for a program that parts of the suite call.</summary>
internal static class ProgramCheck
{
    static readonly Dictionary<string, string> Uses = new()
    {
        ["git"] = "provenance will not name the commit",
        ["node"] = "figures cannot be checked by plotly.js, and the report lacks its bundle until npm has been run elsewhere",
        ["chromium"] = "figures cannot be exported as SVG and PNG",
    };

    /// <summary>Whether it is on the PATH.</summary>
    public static Finding OnPath(string program)
    {
        var found = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, program))
            .FirstOrDefault(File.Exists);
        return found is not null ? new(program, found) : new(program, "not found") { Warning = $"without it {Uses[program]}." };
    }
}
