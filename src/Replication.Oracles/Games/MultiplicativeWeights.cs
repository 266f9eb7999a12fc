namespace Replication.Oracles.Games;

/// <summary>
/// Two players who both learn by multiplicative weights (Hedge). The averages of their strategies converge to an equilibrium at a known
/// rate; the last strategies need not, and on games without a pure equilibrium they spiral outwards.
/// </summary>
/// <param name="RowAverage">Mean of the row strategies over all steps.</param>
/// <param name="ColumnAverage">Mean of the column strategies over all steps.</param>
/// <param name="AverageGaps">After each step, the exploitability of the averages so far.</param>
/// <param name="LastGaps">At each step, the exploitability of the strategies played.</param>
/// <param name="Bound">
/// What theory promises for the last of <paramref name="AverageGaps"/>: range (sqrt(log n / (2 T)) + sqrt(log m / (2 T))) for an n by m
/// game and T steps.
/// </param>
/// <remarks>
/// Sources: Freund and Schapire (1999), "Adaptive game playing using multiplicative weights"; constants: Cesa-Bianchi and Lugosi (2006),
/// Theorem 2.2; divergence of the last iterates: Bailey and Piliouras (2018).
/// </remarks>
public sealed record MultiplicativeWeights(
    IReadOnlyList<double> RowAverage, IReadOnlyList<double> ColumnAverage,
    IReadOnlyList<double> AverageGaps, IReadOnlyList<double> LastGaps,
    double Bound)
{
    /// <summary>
    /// Plays the game from uniform strategies, each player at the rate sqrt(8 log(n) / T) per unit of the range, for which the bound holds.
    /// </summary>
    /// <param name="game">The game.</param>
    /// <param name="steps">Number of steps T, 1 or more; T times the largest |payoff| must not overflow.</param>
    /// <exception cref="ArgumentException">No steps.</exception>
    public static MultiplicativeWeights Run(MatrixGame game, int steps)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        var scale = game.Range == 0 ? 1 : game.Range;
        var (rowRate, columnRate) = (Rate(game.Rows), Rate(game.Columns));
        var (rowGains, columnLosses) = (new double[game.Rows], new double[game.Columns]);
        var (rowSum, columnSum) = (new double[game.Rows], new double[game.Columns]);
        var (averageGaps, lastGaps) = (new double[steps], new double[steps]);
        for (var step = 0; step < steps; step++)
        {
            var row = Softmax(rowGains, rowRate / scale);
            var column = Softmax(columnLosses, -columnRate / scale);
            var (rowPayoffs, columnPayoffs) = (game.RowPayoffs(column), game.ColumnPayoffs(row));
            Add(rowGains, rowPayoffs);
            Add(columnLosses, columnPayoffs);
            Add(rowSum, row);
            Add(columnSum, column);
            lastGaps[step] = rowPayoffs.Max() - columnPayoffs.Min();

            // The sums of the payoffs are those of the averages times the number of steps, as payoffs are linear.
            averageGaps[step] = (rowGains.Max() - columnLosses.Min()) / (step + 1);
        }
        var bound = game.Range * (Math.Sqrt(Math.Log(game.Rows) / (2.0 * steps)) + Math.Sqrt(Math.Log(game.Columns) / (2.0 * steps)));
        return new MultiplicativeWeights(Scaled(rowSum, steps), Scaled(columnSum, steps), averageGaps, lastGaps, bound);

        double Rate(int strategies) => Math.Sqrt(8 * Math.Log(strategies) / steps);
    }

    static double[] Softmax(double[] payoffs, double rate)
    {
        // Shifted so that the largest weight is 1: no overflow, however long the play.
        var largest = payoffs.Max(v => rate * v);
        var weights = payoffs.Select(v => Math.Exp(rate * v - largest)).ToArray();
        var sum = weights.Sum();
        return weights.Select(w => w / sum).ToArray();
    }

    static void Add(double[] sums, double[] terms)
    {
        for (var i = 0; i < sums.Length; i++) sums[i] += terms[i];
    }

    static double[] Scaled(double[] sums, int steps) => sums.Select(v => v / steps).ToArray();
}
