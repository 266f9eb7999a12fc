using System.Security.Cryptography;
using System.Text;

namespace Replication.Torch.Tests.Packages;

/// <summary>
/// How src/Torch lays the native libraries, on systems made of this one's C and C++ libraries with the names of versions exchanged in them.
/// </summary>
public sealed class MendTests : IDisposable
{
    const string Library = "libLibTorchSharp.so";

    static readonly string Package = Path.Combine(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        "torchsharp", typeof(TorchSharp.torch).Assembly.GetName().Version!.ToString(3), "runtimes", "linux-x64", "native");

    readonly string _folder = Directory.CreateTempSubdirectory("replication-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [LinuxFact]
    public void An_old_system_gets_the_library_with_one_byte_changed()
    {
        var package = SHA256.HashData(File.ReadAllBytes(Path.Combine(Package, Library)));
        Lay(Old());
        var (original, laid) = (File.ReadAllBytes(Path.Combine(Package, Library)), File.ReadAllBytes(Laid(Library)));
        Assert.Equal(original.Length, laid.Length);
        var changed = Assert.Single(Enumerable.Range(0, laid.Length), at => laid[at] != original[at]);
        Assert.Equal((0, 2), (original[changed], laid[changed]));
        Assert.Equal(package, SHA256.HashData(original));
    }

    [LinuxFact]
    public void A_new_system_gets_the_library_as_it_is()
    {
        Lay(New());
        Assert.Equal(File.ReadAllBytes(Path.Combine(Package, Library)), File.ReadAllBytes(Laid(Library)));
    }

    [LinuxFact]
    public void A_version_whose_symbols_are_looked_up_is_an_error_of_one_line_and_nothing_counts_as_laid()
    {
        var (code, output) = Prepare(System("libc.so.6", ("GLIBC_2.34", "GLIBC_2.94")));
        Assert.Equal(1, code);
        Assert.Contains($"{Library} needs GLIBC_2.34 of libc.so.6, which this system lacks: ", Assert.Single(output.Split('\n'), line => line.Contains("error")));
        Assert.False(File.Exists(Laid("prepared")));
    }

    [LinuxFact]
    public void What_is_laid_stays_and_what_was_interrupted_is_laid_again()
    {
        Lay(Old());
        var mended = File.ReadAllBytes(Laid(Library));
        File.WriteAllText(Laid(Library), "laid");
        Lay(Old());
        Assert.Equal("laid", File.ReadAllText(Laid(Library)));

        File.Delete(Laid("prepared"));
        Lay(Old());
        Assert.Equal(mended, File.ReadAllBytes(Laid(Library)));
    }

    [LinuxFact]
    public void Another_platform_is_told_which_there_are()
    {
        var (code, output) = Build.Run("src/Torch/Torch.proj", $"-p:Folder={_folder}/laid;TorchSharp={_folder}/none");
        Assert.Equal(1, code);
        Assert.Contains("expected one of linux-x64, win-x64 and osx-arm64", output);
    }

    string Laid(string file) => Path.Combine(_folder, "laid", file);

    void Lay(string system)
    {
        var (code, output) = Prepare(system);
        Assert.True(code == 0, output);
    }

    (int ExitCode, string Output) Prepare(string system) =>
        Build.Run("src/Torch/Torch.proj", $"-p:Folder={_folder}/laid;TorchSharp={Package};SystemLibraries={system}");

    /// <summary>A C++ library of GCC 12, whatever this one is.</summary>
    string Old() => System("libstdc++.so.6", ("GLIBCXX_3.4.32", "GLIBCXX_3.4.92"));

    /// <summary>One that has the version; 3.4.28, which the library does not need, gives it its place where this system is old.</summary>
    string New() => System("libstdc++.so.6", ("GLIBCXX_3.4.28", "GLIBCXX_3.4.32"));

    /// <summary>
    /// A copy of the library of that name that this process has loaded, with the name of a version exchanged for one of the same length.
    /// </summary>
    string System(string name, (string From, string To) version)
    {
        var loaded = File.ReadLines("/proc/self/maps").First(line => line.Contains("/" + name, StringComparison.Ordinal));
        // Latin-1 keeps every byte.
        var text = Encoding.Latin1.GetString(File.ReadAllBytes(loaded[loaded.IndexOf('/', StringComparison.Ordinal)..]));
        var path = Path.Combine(_folder, name);
        File.WriteAllBytes(path, Encoding.Latin1.GetBytes(text.Replace(version.From + '\0', version.To + '\0', StringComparison.Ordinal)));
        return path;
    }
}
