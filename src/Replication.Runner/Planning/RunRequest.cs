using Replication.Evidence;

namespace Replication.Runner.Planning;

/// <summary>What the user asked to run.</summary>
/// <param name="Studies">The studies, in the catalog's order.</param>
/// <param name="Scale">The budget.</param>
/// <param name="SuiteSeed">Seed of the suite.</param>
/// <param name="Seeds">Replicates of each random arm; null for what the experiment declares at the scale.</param>
/// <param name="Device">Where tensors live.</param>
/// <param name="Workers">Number of worker processes.</param>
/// <param name="Force">Measure everything anew.</param>
internal sealed record RunRequest(
    IReadOnlyList<IStudy> Studies, Scale Scale, long SuiteSeed, int? Seeds, string Device, int Workers, bool Force);
