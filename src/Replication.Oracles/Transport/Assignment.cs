namespace Replication.Oracles.Transport;

/// <summary>
/// A linear assignment: rows matched with columns, each at most once, as many as fit, at the least total cost, with the proof that no
/// matching is cheaper. Immutable, hence safe to share between threads.
/// </summary>
public sealed class Assignment
{
    /// <summary>The entry of <see cref="ColumnOf"/> of a row that has no column.</summary>
    public const int None = -1;

    readonly int[] _columnOf;

    Assignment(int[] columnOf, double value, TransportCertificate certificate) =>
        (_columnOf, Value, Certificate) = (columnOf, value, certificate);

    /// <summary>
    /// The column of each row, a permutation where the matrix is square; <see cref="None"/> for a row left over, where rows are more than
    /// columns.
    /// </summary>
    public ReadOnlySpan<int> ColumnOf => _columnOf;

    /// <summary>The sum of the entries chosen; their mean is this over the smaller side.</summary>
    public double Value { get; }

    /// <summary>The proof that the value is the least (or, where the largest was asked for, that minus the value is).</summary>
    public TransportCertificate Certificate { get; }

    /// <summary>Finds an assignment of least total cost, by optimal transport of unit masses, whose vertices are the assignments.</summary>
    /// <param name="costs">n times m costs. A pair is ruled out wherever <see cref="ExactTransport"/> lets a cost rule it out.</param>
    /// <param name="maximise">Take the entries for gains and find the largest total.</param>
    /// <exception cref="ArgumentException">An empty matrix, or a cost that <see cref="ExactTransport"/> refuses; NaN is one.</exception>
    /// <exception cref="TransportCertificateException">The answer could not be proved optimal.</exception>
    /// <remarks>
    /// SciPy: <c>scipy.optimize.linear_sum_assignment</c>; this is the minimum-weight perfect matching that the Hungarian algorithm (Kuhn
    /// 1955) and that of Jonker and Volgenant (1987) find. Source of the equivalence: Birkhoff (1946).
    /// </remarks>
    /// <example>
    /// <code>
    /// double[,] costs = { { 4, 1, 3 }, { 2, 0, 5 }, { 3, 2, 2 } };
    /// var assignment = Assignment.Solve(costs);
    /// Console.WriteLine(assignment.Value);  // 5
    /// Console.WriteLine(string.Join(" ", assignment.ColumnOf.ToArray()));  // 1 0 2
    /// Console.WriteLine(Assignment.Solve(costs, maximise: true).Value);  // 11
    /// </code>
    /// </example>
    public static Assignment Solve(double[,] costs, bool maximise = false)
    {
        ArgumentNullException.ThrowIfNull(costs);
        int rows = costs.GetLength(0), columns = costs.GetLength(1), fewer = Math.Min(rows, columns), more = Math.Max(rows, columns);
        if (fewer == 0) throw new ArgumentException("The cost matrix is empty.", nameof(costs));
        bool transposed = rows > columns;
        double Entry(int i, int j) => transposed ? costs[j, i] : costs[i, j];

        // A last source takes what the longer side has too much, at no cost.
        int sources = fewer == more ? fewer : fewer + 1;
        var padded = new double[sources, more];
        for (int i = 0; i < fewer; i++)
            for (int j = 0; j < more; j++)
                padded[i, j] = maximise ? -Entry(i, j) : Entry(i, j);
        double[] supply = Ones(sources), demand = Ones(more);
        if (sources > fewer) supply[fewer] = more - fewer;
        TransportSolution solution = ExactTransport.Solve(padded, supply, demand);

        int[] columnOf = new int[rows];
        Array.Fill(columnOf, None);
        var value = new CompensatedSum();
        foreach (Shipment shipment in solution.Plan)
        {
            // Less than half a unit is the rounding of unequal supplies; the pairs of whole units alone are a matching along tight arcs.
            if (shipment.Source == fewer || shipment.Mass < 0.5) continue;
            columnOf[transposed ? shipment.Target : shipment.Source] = transposed ? shipment.Source : shipment.Target;
            value.Add(Entry(shipment.Source, shipment.Target));
        }
        return new Assignment(columnOf, value.Value, solution.Certificate);
    }

    static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
