using MathNet.Numerics.LinearAlgebra;

namespace Replication.Oracles.Games;

/// <summary>
/// The linear program of a matrix game. Payoffs are moved and scaled into B in [1, 2]; the column player's program is then
/// "maximise sum y subject to B y &lt;= 1, y >= 0", the value of B is 1 / sum y, and the row player's strategy is the dual solution
/// (Dantzig 1951; Chvátal 1983, "Linear Programming", chapter 15).
/// </summary>
static class GameProgram
{
    /// <summary>Optimal strategies, or null where doubles cannot prove theirs.</summary>
    public static (double[] Row, double[] Column)? Solve(MatrixGame game)
    {
        var scaled = new double[game.Rows, game.Columns];
        for (var i = 0; i < game.Rows; i++)
        {
            for (var j = 0; j < game.Columns; j++) scaled[i, j] = game.Range == 0 ? 1 : 1 + (game[i, j] - game.Smallest) / game.Range;
        }
        if (Simplex.OptimalSupport(scaled) is not var (rows, columns)) return null;

        // The simplex's own numbers carry the rounding of every pivot; one fresh factorisation of the support's equations does not.
        var support = Matrix<double>.Build.Dense(rows.Length, columns.Length, (i, j) => scaled[rows[i], columns[j]]);
        var ones = Vector<double>.Build.Dense(rows.Length, 1);
        var column = support.LU().Solve(ones);
        var row = support.Transpose().LU().Solve(ones);
        var (rowStrategy, columnStrategy) = (Spread(row, rows, game.Rows), Spread(column, columns, game.Columns));
        return GameCertificate.Of(game, rowStrategy, columnStrategy).Holds ? (rowStrategy, columnStrategy) : null;
    }

    /// <summary>
    /// Probabilities of all pure strategies from weights of the support. Rounding below zero is cut: the certificate judges.
    /// </summary>
    static double[] Spread(Vector<double> weights, int[] support, int count)
    {
        var strategy = new double[count];
        for (var k = 0; k < support.Length; k++) strategy[support[k]] = Math.Max(0, weights[k]);
        var sum = strategy.Sum();
        for (var k = 0; k < count; k++) strategy[k] /= sum;
        return strategy;
    }
}
