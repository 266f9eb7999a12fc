using System.Numerics;

namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// A basis of the transport problem: a spanning tree of the bipartite graph of n sources (nodes 0 to n-1) and m targets (nodes n to
/// n+m-1), with the flow on its arcs, all of which lead from a source to a target.
/// </summary>
/// <remarks>
/// Nodes are threaded in preorder, so a subtree is one run of the thread. Cutting a subtree off and hanging it up by another of its
/// nodes costs its stem, not its size (Glover, Karney and Klingman 1974, "Augmented predecessor index method"); only the potentials of
/// the smaller side of the cut are then rewritten. A node's potential p is u_i for a source and -v_j for a target, so that the reduced
/// cost of an arc is c - p_i + p_j and a shift of a subtree is one addition. Flows are integers, hence exact; so are costs where they are.
/// </remarks>
sealed class SpanningTree<TFlow, TCost>
    where TFlow : struct, IBinaryInteger<TFlow>
    where TCost : struct, INumber<TCost>
{
    internal const int Root = 0;

    readonly int _sources;
    readonly Branch[] _branches;
    // The thread has an array of its own: walking a subtree is most of the work of a pivot, and the thread then stays in the first cache.
    readonly int[] _next;
    readonly int[] _previous;
    readonly int[] _last;
    readonly TCost[] _costs;
    readonly TCost[] _potentials;

    /// <param name="sources">Number of sources n.</param>
    /// <param name="parents">Parent of each of the n + m nodes; that of the root is -1.</param>
    /// <param name="flows">Flow on the arc between each node and its parent.</param>
    /// <param name="costs">Cost of the arc between each node and its parent.</param>
    internal SpanningTree(int sources, ReadOnlySpan<int> parents, ReadOnlySpan<TFlow> flows, ReadOnlySpan<TCost> costs)
    {
        int count = parents.Length;
        _sources = sources;
        _branches = new Branch[count];
        _next = new int[count];
        _previous = new int[count];
        _last = new int[count];
        _costs = costs.ToArray();
        _potentials = new TCost[count];
        for (int v = 0; v < count; v++) _branches[v] = new Branch { Parent = parents[v], Flow = flows[v] };
        ThreadInPreorder();
        RecomputePotentials();
    }

    internal int Count => _branches.Length;

    /// <summary>u_i for sources, -v_j for targets. Only <see cref="Pivot"/> and <see cref="RecomputePotentials"/> write to it.</summary>
    internal TCost[] Potentials => _potentials;

    internal int Parent(int node) => _branches[node].Parent;

    internal TFlow Flow(int node) => _branches[node].Flow;

    /// <summary>
    /// The arcs of the basis as pairs of node numbers, those of a node's descendants before its own: each arc is met when all of the mass
    /// below it has met its own.
    /// </summary>
    internal IEnumerable<(int Source, int Target)> FromTheLeaves()
    {
        for (int v = _previous[Root]; v != Root; v = _previous[v])
            yield return v < _sources ? (v, Parent(v)) : (Parent(v), v);
    }

    /// <summary>
    /// Brings the arc from <paramref name="source"/> to <paramref name="target"/> into the basis.
    /// </summary>
    /// <remarks>
    /// Of all arcs that block the flow change, the last one met when the cycle is walked along its direction from its apex leaves. That
    /// keeps the basis strongly feasible (Cunningham 1976, "A network simplex method"), so degenerate pivots cannot cycle.
    /// </remarks>
    internal void Pivot(int source, int target, TCost cost)
    {
        Branch[] branches = _branches;
        // Both ends climb to the apex of the cycle, the smaller subtree first: sizes strictly grow along a path to the root.
        int a = source, b = target, sourceBlock = -1, targetBlock = -1;
        TFlow sourceFlow = default, targetFlow = default;
        while (a != b)
        {
            ref Branch x = ref branches[a];
            ref Branch y = ref branches[b];
            if (x.Size < y.Size)
            {
                // Flow runs down this side, so arcs of sources carry less; the blocking arc nearest to the entering arc comes last.
                if (a < _sources && (sourceBlock < 0 || x.Flow < sourceFlow)) (sourceBlock, sourceFlow) = (a, x.Flow);
                a = x.Parent;
            }
            else
            {
                // Flow runs up this side, so arcs of targets carry less; the blocking arc nearest to the apex comes last of all.
                if (b >= _sources && (targetBlock < 0 || y.Flow <= targetFlow)) (targetBlock, targetFlow) = (b, y.Flow);
                b = y.Parent;
            }
        }
        int apex = a;
        bool onSourceSide = sourceBlock >= 0 && (targetBlock < 0 || sourceFlow < targetFlow);
        (int leaving, TFlow delta) = onSourceSide ? (sourceBlock, sourceFlow) : (targetBlock, targetFlow);
        if (delta != TFlow.Zero)
        {
            for (int v = source; v != apex; v = branches[v].Parent) branches[v].Flow += v < _sources ? -delta : delta;
            for (int v = target; v != apex; v = branches[v].Parent) branches[v].Flow += v < _sources ? delta : -delta;
        }

        TCost reduced = cost - _potentials[source] + _potentials[target];
        (int inside, int outside, TCost shift) = onSourceSide ? (source, target, reduced) : (target, source, -reduced);
        int size = branches[leaving].Size;
        Cut(leaving, size, apex);
        int last = Reroot(inside, leaving, size);
        branches[inside].Parent = outside;
        branches[inside].Flow = delta;
        _costs[inside] = cost;
        Link(inside, last, size, outside, apex);
        ShiftSmallerSide(inside, last, size, shift);
    }

    /// <summary>
    /// Derives all potentials from the arc costs, which forgets the rounding that pivots have piled up. A node that halves the tree has
    /// potential 0: a few points far from all others then have large potentials, and round them, alone.
    /// </summary>
    internal void RecomputePotentials()
    {
        var path = new Stack<int>();
        int centre = Centre();
        _potentials[centre] = TCost.Zero;
        for (int v = centre; v != Root; v = Parent(v))
        {
            _potentials[Parent(v)] = _potentials[v] - Step(v);
            path.Push(v);
        }
        for (int v = _next[Root]; v != Root; v = _next[v])
        {
            // The thread meets the path to the centre from above, as the stack does.
            if (path.TryPeek(out int above) && above == v) path.Pop();
            else _potentials[v] = _potentials[Parent(v)] + Step(v);
        }
    }

    TCost Step(int v) => v < _sources ? _costs[v] : -_costs[v];

    int Centre()
    {
        for (int v = Root, heavy; ; v = heavy)
        {
            heavy = -1;
            for (int child = _next[v], left = _branches[v].Size - 1; left > 0 && heavy < 0; child = _next[_last[child]])
            {
                left -= _branches[child].Size;
                if (2 * _branches[child].Size > Count) heavy = child;
            }
            if (heavy < 0) return v;
        }
    }

    void Cut(int root, int size, int apex)
    {
        int last = _last[root], before = _previous[root], after = _next[last];
        _next[before] = after;
        _previous[after] = before;
        int parent = _branches[root].Parent;
        for (int v = parent; v != apex; v = _branches[v].Parent) _branches[v].Size -= size;
        for (int v = parent; v >= 0 && _last[v] == last; v = _branches[v].Parent) _last[v] = before;
    }

    void Link(int root, int last, int size, int parent, int apex)
    {
        int after = _next[parent];
        _next[parent] = root;
        _previous[root] = parent;
        _next[last] = after;
        _previous[after] = last;
        for (int v = parent; v != apex; v = _branches[v].Parent) _branches[v].Size += size;
        for (int v = parent; v >= 0 && _last[v] == parent; v = _branches[v].Parent) _last[v] = last;
    }

    /// <summary>
    /// Turns the cut-off subtree so that <paramref name="inside"/> becomes its root; returns the last node of its new run.
    /// </summary>
    int Reroot(int inside, int root, int size)
    {
        Branch[] branches = _branches;
        int end = _last[inside];
        if (inside == root) return end;
        int child = inside, childLast = end, childSize = branches[inside].Size;
        int beforeChild = _previous[inside], afterChild = _next[end];
        TFlow flow = branches[inside].Flow;
        TCost cost = _costs[inside];
        branches[inside].Size = size;
        for (int v = branches[inside].Parent; ;)
        {
            // Besides its child's run v has a part before it, which starts with v itself, and maybe a part after it: append both.
            ref Branch branch = ref branches[v];
            int before = _previous[v], parent = branch.Parent, oldSize = branch.Size;
            _next[end] = v;
            _previous[v] = end;
            end = beforeChild;
            if (_last[v] != childLast)
            {
                _next[end] = afterChild;
                _previous[afterChild] = end;
                end = childLast = _last[v];
                afterChild = _next[end];
            }
            branch.Parent = child;
            branch.Size = size - childSize;
            (branch.Flow, flow) = (flow, branch.Flow);
            (_costs[v], cost) = (cost, _costs[v]);
            if (v == root) break;
            (child, childSize, beforeChild, v) = (v, oldSize, before, parent);
        }
        for (int v = root; v != inside; v = branches[v].Parent) _last[v] = end;
        _last[inside] = end;
        return end;
    }

    void ShiftSmallerSide(int root, int last, int size, TCost shift)
    {
        int[] next = _next;
        TCost[] potentials = _potentials;
        (int v, int stop) = (root, next[last]);
        if (2 * size > next.Length) (v, stop, shift) = (stop, root, -shift);
        do
        {
            potentials[v] += shift;
            v = next[v];
        }
        while (v != stop);
    }

    void ThreadInPreorder()
    {
        int count = _branches.Length;
        var firstChild = new int[count];
        var sibling = new int[count];
        Array.Fill(firstChild, -1);
        Array.Fill(sibling, -1);
        for (int v = count - 1; v >= 0; v--)
        {
            int parent = _branches[v].Parent;
            if (parent >= 0) (sibling[v], firstChild[parent]) = (firstChild[parent], v);
        }
        int latest = Root;
        for (int v = Root; ;)
        {
            _branches[v].Size = 1;
            (_next[latest], _previous[v]) = (v, latest);
            latest = v;
            if (firstChild[v] >= 0)
            {
                v = firstChild[v];
                continue;
            }
            _last[v] = latest;
            while (v != Root && sibling[v] < 0) v = Close(v, latest);
            if (v == Root) break;
            int next = sibling[v];
            Close(v, latest);
            v = next;
        }
        (_next[latest], _previous[Root]) = (Root, latest);
    }

    // All of v's subtree has been threaded.
    int Close(int v, int latest)
    {
        int parent = _branches[v].Parent;
        _branches[parent].Size += _branches[v].Size;
        _last[parent] = latest;
        return parent;
    }

    struct Branch
    {
        internal int Parent;
        internal int Size;
        internal TFlow Flow;
    }
}
