using System.Diagnostics;

namespace Replication.Runner.Discovery;

/// <summary>Studies from outside the suite: an assembly, a folder of assemblies, or a project that is built first.</summary>
internal static class StudyProject
{
    const string Option = "--assembly";

    /// <summary>The assembly, or the folder of assemblies, that a path leads to.</summary>
    /// <param name="path">A file <c>.dll</c>, a file <c>.csproj</c>, a folder with one of these projects, or a folder of assemblies.</param>
    /// <exception cref="UserError">There is nothing there, or the project does not build.</exception>
    public static string Located(string path)
    {
        if (path.Length == 0) throw new UserError($"{Option} is empty: expected the path of an assembly, a project or a folder.");
        if (Directory.Exists(path))
        {
            var projects = Directory.GetFiles(path, "*.csproj");
            return projects.Length switch
            {
                0 => path,
                1 => Built(projects[0]),
                _ => throw new UserError($"{Option} is '{path}', which holds {projects.Length} projects: name one of them."),
            };
        }

        if (!File.Exists(path)) throw new UserError($"{Option} is '{path}': there is nothing there.");
        return Path.GetExtension(path) switch
        {
            ".dll" => path,
            ".csproj" => Built(path),
            _ => throw new UserError($"{Option} is '{path}': expected a file .dll or .csproj, or a folder."),
        };
    }

    // Asks MSBuild for the path of what it builds: a project may put it anywhere.
    static string Built(string project)
    {
        string[] build = ["build", project, "-c", "Release", "-v", "q", "-nologo", "--getProperty:TargetPath", "-t:Build"];
        var start = new ProcessStartInfo("dotnet", build)
        {
            RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        if (process.ExitCode == 0 && File.Exists(output)) return output;
        var errors = $"{complaints.Result}\n{output}".Split('\n')
            .Where(line => line.Contains(": error ", StringComparison.Ordinal))
            .Select(line => line.Trim())
            .Distinct()
            .ToList();
        throw new UserError(errors.Count == 0
            ? $"{project} does not build: `dotnet build {project}` says why."
            : $"{project} does not build: {errors[0]}{(errors.Count == 1 ? "" : $" ({errors.Count - 1} more)")}");
    }
}
