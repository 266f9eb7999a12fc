using System.Globalization;
using System.Numerics;
using Replication.Oracles.Transport.Costs;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>
/// Exact discrete optimal transport: min over plans P of sum P_ij c_ij with P 1 = a, P^T 1 = b, P >= 0. Every answer carries a
/// certificate of its optimality; there is no other kind of answer. All methods are pure and safe to call from several threads.
/// </summary>
/// <remarks>
/// Method: network simplex with column generation over a shortlist of arcs, warm-started by the duals of a coarser problem. Flows are whole
/// numbers, so degenerate problems (ties, repeated points, equal weights) need no perturbation. Costs are doubles first. Where the
/// certificate finds doubles too coarse (far points that both sides share, prohibitive prices, specks of mass far away) the simplex goes
/// on in exact arithmetic from the basis reached: costs may span any number of orders of magnitude. Results are deterministic. Sources:
/// Dantzig (1951); strongly feasible bases: Cunningham (1976); block search: Kiraly and Kovacs (2012); duality: Villani (2009), Theorem
/// 5.10. NaN is refused wherever it comes in; what comes out is finite. The error is what the certificate says.
/// </remarks>
public static partial class ExactTransport
{
    /// <summary>Optimal transport between two point clouds.</summary>
    /// <param name="source">n points with weights a.</param>
    /// <param name="target">m points of the same dimension with weights b.</param>
    /// <param name="cost">Cost of moving a unit of mass between two points.</param>
    /// <param name="progress">Told about every thousand pivots.</param>
    /// <param name="cancellation">Ends the solve early.</param>
    /// <exception cref="ArgumentException">Dimensions differ; the totals of the weights differ by more than
    /// <see cref="Marginals.BalanceTolerance"/>; or a cost is NaN or -infinity, or too large to compute.</exception>
    /// <exception cref="NoFeasiblePlanException">The pairs that are not forbidden cannot carry the weights.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="TransportCertificateException">The answer could not be proved optimal.</exception>
    public static TransportSolution Solve(PointCloud source, PointCloud target, GroundCost cost,
        IProgress<TransportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(cost);
        return Solve(cost.Between(source, target), source.Weights, target.Weights, new SolverPulse(progress, cancellation));
    }

    /// <summary>Optimal transport for a matrix of costs.</summary>
    /// <param name="costs">n times m costs, of either sign; +infinity forbids a pair.</param>
    /// <param name="sourceWeights">n finite, non-negative weights a.</param>
    /// <param name="targetWeights">m finite, non-negative weights b of the same total; see the other overload.</param>
    /// <param name="progress">Told about every thousand pivots.</param>
    /// <param name="cancellation">Ends the solve early.</param>
    /// <exception cref="ArgumentException">An empty matrix, weights that do not fit it, are negative, NaN or infinite or have no mass;
    /// totals that differ; or a cost that is NaN or -infinity.</exception>
    /// <exception cref="NoFeasiblePlanException">The pairs that are not forbidden cannot carry the weights.</exception>
    /// <exception cref="OperationCanceledException"><paramref name="cancellation"/> was cancelled.</exception>
    /// <exception cref="TransportCertificateException">The answer could not be proved optimal.</exception>
    public static TransportSolution Solve(double[,] costs, ReadOnlySpan<double> sourceWeights, ReadOnlySpan<double> targetWeights,
        IProgress<TransportProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(costs);
        if (costs.Length == 0) throw new ArgumentException("The cost matrix is empty.", nameof(costs));
        Marginals.RequireWeights(sourceWeights, costs.GetLength(0), nameof(sourceWeights));
        Marginals.RequireWeights(targetWeights, costs.GetLength(1), nameof(targetWeights));
        return Solve(new MatrixCosts(costs), sourceWeights, targetWeights, new SolverPulse(progress, cancellation));
    }

    /// <summary>Examines a plan and a pair of potentials from anywhere, and returns the proof that both are optimal.</summary>
    /// <param name="source">n points with weights a.</param>
    /// <param name="target">m points of the same dimension with weights b.</param>
    /// <param name="cost">Cost of moving a unit of mass between two points.</param>
    /// <param name="plan">Entries of the plan; those not given are zero. Only indices and masses are read.</param>
    /// <param name="sourcePotentials">n numbers u.</param>
    /// <param name="targetPotentials">m numbers v.</param>
    /// <exception cref="ArgumentException">Dimensions, totals or lengths that do not fit, or a plan entry that names no point.</exception>
    /// <exception cref="TransportCertificateException">Plan and potentials do not prove each other optimal; NaN never does.</exception>
    public static TransportCertificate Certify(PointCloud source, PointCloud target, GroundCost cost,
        ReadOnlySpan<Shipment> plan, ReadOnlySpan<double> sourcePotentials, ReadOnlySpan<double> targetPotentials)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(cost);
        if (sourcePotentials.Length != source.Count || targetPotentials.Length != target.Count)
            throw new ArgumentException($"Expected {source.Count} and {target.Count} potentials, one for each point.");
        foreach (Shipment shipment in plan)
            if ((uint)shipment.Source >= (uint)source.Count || (uint)shipment.Target >= (uint)target.Count)
                throw new ArgumentException($"The plan moves mass from {shipment.Source} to {shipment.Target}; there are no such points.",
                    nameof(plan));
        (double[] a, double[] b) = Marginals.Balance(source.Weights, target.Weights);
        return Certification.Require(
            cost.Between(source, target), a, b, plan, sourcePotentials.ToArray(), targetPotentials.ToArray(), SolverPulse.None);
    }

    static TransportSolution Solve(TransportCosts costs, ReadOnlySpan<double> sourceWeights, ReadOnlySpan<double> targetWeights,
        SolverPulse pulse)
    {
        (double[] a, double[] b) = Marginals.Balance(sourceWeights, targetWeights);
        costs.Require();
        TransportSolution solution = InDoubles(costs, a, b, pulse, out ArcList<double> basis);
        if (!solution.Certificate.Holds) solution = Exactly(costs, a, b, basis, solution.TargetPotentials, pulse);
        return solution.Certificate.Holds ? solution : throw new TransportCertificateException(solution.Certificate);
    }

    /// <summary>The answer as far as doubles can tell, with the arcs of its basis; its certificate may not hold.</summary>
    internal static TransportSolution InDoubles(
        TransportCosts costs, double[] a, double[] b, SolverPulse pulse, out ArcList<double> basis)
    {
        Supplies<long> supplies = Supplies.Rounded(a, b);
        int[] sources = WithMass(supplies.Source), targets = WithMass(supplies.Target);
        SpanningTree<long, double> tree = ColumnGeneration.Solve(
            Among(sources, targets, costs).WithForbiddenPriced(), Pick(supplies.Source, sources), Pick(supplies.Target, targets), pulse);
        (double[] u, double[] v) = Potentials.Of(tree, sources, targets, costs, pulse);
        basis = new ArcList<double>(tree.Count);
        foreach ((int source, int target) in tree.FromTheLeaves())
        {
            (int i, int j) = (sources[source], targets[target - sources.Length]);
            basis.Add(i, j, costs.At(i, j));
        }
        Shipment[] plan = PlanOf(tree, sources, targets, supplies, costs);
        return new TransportSolution(plan, u, v, Certification.Of(costs, a, b, plan, u, v, pulse));
    }

    static TransportSolution Exactly(
        TransportCosts costs, double[] a, double[] b, ArcList<double> basis, ReadOnlySpan<double> v, SolverPulse pulse)
    {
        Supplies<BigInteger> supplies = Supplies.Exact(a, b);
        int[] sources = WithMass(supplies.Source), targets = WithMass(supplies.Target);
        var start = new ArcList<double>(basis.Count);
        for (int k = 0; k < basis.Count; k++)
            start.Add(Array.BinarySearch(sources, basis.Sources[k]), Array.BinarySearch(targets, basis.Targets[k]), basis.Costs[k]);
        ExactCosts exact = ExactCosts.Of(costs, pulse);
        SpanningTree<BigInteger, BigInteger> tree = ExactColumnGeneration.Solve(Among(sources, targets, costs), exact, start,
            Pick(v, targets), Pick(supplies.Source, sources), Pick(supplies.Target, targets), pulse);
        ExactPotentials potentials = ExactPotentials.Of(exact, tree, sources, targets, costs, pulse);
        RequireFeasible(tree, sources, targets, supplies, costs);
        Shipment[] plan = PlanOf(tree, sources, targets, supplies, costs);
        return new TransportSolution(plan, potentials.U, potentials.V, Certification.Of(
            costs, a, b, plan, potentials.Worth(supplies), potentials.Violations(costs, supplies, pulse)));
    }

    /// <summary>
    /// What flows along forbidden pairs, the least possible, is rounding of the weights or the proof that there is no plan. Rounding is
    /// taken off the supplies.
    /// </summary>
    static void RequireFeasible(
        SpanningTree<BigInteger, BigInteger> tree, int[] sources, int[] targets, Supplies<BigInteger> supplies, TransportCosts costs)
    {
        BigInteger[] source = [.. supplies.Source], target = [.. supplies.Target];
        foreach ((int i, int j, BigInteger flow) in Flows(tree, sources, targets))
        {
            if (!double.IsPositiveInfinity(costs.At(i, j))) continue;
            supplies.Source[i] -= flow;
            supplies.Target[j] -= flow;
        }
        for (int i = 0; i < source.Length; i++)
        {
            if ((double)(source[i] - supplies.Source[i]) <= TransportCertificate.Tolerance * (double)source[i]) continue;
            throw new NoFeasiblePlanException(string.Create(CultureInfo.InvariantCulture,
                $"There is no feasible plan: of the mass {supplies.MassOf(source[i]):G6} of source {i}, "
                + $"{supplies.MassOf(source[i] - supplies.Source[i]):G6} reaches no target that has room, except by a forbidden pair."));
        }
        for (int j = 0; j < target.Length; j++)
        {
            if ((double)(target[j] - supplies.Target[j]) <= TransportCertificate.Tolerance * (double)target[j]) continue;
            throw new NoFeasiblePlanException(string.Create(CultureInfo.InvariantCulture,
                $"There is no feasible plan: of the mass {supplies.MassOf(target[j]):G6} of target {j}, "
                + $"{supplies.MassOf(target[j] - supplies.Target[j]):G6} comes from no source that has it left, "
                + $"except by a forbidden pair."));
        }
    }

    static TransportCosts Among(int[] sources, int[] targets, TransportCosts costs) =>
        sources.Length == costs.Rows && targets.Length == costs.Columns ? costs : costs.Restrict(sources, targets);

    static int[] WithMass<TFlow>(TFlow[] supply) where TFlow : struct, IBinaryInteger<TFlow>
    {
        var indices = new List<int>(supply.Length);
        for (int k = 0; k < supply.Length; k++)
            if (supply[k] > TFlow.Zero) indices.Add(k);
        return indices.ToArray();
    }

    static T[] Pick<T>(ReadOnlySpan<T> values, int[] indices)
    {
        var picked = new T[indices.Length];
        for (int k = 0; k < picked.Length; k++) picked[k] = values[indices[k]];
        return picked;
    }

    static IEnumerable<(int Source, int Target, TFlow Flow)> Flows<TFlow, TCost>(
        SpanningTree<TFlow, TCost> tree, int[] sources, int[] targets)
        where TFlow : struct, IBinaryInteger<TFlow>
        where TCost : struct, INumber<TCost>
    {
        int n = sources.Length;
        for (int node = 0; node < tree.Count; node++)
        {
            if (node == SpanningTree<TFlow, TCost>.Root || tree.Flow(node) == TFlow.Zero) continue;
            int source = node < n ? node : tree.Parent(node), target = node < n ? tree.Parent(node) : node;
            yield return (sources[source], targets[target - n], tree.Flow(node));
        }
    }

    static Shipment[] PlanOf<TFlow, TCost>(
        SpanningTree<TFlow, TCost> tree, int[] sources, int[] targets, Supplies<TFlow> supplies, TransportCosts costs)
        where TFlow : struct, IBinaryInteger<TFlow>
        where TCost : struct, INumber<TCost>
    {
        var plan = new List<Shipment>(tree.Count);
        foreach ((int i, int j, TFlow flow) in Flows(tree, sources, targets))
        {
            double cost = costs.At(i, j);
            if (!double.IsPositiveInfinity(cost)) plan.Add(new Shipment(i, j, supplies.MassOf(flow), cost));
        }
        plan.Sort((x, y) => x.Source != y.Source ? x.Source.CompareTo(y.Source) : x.Target.CompareTo(y.Target));
        return plan.ToArray();
    }
}
