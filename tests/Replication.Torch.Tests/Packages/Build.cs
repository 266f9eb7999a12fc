using System.Diagnostics;

namespace Replication.Torch.Tests.Packages;

/// <summary>The checkout that the tests were built from, and MSBuild in it.</summary>
static class Build
{
    public static string Root { get; } = Above(AppContext.BaseDirectory);

    /// <summary>What <c>dotnet msbuild</c> returns and prints.</summary>
    public static (int ExitCode, string Output) Run(string project, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, WorkingDirectory = Root };
        foreach (var argument in new[] { "msbuild", project, "-nologo", "-nodeReuse:false" }.Concat(arguments)) start.ArgumentList.Add(argument);
        // A property that `make` hands on by the environment would decide what is evaluated here.
        start.Environment.Remove("TorchDevice");
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Replication.sln")) ? folder : Above(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(folder))!);
}
