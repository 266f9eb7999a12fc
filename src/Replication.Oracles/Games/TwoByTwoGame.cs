namespace Replication.Oracles.Games;

/// <summary>The closed form of a game of two rows and two columns.</summary>
public static class TwoByTwoGame
{
    /// <summary>
    /// Value and strategies of the game with rows (a, b) and (c, d). With a saddle point both play it; without one both mix,
    /// p_1 = (d - c)/s, q_1 = (d - b)/s, value (a d - b c)/s with s = a - b - c + d.
    /// </summary>
    /// <param name="a">Payoff of row 1, column 1; finite.</param>
    /// <param name="b">Payoff of row 1, column 2; finite.</param>
    /// <param name="c">Payoff of row 2, column 1; finite.</param>
    /// <param name="d">Payoff of row 2, column 2; finite.</param>
    /// <exception cref="ArgumentException">A payoff is NaN or infinite, or their range overflows.</exception>
    /// <exception cref="GameCertificateException">The payoffs are so uneven that rounding spoils the answer.</exception>
    /// <remarks>Source: von Neumann and Morgenstern (1944), section 18.2.</remarks>
    public static GameSolution Solve(double a, double b, double c, double d)
    {
        var game = new MatrixGame(new[,] { { a, b }, { c, d } });
        var (row, column) = Saddle(game) ?? Mixed(a, b, c, d);
        var certificate = GameCertificate.Require(game, row, column);
        return new GameSolution(certificate.LowerGuarantee / 2 + certificate.UpperGuarantee / 2, row, column, certificate);
    }

    /// <summary>An entry that is least in its row and greatest in its column, if there is one.</summary>
    static (double[] Row, double[] Column)? Saddle(MatrixGame game)
    {
        for (var i = 0; i < 2; i++)
        {
            for (var j = 0; j < 2; j++)
            {
                if (game[i, j] <= game[i, 1 - j] && game[i, j] >= game[1 - i, j]) return ([1 - i, i], [1 - j, j]);
            }
        }
        return null;
    }

    static (double[] Row, double[] Column) Mixed(double a, double b, double c, double d)
    {
        // Differences of the range, halved against overflow; without a saddle point both terms of each sum have one sign.
        double row1 = d / 2 - c / 2, row2 = a / 2 - b / 2, column1 = d / 2 - b / 2, column2 = a / 2 - c / 2;
        return ([row1 / (row1 + row2), row2 / (row1 + row2)], [column1 / (column1 + column2), column2 / (column1 + column2)]);
    }
}
