namespace Replication.Benchmarks.Torch;

/// <summary>A training step, with the networks and optimisers it trains.</summary>
internal interface IStep
{
    void Run();
}
