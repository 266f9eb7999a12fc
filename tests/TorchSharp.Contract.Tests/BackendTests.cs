using System.Diagnostics;
using System.Text.Json;

namespace Contract;

/// <summary>
/// The ways to the package stay true on machines that cannot restore it: evaluated for the packages, built and run for a given
/// assembly.
/// </summary>
public class BackendTests
{
    private static readonly string Root = FindRoot();

    [Theory]
    [InlineData("cpu", "TorchSharp-cpu")]
    [InlineData("cuda", "TorchSharp-cuda-linux")]
    public void PackageBackendRefersToThePackageOnly(string device, string package)
    {
        var items = Evaluate("src/Replication.Core/Replication.Core.csproj", "package", device);
        var packages = Identities(items, "PackageReference").Where(name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.Equal([package], packages);
        Assert.DoesNotContain(Identities(items, "ProjectReference"), path => path.Contains("TorchSharp.csproj", StringComparison.Ordinal));
        var version = items.GetProperty("PackageVersion").EnumerateArray()
            .Single(item => item.GetProperty("Identity").GetString() == package);
        Assert.StartsWith("0.106.", version.GetProperty("Version").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public void SystemBackendRefersToTheBindingOnly()
    {
        var items = Evaluate("src/Replication.Core/Replication.Core.csproj", "system", "cpu");
        Assert.DoesNotContain(Identities(items, "PackageReference"), name => name.StartsWith("TorchSharp", StringComparison.Ordinal));
        Assert.Contains(Identities(items, "ProjectReference"), path => path.EndsWith("TorchSharp.csproj", StringComparison.Ordinal));
    }

    /// <summary>A project that named the binding or a package itself would not follow the property.</summary>
    [Fact]
    public void ProjectsGetTorchByThePropertyOnly()
    {
        var projects = Directory.EnumerateFiles(Root, "*.csproj", SearchOption.AllDirectories)
            .Where(path => Path.GetRelativePath(Root, path) is var name && !name.StartsWith("artifacts", StringComparison.Ordinal)
                && name != Path.Combine("src", "TorchSharp", "TorchSharp.csproj")).ToList();
        Assert.Contains(projects, path => File.ReadAllText(path).Contains("<UsesTorch>true</UsesTorch>", StringComparison.Ordinal));
        foreach (var project in projects)
        {
            var text = File.ReadAllText(project);
            var itself = text.Contains("TorchSharp.csproj", StringComparison.Ordinal)
                || text.Contains("Include=\"TorchSharp", StringComparison.Ordinal);
            Assert.False(itself,
                $"{Path.GetRelativePath(Root, project)} refers to TorchSharp by itself; it should say <UsesTorch>true</UsesTorch>.");
        }
    }

    [Fact]
    public void AssemblyBackendBuildsAndRunsAgainstAGivenDll()
    {
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Name;
        var binding = Path.Combine(Root, "artifacts", "bin", "TorchSharp", configuration, "TorchSharp.dll");
        var artifacts = Directory.CreateTempSubdirectory("assembly-backend");
        try
        {
            Dotnet("build", Path.Combine(Root, "tests/fixtures/assembly-backend/AssemblyBackend.csproj"), "-c", "Release", "-v", "q",
                "-nologo", "-nodeReuse:false", "-p:UseSharedCompilation=false", "-p:TorchBackend=assembly", $"-p:TorchSharpPath={binding}",
                $"-p:ArtifactsPath={artifacts.FullName}");
            var printed = Dotnet(Path.Combine(artifacts.FullName, "bin", "AssemblyBackend", "release", "AssemblyBackend.dll"));
            Assert.Equal("2 + 40 = 42", printed.Trim());
        }
        finally
        {
            artifacts.Delete(recursive: true);
        }
    }

    private static JsonElement Evaluate(string project, string backend, string device)
    {
        var json = Dotnet("msbuild", Path.Combine(Root, project), "-nologo", "-nodeReuse:false", $"-p:TorchBackend={backend}",
            $"-p:TorchDevice={device}", "-getItem:PackageReference", "-getItem:ProjectReference", "-getItem:PackageVersion");
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("Items").Clone();
    }

    private static List<string> Identities(JsonElement items, string kind) =>
        items.GetProperty(kind).EnumerateArray().Select(item => item.GetProperty("Identity").GetString()!).ToList();

    private static string Dotnet(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"dotnet {string.Join(' ', arguments)}\n{output}\n{error.Result}");
        return output;
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Replication.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException("The tests run inside of a checkout.");
    }
}
