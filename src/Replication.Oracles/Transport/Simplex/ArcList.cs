namespace Replication.Oracles.Transport.Simplex;

/// <summary>The arcs that may enter the basis: a growing shortlist of the n times m arcs of the problem.</summary>
sealed class ArcList<TCost>(int capacity)
{
    int[] _sources = new int[capacity];
    int[] _targets = new int[capacity];
    TCost[] _costs = new TCost[capacity];

    internal int Count { get; private set; }

    /// <summary>Source index of each arc, from 0 to n-1.</summary>
    internal ReadOnlySpan<int> Sources => _sources.AsSpan(0, Count);

    /// <summary>Target index of each arc, from 0 to m-1.</summary>
    internal ReadOnlySpan<int> Targets => _targets.AsSpan(0, Count);

    internal ReadOnlySpan<TCost> Costs => _costs.AsSpan(0, Count);

    internal void Add(int source, int target, TCost cost)
    {
        if (Count == _sources.Length)
        {
            int capacity = checked(2 * Count + 16);
            Array.Resize(ref _sources, capacity);
            Array.Resize(ref _targets, capacity);
            Array.Resize(ref _costs, capacity);
        }
        _sources[Count] = source;
        _targets[Count] = target;
        _costs[Count] = cost;
        Count++;
    }
}
