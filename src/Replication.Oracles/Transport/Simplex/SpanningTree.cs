namespace Replication.Oracles.Transport.Simplex;

/// <summary>
/// A basis of the transport problem: a spanning tree of the bipartite graph of n sources (nodes 0 to n-1) and m targets (nodes n to
/// n+m-1), with the flow on its arcs, all of which lead from a source to a target.
/// </summary>
/// <remarks>
/// Nodes are threaded in preorder, so a subtree is one run of the thread. Cutting a subtree off and hanging it up by another of its
/// nodes costs its stem, not its size (Glover, Karney and Klingman 1974, "Augmented predecessor index method"); only the potentials of
/// the smaller side of the cut are then rewritten. A node's potential p is u_i for a source and -v_j for a target, so that the reduced
/// cost of an arc is c - p_i + p_j and a shift of a subtree is one addition. Flows are integers, hence exact.
/// </remarks>
sealed class SpanningTree
{
    internal const int Root = 0;

    readonly int _sources;
    readonly Node[] _nodes;
    readonly double[] _potentials;

    /// <param name="sources">Number of sources n.</param>
    /// <param name="parents">Parent of each of the n + m nodes; that of the root is -1.</param>
    /// <param name="flows">Flow on the arc between each node and its parent.</param>
    /// <param name="costs">Cost of the arc between each node and its parent.</param>
    internal SpanningTree(int sources, ReadOnlySpan<int> parents, ReadOnlySpan<long> flows, ReadOnlySpan<double> costs)
    {
        _sources = sources;
        _nodes = new Node[parents.Length];
        _potentials = new double[parents.Length];
        for (int v = 0; v < _nodes.Length; v++)
        {
            _nodes[v].Parent = parents[v];
            _nodes[v].Flow = flows[v];
            _nodes[v].Cost = costs[v];
        }
        ThreadInPreorder();
        RecomputePotentials();
    }

    internal int Count => _nodes.Length;

    /// <summary>u_i for sources, -v_j for targets. Only <see cref="Pivot"/> and <see cref="RecomputePotentials"/> write to it.</summary>
    internal double[] Potentials => _potentials;

    internal int Parent(int node) => _nodes[node].Parent;

    internal long Flow(int node) => _nodes[node].Flow;

    internal double Cost(int node) => _nodes[node].Cost;

    /// <summary>
    /// Brings the arc from <paramref name="source"/> to <paramref name="target"/> into the basis.
    /// </summary>
    /// <remarks>
    /// Of all arcs that block the flow change, the last one met when the cycle is walked along its direction from its apex leaves. That
    /// keeps the basis strongly feasible (Cunningham 1976, "A network simplex method"), so degenerate pivots cannot cycle.
    /// </remarks>
    internal void Pivot(int source, int target, double cost)
    {
        Node[] nodes = _nodes;
        // Both ends climb to the apex of the cycle, the smaller subtree first: sizes strictly grow along a path to the root.
        int a = source, b = target, sourceBlock = -1, targetBlock = -1;
        long sourceFlow = long.MaxValue, targetFlow = long.MaxValue;
        while (a != b)
        {
            ref Node x = ref nodes[a];
            ref Node y = ref nodes[b];
            if (x.Size < y.Size)
            {
                // Flow runs down this side, so arcs of sources carry less; the blocking arc nearest to the entering arc comes last.
                if (a < _sources && x.Flow < sourceFlow) (sourceBlock, sourceFlow) = (a, x.Flow);
                a = x.Parent;
            }
            else
            {
                // Flow runs up this side, so arcs of targets carry less; the blocking arc nearest to the apex comes last of all.
                if (b >= _sources && y.Flow <= targetFlow) (targetBlock, targetFlow) = (b, y.Flow);
                b = y.Parent;
            }
        }
        int apex = a;
        bool onSourceSide = sourceFlow < targetFlow;
        (int leaving, long delta) = onSourceSide ? (sourceBlock, sourceFlow) : (targetBlock, targetFlow);
        if (delta != 0)
        {
            for (int v = source; v != apex; v = nodes[v].Parent) nodes[v].Flow += v < _sources ? -delta : delta;
            for (int v = target; v != apex; v = nodes[v].Parent) nodes[v].Flow += v < _sources ? delta : -delta;
        }

        double reduced = cost - _potentials[source] + _potentials[target];
        int root = leaving;
        (int inside, int outside, double shift) = onSourceSide ? (source, target, reduced) : (target, source, -reduced);
        int last = nodes[root].Last, size = nodes[root].Size;
        Cut(root, last, size, apex);
        int newLast = Reroot(inside, root, size);
        nodes[inside].Parent = outside;
        nodes[inside].Flow = delta;
        nodes[inside].Cost = cost;
        Link(inside, newLast, size, outside, apex);
        ShiftSmallerSide(inside, newLast, size, shift);
    }

    /// <summary>Derives all potentials from the arc costs, which forgets the rounding that pivots have piled up.</summary>
    internal void RecomputePotentials()
    {
        _potentials[Root] = 0;
        for (int v = _nodes[Root].Next; v != Root; v = _nodes[v].Next)
        {
            ref Node node = ref _nodes[v];
            double step = node.Cost;
            _potentials[v] = v < _sources ? _potentials[node.Parent] + step : _potentials[node.Parent] - step;
        }
    }

    void Cut(int root, int last, int size, int apex)
    {
        Node[] nodes = _nodes;
        int before = nodes[root].Previous, after = nodes[last].Next;
        nodes[before].Next = after;
        nodes[after].Previous = before;
        int v = nodes[root].Parent;
        for (int w = v; w != apex; w = nodes[w].Parent) nodes[w].Size -= size;
        for (; v >= 0 && nodes[v].Last == last; v = nodes[v].Parent) nodes[v].Last = before;
    }

    void Link(int root, int last, int size, int parent, int apex)
    {
        Node[] nodes = _nodes;
        int after = nodes[parent].Next;
        nodes[parent].Next = root;
        nodes[root].Previous = parent;
        nodes[last].Next = after;
        nodes[after].Previous = last;
        for (int w = parent; w != apex; w = nodes[w].Parent) nodes[w].Size += size;
        for (int v = parent; v >= 0 && nodes[v].Last == parent; v = nodes[v].Parent) nodes[v].Last = last;
    }

    /// <summary>Turns the cut-off subtree so that <paramref name="inside"/> becomes its root; returns the last node of its new run.</summary>
    int Reroot(int inside, int root, int size)
    {
        Node[] nodes = _nodes;
        int end = nodes[inside].Last;
        if (inside == root) return end;
        int child = inside, childLast = end, childSize = nodes[inside].Size;
        int beforeChild = nodes[inside].Previous, afterChild = nodes[end].Next;
        long flow = nodes[inside].Flow;
        double cost = nodes[inside].Cost;
        nodes[inside].Size = size;
        for (int v = nodes[inside].Parent; ;)
        {
            // Besides its child's run v has a part before it, which starts with v itself, and maybe a part after it: append both.
            ref Node node = ref nodes[v];
            int before = node.Previous, parent = node.Parent, vSize = node.Size;
            nodes[end].Next = v;
            node.Previous = end;
            end = beforeChild;
            if (node.Last != childLast)
            {
                nodes[end].Next = afterChild;
                nodes[afterChild].Previous = end;
                end = childLast = node.Last;
                afterChild = nodes[end].Next;
            }
            node.Parent = child;
            node.Size = size - childSize;
            (node.Flow, flow) = (flow, node.Flow);
            (node.Cost, cost) = (cost, node.Cost);
            if (v == root) break;
            (child, childSize, beforeChild, v) = (v, vSize, before, parent);
        }
        for (int w = root; w != inside; w = nodes[w].Parent) nodes[w].Last = end;
        nodes[inside].Last = end;
        return end;
    }

    void ShiftSmallerSide(int root, int last, int size, double shift)
    {
        Node[] nodes = _nodes;
        double[] potentials = _potentials;
        int v, stop;
        if (2 * size <= nodes.Length) (v, stop) = (root, nodes[last].Next);
        else (v, stop, shift) = (nodes[last].Next, root, -shift);
        do
        {
            potentials[v] += shift;
            v = nodes[v].Next;
        }
        while (v != stop);
    }

    void ThreadInPreorder()
    {
        int count = _nodes.Length;
        var firstChild = new int[count];
        var sibling = new int[count];
        Array.Fill(firstChild, -1);
        for (int v = count - 1; v >= 0; v--)
        {
            int parent = _nodes[v].Parent;
            if (parent < 0) continue;
            sibling[v] = firstChild[parent];
            firstChild[parent] = v;
        }
        sibling[Root] = -1;
        int previous = Root, node = Root;
        while (true)
        {
            _nodes[node].Size = 1;
            if (node != Root)
            {
                _nodes[previous].Next = node;
                _nodes[node].Previous = previous;
                previous = node;
            }
            if (firstChild[node] >= 0)
            {
                node = firstChild[node];
                continue;
            }
            _nodes[node].Last = node;
            while (node != Root && sibling[node] < 0)
            {
                int parent = _nodes[node].Parent;
                _nodes[parent].Size += _nodes[node].Size;
                _nodes[parent].Last = previous;
                node = parent;
            }
            if (node == Root) break;
            _nodes[_nodes[node].Parent].Size += _nodes[node].Size;
            node = sibling[node];
        }
        _nodes[previous].Next = Root;
        _nodes[Root].Previous = previous;
        _nodes[Root].Last = previous;
    }

    struct Node
    {
        internal int Parent;
        internal int Next;
        internal int Previous;
        internal int Last;
        internal int Size;
        internal long Flow;
        internal double Cost;
    }
}
