namespace Replication.Oracles.Games;

/// <summary>
/// A finite two-player zero-sum game: the row player picks a row, the column player a column, and the column player pays the row player the
/// entry. The row player maximises. Immutable.
/// </summary>
/// <remarks>Source: von Neumann (1928), "Zur Theorie der Gesellschaftsspiele".</remarks>
public sealed class MatrixGame
{
    readonly double[,] _payoffs;

    /// <summary>A game with these payoffs.</summary>
    /// <param name="payoffs">Rows by columns, at least 1 by 1, finite; their range must not overflow. Copied.</param>
    /// <exception cref="ArgumentException">Empty, NaN or infinity, or a range that overflows.</exception>
    public MatrixGame(double[,] payoffs)
    {
        ArgumentNullException.ThrowIfNull(payoffs);
        if (payoffs.Length == 0) throw new ArgumentException("At least one row and one column expected.", nameof(payoffs));
        double smallest = double.PositiveInfinity, largest = double.NegativeInfinity;
        for (var i = 0; i < payoffs.GetLength(0); i++)
        {
            for (var j = 0; j < payoffs.GetLength(1); j++)
            {
                if (!double.IsFinite(payoffs[i, j]))
                    throw new ArgumentException($"The payoff at ({i}, {j}) is {payoffs[i, j]}.", nameof(payoffs));
                smallest = Math.Min(smallest, payoffs[i, j]);
                largest = Math.Max(largest, payoffs[i, j]);
            }
        }
        if (double.IsInfinity(largest - smallest)) throw new ArgumentException("The range of the payoffs overflows.", nameof(payoffs));
        _payoffs = (double[,])payoffs.Clone();
        (Smallest, Range) = (smallest, largest - smallest);
    }

    /// <summary>Number of pure strategies of the row player.</summary>
    public int Rows => _payoffs.GetLength(0);

    /// <summary>Number of pure strategies of the column player.</summary>
    public int Columns => _payoffs.GetLength(1);

    /// <summary>Smallest payoff.</summary>
    public double Smallest { get; }

    /// <summary>Largest payoff less the smallest, 0 or more: the scale of what learning can lose.</summary>
    public double Range { get; }

    /// <summary>Payoff to the row player.</summary>
    /// <param name="row">0 to Rows - 1.</param>
    /// <param name="column">0 to Columns - 1.</param>
    /// <exception cref="IndexOutOfRangeException">Outside the game.</exception>
    public double this[int row, int column] => _payoffs[row, column];

    /// <summary>Expected payoff of each row against a mixed strategy of the column player.</summary>
    /// <param name="columnStrategy">Probabilities of the columns.</param>
    /// <exception cref="ArgumentException">Not a probability vector of length <see cref="Columns"/>.</exception>
    public double[] RowPayoffs(IReadOnlyList<double> columnStrategy)
    {
        var q = MixedStrategy.Require(columnStrategy, Columns);
        var payoffs = new double[Rows];
        var most = Array.IndexOf(q, q.Max());
        for (var i = 0; i < Rows; i++)
        {
            // Measured from the payoff met most, so that rounding scales with the payoffs played for, not with a common offset or others.
            var centre = _payoffs[i, most];
            for (var j = 0; j < Columns; j++) payoffs[i] += q[j] * (_payoffs[i, j] - centre);
            payoffs[i] += centre;
        }
        return payoffs;
    }

    /// <summary>Expected payoff, to the row player, of each column against a mixed strategy of the row player.</summary>
    /// <param name="rowStrategy">Probabilities of the rows.</param>
    /// <exception cref="ArgumentException">Not a probability vector of length <see cref="Rows"/>.</exception>
    public double[] ColumnPayoffs(IReadOnlyList<double> rowStrategy)
    {
        var p = MixedStrategy.Require(rowStrategy, Rows);
        var payoffs = new double[Columns];
        var most = Array.IndexOf(p, p.Max());
        for (var j = 0; j < Columns; j++)
        {
            var centre = _payoffs[most, j];
            for (var i = 0; i < Rows; i++) payoffs[j] += p[i] * (_payoffs[i, j] - centre);
            payoffs[j] += centre;
        }
        return payoffs;
    }

    /// <summary>
    /// What the two players together could gain by best responses: max_i (A q)_i - min_j (p A)_j. It is 0 exactly at the equilibria, and a
    /// pair of strategies is an eps-equilibrium in the sense of Arora et al. (2017) where it is at most eps.
    /// </summary>
    /// <param name="rowStrategy">Probabilities of the rows.</param>
    /// <param name="columnStrategy">Probabilities of the columns.</param>
    /// <exception cref="ArgumentException">Not probability vectors of the right lengths.</exception>
    public double Exploitability(IReadOnlyList<double> rowStrategy, IReadOnlyList<double> columnStrategy) =>
        Math.Max(0, RowPayoffs(columnStrategy).Max() - ColumnPayoffs(rowStrategy).Min());

    /// <summary>The game seen by the column player: rows and columns exchanged, payoffs negated.</summary>
    public MatrixGame Mirrored()
    {
        var payoffs = new double[Columns, Rows];
        for (var i = 0; i < Rows; i++)
        {
            for (var j = 0; j < Columns; j++) payoffs[j, i] = -_payoffs[i, j];
        }
        return new MatrixGame(payoffs);
    }

    /// <summary>Value and optimal mixed strategies by linear programming, with the certificate that proves them.</summary>
    /// <exception cref="GameCertificateException">The answer could not be proved to 1e-11 of the payoffs played for.</exception>
    /// <remarks>
    /// Doubles are tried first; where they cannot prove their strategies, the same method in integers answers. Sources: Dantzig (1951) on
    /// games and linear programs; see <see cref="GameSolution"/>. Elsewhere: <c>nashpy</c>; SciPy's <c>scipy.optimize.linprog</c> solves
    /// the program, without the certificate.
    /// </remarks>
    /// <example>
    /// <code>
    /// var solution = new MatrixGame(new double[,] { { 3, -1 }, { -2, 1 } }).Solve();
    /// Console.WriteLine(solution.Value.ToString("F6"));  // 0.142857
    /// Console.WriteLine(string.Join(" ", solution.RowStrategy.Select(p => p.ToString("F4"))));  // 0.4286 0.5714
    /// Console.WriteLine(solution.Certificate.UpperGuarantee - solution.Certificate.LowerGuarantee &lt; 1e-14);  // True
    /// </code>
    /// </example>
    public GameSolution Solve()
    {
        var (row, column) = GameProgram.Solve(this) ?? ExactSimplex.Solve(this);
        var certificate = GameCertificate.Require(this, row, column);
        return new GameSolution(certificate.LowerGuarantee / 2 + certificate.UpperGuarantee / 2, row, column, certificate);
    }
}
