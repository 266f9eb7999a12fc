using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;
using Replication.Runner.Discovery;

namespace Replication.Runner.Results;

/// <summary>What can be said of the checkout and of the machine.</summary>
internal static class Surroundings
{
    /// <summary>Commit of the checkout and whether it has changes outside <c>results/</c>; nulls where git does not say.</summary>
    public static (string? Commit, bool? Dirty) Checkout()
    {
        var commit = Git("rev-parse", "HEAD")?.Trim();
        var changes = commit is null ? null : Git("status", "--porcelain", "--", "src", "experiments", "*.props", "*.targets", "global.json");
        return (commit, changes is null ? null : changes.Trim().Length > 0);
    }

    /// <summary>Model of the processor.</summary>
    public static string Processor()
    {
        const string Info = "/proc/cpuinfo";
        var model = File.Exists(Info)
            ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':', 2)[1].Trim()
            : null;
        return model ?? Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? RuntimeInformation.ProcessArchitecture.ToString();
    }

    /// <summary>Version of the suite, of .NET and of the packages that the suite is linked to.</summary>
    public static SortedDictionary<string, string> Versions(IEnumerable<Assembly> experiments)
    {
        var versions = new SortedDictionary<string, string>(StringComparer.Ordinal)
        {
            [".NET"] = Environment.Version.ToString(),
            ["Replication"] = Version(typeof(Surroundings).Assembly),
        };
        foreach (var name in experiments.SelectMany(assembly => assembly.GetReferencedAssemblies()).Select(name => name.Name!)
            .Append("MathNet.Numerics").Append("CsvHelper").Distinct(StringComparer.Ordinal))
        {
            var framework = name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard" or "mscorlib";
            if (framework || name.StartsWith("Replication.", StringComparison.Ordinal)) continue;
            if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{name}.dll"))) versions[name] = Version(Assembly.Load(name));
        }

        return versions;
    }

    static string Version(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0]
        ?? assembly.GetName().Version!.ToString();

    static string? Git(params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo("git", arguments)
            {
                WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true,
            };
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? output : null;
        }
        catch (Exception absent) when (absent is System.ComponentModel.Win32Exception or UserError)
        {
            return null;
        }
    }
}
