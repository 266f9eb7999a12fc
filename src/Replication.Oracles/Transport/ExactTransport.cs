using Replication.Oracles.Transport.Costs;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport;

/// <summary>
/// Exact discrete optimal transport: min over plans P of sum P_ij c_ij with P 1 = a, P^T 1 = b, P >= 0. Every answer carries a
/// certificate of its optimality; there is no other kind of answer. All methods are pure and safe to call from several threads.
/// </summary>
/// <remarks>
/// Method: network simplex with column generation over a shortlist of arcs, warm-started by the duals of a coarser problem. Flows are whole
/// numbers, so degenerate problems (ties, repeated points, equal weights) need no perturbation. Results are deterministic. Sources:
/// Dantzig (1951); strongly feasible bases: Cunningham (1976); block search: Kiraly and Kovacs (2012); duality: Villani (2009), Theorem
/// 5.10. NaN and infinity are refused wherever they come in; what comes out is finite. The error is what the certificate says.
/// </remarks>
public static partial class ExactTransport
{
    /// <summary>Optimal transport between two point clouds.</summary>
    /// <param name="source">n points with weights a.</param>
    /// <param name="target">m points of the same dimension with weights b.</param>
    /// <param name="cost">Cost of moving a unit of mass between two points.</param>
    /// <param name="progress">Told about every thousand pivots.</param>
    /// <param name="cancellation">Ends the solve early.</param>
    /// <exception cref="ArgumentException">Dimensions differ; the totals of the weights differ by more than one part in 1e7 (within that
    /// they count as equal and the target's weights are rescaled); or a cost is NaN or infinite.</exception>
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
    /// <param name="costs">n times m finite costs, of either sign.</param>
    /// <param name="sourceWeights">n finite, non-negative weights a.</param>
    /// <param name="targetWeights">m finite, non-negative weights b of the same total; see the other overload.</param>
    /// <param name="progress">Told about every thousand pivots.</param>
    /// <param name="cancellation">Ends the solve early.</param>
    /// <exception cref="ArgumentException">An empty matrix, weights that do not fit it, are negative, NaN or infinite or have no mass;
    /// totals that differ; or a cost that is NaN or infinite.</exception>
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
        double bound = costs.Bound();
        if (!double.IsFinite(bound)) throw new ArgumentException(
            "A cost is NaN or infinite, or too large to compute; every cost is finite.");
        Supplies supplies = Supplies.Of(a, b);
        int[] sources = WithMass(supplies.Source), targets = WithMass(supplies.Target);
        bool whole = sources.Length == costs.Rows && targets.Length == costs.Columns;
        SpanningTree tree = ColumnGeneration.Solve(
            whole ? costs : costs.Restrict(sources, targets),
            Array.ConvertAll(sources, i => supplies.Source[i]), Array.ConvertAll(targets, j => supplies.Target[j]),
            bound * ColumnGeneration.RelativeTolerance, pulse);
        (double[] u, double[] v) = Potentials.Of(tree, sources, targets, costs, pulse);
        Shipment[] plan = PlanOf(tree, sources, targets, supplies);
        return new TransportSolution(plan, u, v, Certification.Require(costs, a, b, plan, u, v, pulse));
    }

    static int[] WithMass(long[] supply)
    {
        var indices = new List<int>(supply.Length);
        for (int k = 0; k < supply.Length; k++)
            if (supply[k] > 0) indices.Add(k);
        return indices.ToArray();
    }

    static Shipment[] PlanOf(SpanningTree tree, int[] sources, int[] targets, Supplies supplies)
    {
        int n = sources.Length;
        var plan = new List<Shipment>(tree.Count);
        for (int node = 0; node < tree.Count; node++)
        {
            if (node == SpanningTree.Root || tree.Flow(node) == 0) continue;
            int source = node < n ? node : tree.Parent(node), target = node < n ? tree.Parent(node) : node;
            plan.Add(new Shipment(sources[source], targets[target - n], supplies.MassOf(tree.Flow(node)), tree.Cost(node)));
        }
        plan.Sort((x, y) => x.Source != y.Source ? x.Source.CompareTo(y.Source) : x.Target.CompareTo(y.Target));
        return plan.ToArray();
    }
}
