namespace Replication.Evidence.Tests;

/// <summary>An empty folder that is gone when the test is over.</summary>
sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("replication-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
