using System.Diagnostics;
using System.Net.Sockets;
using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

/// <summary>Files that have no end are refused before they are opened; others are read as .NET reads them.</summary>
public sealed class RegularFileTests : IDisposable
{
    readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    string Place(string name) => Path.Combine(_folder.Path, name);

    string Fifo(string name)
    {
        using var process = Process.Start("mkfifo", [Place(name)]);
        process.WaitForExit();
        return Place(name);
    }

    static void Refused(string path, string what)
    {
        var expected = $"'{path}' is no regular file but {what}.";
        Assert.Equal(expected, Assert.Throws<IOException>(() => RegularFile.Require(path)).Message);
        Assert.Equal(expected, Assert.Throws<IOException>(() => RegularFile.ReadText(path)).Message);
        Assert.Equal(expected, Assert.Throws<IOException>(() => RegularFile.ReadBytes(path)).Message);
    }

    [Fact]
    public void What_has_no_end_is_refused_by_its_kind()
    {
        Refused(Fifo("fifo"), "a FIFO");
        Refused("/dev/zero", "a character device");
        File.CreateSymbolicLink(Place("link"), "/dev/full");
        Refused(Place("link"), "a character device");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Place("socket")));
        Refused(Place("socket"), "a socket");
    }

    [Fact]
    public void A_file_is_read_also_behind_a_link()
    {
        File.WriteAllText(Place("größe"), "text\n");
        File.CreateSymbolicLink(Place("link"), Place("größe"));
        Assert.Equal("text\n", RegularFile.ReadText(Place("größe")));
        Assert.Equal("text\n"u8.ToArray(), RegularFile.ReadBytes(Place("link")));
    }

    [Fact]
    public void A_folder_and_what_is_not_there_pass_and_fail_where_they_are_opened()
    {
        RegularFile.Require(_folder.Path);
        RegularFile.Require(Place("nothing"));
        Assert.Throws<UnauthorizedAccessException>(() => RegularFile.ReadText(_folder.Path));
        Assert.Throws<FileNotFoundException>(() => RegularFile.ReadBytes(Place("nothing")));
    }

    [Fact]
    public void Below_a_folder_everything_is_asked_but_what_lies_behind_a_link_to_a_folder()
    {
        RegularFile.RequireBelow(Place("nothing"));
        RegularFile.RequireBelow(_folder.Path);
        var within = Directory.CreateDirectory(Place("a/b")).FullName;
        File.WriteAllText(Path.Combine(within, ".hidden"), "");
        File.CreateSymbolicLink(Place("a/b/up"), _folder.Path);
        RegularFile.RequireBelow(_folder.Path);
        Fifo("a/b/.fifo");
        Assert.Contains(".fifo' is no regular file but a FIFO.", Assert.Throws<IOException>(() => RegularFile.RequireBelow(_folder.Path)).Message);

        Directory.CreateDirectory(Place("c"));
        File.CreateSymbolicLink(Place("c/link"), Place("a"));
        RegularFile.RequireBelow(Place("c"));
    }

    [Fact]
    public void A_table_and_a_target_are_asked_before_they_are_opened()
    {
        var target = Fifo("table.csv");
        Assert.Throws<IOException>(() => AtomicFile.Write(target, "text\n"));
        var beside = Fifo("other.csv.partial");
        Assert.Contains("a FIFO", Assert.Throws<IOException>(() => AtomicFile.Write(Place("other.csv"), "text\n")).Message);
        Assert.True(File.Exists(beside));
    }
}
