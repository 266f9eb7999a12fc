using System.Numerics;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// Grows a spanning tree piece by piece, a piece being what shipments connect. A piece hangs by an empty arc from one of its sources to a
/// target of the tree: empty arcs lead towards the root, which is what makes the tree strongly feasible.
/// </summary>
sealed class Pieces<TFlow> where TFlow : struct, IBinaryInteger<TFlow>
{
    readonly int _sources;
    readonly List<(int Source, int Target, TFlow Flow, double Cost)> _shipments;
    readonly Incidence _atNode;
    readonly int[] _parents;
    readonly TFlow[] _flows;
    readonly double[] _costs;
    readonly bool[] _held;
    readonly Queue<int> _targets = new();
    readonly Stack<int> _open = new();

    internal Pieces(int sources, int targets, List<(int Source, int Target, TFlow Flow, double Cost)> shipments)
    {
        int count = sources + targets;
        _sources = sources;
        _shipments = shipments;
        _parents = new int[count];
        _flows = new TFlow[count];
        _costs = new double[count];
        _held = new bool[count];
        var ends = new int[2 * shipments.Count];
        for (int k = 0; k < shipments.Count; k++) (ends[2 * k], ends[2 * k + 1]) = (shipments[k].Source, sources + shipments[k].Target);
        _atNode = Incidence.Of(count, ends);
    }

    /// <summary>A target of the tree.</summary>
    internal int SomeTarget { get; private set; }

    internal bool Holds(int node) => _held[node];

    /// <summary>A target that joined the tree and was not handed out yet, or -1.</summary>
    internal int NextTarget() => _targets.TryDequeue(out int target) ? target : -1;

    /// <summary>Hangs the piece of <paramref name="source"/> from <paramref name="parent"/> by an empty arc.</summary>
    internal void Attach(int source, int parent, double cost)
    {
        Hold(source, parent, TFlow.Zero, cost);
        while (_open.TryPop(out int node))
        {
            foreach (int end in _atNode.At(node))
            {
                (int i, int j, TFlow flow, double shipped) = _shipments[end / 2];
                int other = node < _sources ? _sources + j : i;
                if (!_held[other]) Hold(other, node, flow, shipped);
            }
        }
    }

    internal SpanningTree<TFlow, TCost> ToSpanningTree<TCost>(Converter<double, TCost> exactly) where TCost : struct, INumber<TCost> =>
        new(_sources, _parents, _flows, Array.ConvertAll(_costs, exactly));

    void Hold(int node, int parent, TFlow flow, double cost)
    {
        _held[node] = true;
        _parents[node] = parent;
        _flows[node] = flow;
        _costs[node] = cost;
        _open.Push(node);
        if (node < _sources) return;
        SomeTarget = node - _sources;
        _targets.Enqueue(SomeTarget);
    }
}
