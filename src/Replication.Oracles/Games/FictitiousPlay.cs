namespace Replication.Oracles.Games;

/// <summary>
/// The trajectory of fictitious play: from the second step on, each player answers the other's past frequencies with a best response, ties
/// to the lowest number; both move at once. The frequencies converge to optimal strategies (Robinson 1951) though the choices cycle.
/// </summary>
/// <param name="RowChoices">Row chosen at each step.</param>
/// <param name="ColumnChoices">Column chosen at each step.</param>
/// <param name="Lower">After each step, min_j (p A)_j of the row frequencies: a lower bound of the value.</param>
/// <param name="Upper">After each step, max_i (A q)_i of the column frequencies: an upper bound of the value.</param>
/// <remarks>Sources: Brown (1951), "Iterative solution of games by fictitious play"; Robinson (1951).</remarks>
public sealed record FictitiousPlay(
    IReadOnlyList<int> RowChoices, IReadOnlyList<int> ColumnChoices, IReadOnlyList<double> Lower, IReadOnlyList<double> Upper)
{
    /// <summary>Plays the game.</summary>
    /// <param name="game">The game.</param>
    /// <param name="steps">Number of steps, 1 or more; steps times the largest |payoff| must not overflow.</param>
    /// <param name="firstRow">Row of the first step.</param>
    /// <param name="firstColumn">Column of the first step.</param>
    /// <exception cref="ArgumentException">No steps, or a first choice outside the game.</exception>
    public static FictitiousPlay Run(MatrixGame game, int steps, int firstRow = 0, int firstColumn = 0)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(steps);
        ArgumentOutOfRangeException.ThrowIfNegative(firstRow);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstRow, game.Rows);
        ArgumentOutOfRangeException.ThrowIfNegative(firstColumn);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(firstColumn, game.Columns);
        var (rows, columns) = (new int[steps], new int[steps]);
        var (lower, upper) = (new double[steps], new double[steps]);

        // Payoffs summed over the steps: of each row against the columns chosen, of each column against the rows chosen.
        var (rowSums, columnSums) = (new double[game.Rows], new double[game.Columns]);
        for (var step = 0; step < steps; step++)
        {
            rows[step] = step == 0 ? firstRow : Array.IndexOf(rowSums, rowSums.Max());
            columns[step] = step == 0 ? firstColumn : Array.IndexOf(columnSums, columnSums.Min());
            for (var i = 0; i < game.Rows; i++) rowSums[i] += game[i, columns[step]];
            for (var j = 0; j < game.Columns; j++) columnSums[j] += game[rows[step], j];
            lower[step] = columnSums.Min() / (step + 1);
            upper[step] = rowSums.Max() / (step + 1);
        }
        return new FictitiousPlay(rows, columns, lower, upper);
    }

    /// <summary>Frequencies of the rows over all steps, given the number of rows of the game.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <exception cref="ArgumentException">Fewer rows than were played.</exception>
    public double[] RowFrequencies(int rows) => Frequencies(RowChoices, rows);

    /// <summary>Frequencies of the columns over all steps, given the number of columns of the game.</summary>
    /// <param name="columns">Number of columns.</param>
    /// <exception cref="ArgumentException">Fewer columns than were played.</exception>
    public double[] ColumnFrequencies(int columns) => Frequencies(ColumnChoices, columns);

    /// <summary>The best bounds of the value over all steps.</summary>
    public (double Low, double High) ValueBounds => (Lower.Max(), Upper.Min());

    static double[] Frequencies(IReadOnlyList<int> choices, int count)
    {
        if (count <= choices.Max()) throw new ArgumentException($"At least {choices.Max() + 1} pure strategies were played, got {count}.");
        var frequencies = new double[count];
        foreach (var (choice, times) in choices.CountBy(c => c)) frequencies[choice] = (double)times / choices.Count;
        return frequencies;
    }
}
