namespace Replication.Oracles.Transport;

/// <summary>
/// An optimal transport between two weighted point sets, with the proof that it is one. Immutable, hence safe to share between threads.
/// </summary>
public sealed class TransportSolution
{
    readonly Shipment[] _plan;
    readonly double[] _sourcePotentials;
    readonly double[] _targetPotentials;

    internal TransportSolution(Shipment[] plan, double[] sourcePotentials, double[] targetPotentials, TransportCertificate certificate) =>
        (_plan, _sourcePotentials, _targetPotentials, Certificate) = (plan, sourcePotentials, targetPotentials, certificate);

    /// <summary>
    /// The optimal value: the cost of the plan, sum of mass times cost. With the Euclidean cost this is the Wasserstein-1 distance.
    /// </summary>
    public double Value => Certificate.PrimalValue;

    /// <summary>The plan, its positive entries only: at most n + m - 1 of them, ordered by source, then by target.</summary>
    public ReadOnlySpan<Shipment> Plan => _plan;

    /// <summary>
    /// Kantorovich potentials u of the n sources: u_i + v_j is at most c_ij everywhere and equal to it where mass moves. Determined only up
    /// to a constant, chosen so that a point in the middle of the tree of shipments has potential 0. Points without mass get the largest
    /// feasible value, or 0 where every pair is forbidden. Rounded to doubles after the certificate was computed.
    /// </summary>
    public ReadOnlySpan<double> SourcePotentials => _sourcePotentials;

    /// <summary>Kantorovich potentials v of the m targets; see <see cref="SourcePotentials"/>.</summary>
    public ReadOnlySpan<double> TargetPotentials => _targetPotentials;

    /// <summary>The proof of optimality, recomputed from plan and potentials alone.</summary>
    public TransportCertificate Certificate { get; }
}
