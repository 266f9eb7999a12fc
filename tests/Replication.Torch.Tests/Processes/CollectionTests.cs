namespace Replication.Torch.Tests.Processes;

/// <summary>
/// TorchSharp does not keep a Scalar alive during the native call that reads it: a collection that another thread starts meanwhile frees
/// it.
/// </summary>
public class CollectionTests
{
    /// <summary>Optimised code from the start: unoptimised code keeps its arguments to the end of a method.</summary>
    static readonly Dictionary<string, string> Optimised = new() { ["DOTNET_TieredCompilation"] = "0" };

    [Fact]
    public void A_process_whose_one_thread_allocates_frees_no_scalar_that_is_read() =>
        Assert.Equal("0", Programs.Start("FreedScalars", Optimised));

    [Fact]
    public void A_collection_of_another_thread_frees_a_scalar_that_is_read() => Assert.True(
        Programs.Start("FreedScalarsBesideCollections", Optimised) != "0",
        "No scalar was freed. If this repeats, TorchSharp keeps its scalars alive: ConcurrentGarbageCollection and DOTNET_gcConcurrent may go, and this test.");
}
