using System.Text.Json;

namespace Replication.Torch.Tests.Packages;

/// <summary>Which packages of Torch the projects ask for, by device and platform.</summary>
public class ReferenceTests
{
    [Theory]
    [InlineData("cpu", "linux-x64", "TorchSharp without native", "libtorch-cpu-linux-x64 [2.10.0]")]
    [InlineData("cpu", "win-x64", "TorchSharp without native", "libtorch-cpu-win-x64 [2.10.0]")]
    [InlineData("cpu", "osx-arm64", "TorchSharp without native", "libtorch-cpu-osx-arm64 [2.10.0]")]
    [InlineData("cuda", "linux-x64", "TorchSharp without native", "TorchSharp-cuda-linux")]
    [InlineData("cuda", "win-x64", "TorchSharp without native", "TorchSharp-cuda-windows")]
    public void A_project_asks_for_the_packages_of_one_device_and_platform(string device, string platform, params string[] packages)
    {
        var (code, output) = Build.Run(
            "src/Replication.Core/Replication.Core.csproj", $"-p:TorchDevice={device};TorchPlatform={platform}", "-getItem:PackageReference,PackageDownload");
        Assert.True(code == 0, output);
        using var items = JsonDocument.Parse(output);
        var asked = items.RootElement.GetProperty("Items").EnumerateObject().SelectMany(kind => kind.Value.EnumerateArray()).Select(Describe);
        Assert.Equal(packages, asked.Where(package => package.Contains("torch", StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Torchs_packages_are_named_in_one_place()
    {
        var naming = Directory.EnumerateFiles(Build.Root, "*.*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".csproj" or ".props" or ".targets" or ".proj")
            .Select(file => Path.GetRelativePath(Build.Root, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("artifacts/", StringComparison.Ordinal))
            .Where(file => System.Text.RegularExpressions.Regex.IsMatch(File.ReadAllText(Path.Combine(Build.Root, file)), "(?<!<Using )Include=\"(TorchSharp|libtorch)"));
        Assert.Equal(["Directory.Packages.props", "src/Torch/Torch.targets"], naming.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void No_lock_file_names_libtorch()
    {
        // A lock file that did would name the libtorch of the platform it was written on.
        var locks = Directory.GetFiles(Build.Root, "packages.lock.json", SearchOption.AllDirectories);
        Assert.NotEmpty(locks);
        Assert.All(locks, file => Assert.DoesNotContain("libtorch", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
    }

    static string Describe(JsonElement item)
    {
        var name = item.GetProperty("Identity").GetString()!;
        return item.TryGetProperty("ExcludeAssets", out var excluded) ? $"{name} without {excluded}"
            : name.StartsWith("libtorch", StringComparison.Ordinal) ? $"{name} {item.GetProperty("Version")}"
            : name;
    }
}
