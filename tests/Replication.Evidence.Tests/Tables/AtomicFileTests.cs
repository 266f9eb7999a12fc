using Replication.Evidence.Tables;

namespace Replication.Evidence.Tests.Tables;

public class AtomicFileTests
{
    [Fact]
    public void A_write_replaces_the_file_and_what_a_killed_writer_left_behind()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "table.csv");
        File.WriteAllText(path, "old");
        File.WriteAllText(path + ".partial", "half of a much longer text that was never finished");
        AtomicFile.Write(path, "new\n");
        Assert.Equal([path], Directory.GetFiles(folder.Path));
        Assert.Equal("new\n"u8.ToArray(), File.ReadAllBytes(path));
    }

    [Fact]
    public void Equal_content_is_not_written_again()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "table.csv");
        AtomicFile.Write(path, "same\n");
        var old = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(path, old);
        AtomicFile.Write(path, "same\n");
        Assert.Equal(old, File.GetLastWriteTimeUtc(path));
    }

    [Fact]
    public void A_failed_write_leaves_the_file_as_it_was()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "table.csv");
        AtomicFile.Write(path, "old\n");
        using (new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.None))
            Assert.Throws<IOException>(() => AtomicFile.Write(path, "new\n"));
        Assert.Equal("old\n", File.ReadAllText(path));
    }

    [Fact]
    public void A_write_that_fails_leaves_nothing_of_its_own()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "table.csv");
        Directory.CreateDirectory(path);
        Assert.ThrowsAny<Exception>(() => AtomicFile.Write(path, "new\n"));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Path));
    }

    [Fact]
    public void A_write_that_another_holds_up_leaves_the_other_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Path, "table.csv");
        using var other = new FileStream(path + ".partial", FileMode.Create, FileAccess.Write, FileShare.None);
        Assert.Throws<IOException>(() => AtomicFile.Write(path, "new\n"));
        Assert.True(File.Exists(path + ".partial"));
    }
}
