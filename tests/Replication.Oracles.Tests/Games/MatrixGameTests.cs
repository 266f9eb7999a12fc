using Replication.Oracles.Games;
using Replication.Oracles.Randomness;
using Replication.Oracles.Tests.Statistics;

namespace Replication.Oracles.Tests.Games;

public class MatrixGameTests
{
    sealed record GameCase(string Name, double[][] Payoffs, double Value);

    sealed record Document(GameCase[] Exact, GameCase[] Programs);

    static readonly Document Reference = Fixture.Read<Document>("games/games.json");

    [Fact]
    public void Values_agree_with_rational_arithmetic()
    {
        Assert.Equal(41, Reference.Exact.Length);
        foreach (var c in Reference.Exact)
        {
            var game = Game(c.Payoffs);
            // The value of small integers may be near zero by cancellation: digits are those of the range.
            var error = Math.Abs(game.Solve().Value - c.Value);
            Assert.True(error <= 1e-14 * game.Range, $"{c.Name}: off by {error:R}");
        }
    }

    [Fact]
    public void Values_agree_with_scipy()
    {
        Assert.Equal(5, Reference.Programs.Length);
        // HiGHS stops at residuals of 1e-7 but ends on a vertex, which it gives to 10 digits or so of the range (about 4).
        foreach (var c in Reference.Programs) Assert.Equal(c.Value, Game(c.Payoffs).Solve().Value, 1e-9);
    }

    [Fact]
    public void Rock_paper_scissors_is_played_evenly()
    {
        var solution = RockPaperScissors.Solve();
        Assert.Equal(0, solution.Value, 15);
        foreach (var p in solution.RowStrategy.Concat(solution.ColumnStrategy)) Assert.Equal(1 / 3.0, p, 15);
    }

    [Fact]
    public void Certificate_measures_both_guarantees() => Property.Holds(100, stream =>
    {
        var game = Draw(stream, stream.Between(1, 12), stream.Between(1, 12));
        var solution = game.Solve();
        Assert.Equal(1, solution.RowStrategy.Sum(), 12);
        Assert.Equal(1, solution.ColumnStrategy.Sum(), 12);
        Assert.True(solution.RowStrategy.Concat(solution.ColumnStrategy).All(p => p >= 0));
        for (var j = 0; j < game.Columns; j++)
        {
            var won = Enumerable.Range(0, game.Rows).Sum(i => solution.RowStrategy[i] * game[i, j]);
            Assert.True(won >= solution.Value - 1e-11 * (1 + game.Range));
        }
        for (var i = 0; i < game.Rows; i++)
        {
            var lost = Enumerable.Range(0, game.Columns).Sum(j => solution.ColumnStrategy[j] * game[i, j]);
            Assert.True(lost <= solution.Value + 1e-11 * (1 + game.Range));
        }
        Assert.InRange(game.Exploitability(solution.RowStrategy, solution.ColumnStrategy), 0, 1e-11 * game.Range + 1e-14);
    });

    [Fact]
    public void Value_follows_shift_unit_and_exchange_of_players() => Property.Holds(100, stream =>
    {
        var game = Draw(stream, stream.Between(1, 8), stream.Between(1, 8));
        var value = game.Solve().Value;
        var (shift, unit) = (10 * stream.NextGaussian(), Math.ScaleB(1 + stream.NextDouble(), stream.Between(-400, 400)));
        Assert.Equal(value + shift, Map(game, v => v + shift).Solve().Value, 12);
        Assert.Equal(value, Map(game, v => v * unit).Solve().Value / unit, 12);
        Assert.Equal(-value, game.Mirrored().Solve().Value, 12);
    });

    [Fact]
    public void Value_is_zero_where_the_players_are_alike() => Property.Holds(50, stream =>
    {
        var n = stream.Between(1, 15);
        var payoffs = new double[n, n];
        for (var i = 0; i < n; i++)
        {
            for (var j = 0; j < i; j++)
                payoffs[i, j] = -(payoffs[j, i] = stream.NextBool() ? stream.NextGaussian() : stream.NextInt(3) - 1);
        }
        Assert.Equal(0, new MatrixGame(payoffs).Solve().Value, 12);
    });

    [Fact]
    public void Duplicated_and_dominated_strategies_do_not_move_the_value() => Property.Holds(50, stream =>
    {
        var game = Draw(stream, stream.Between(2, 6), stream.Between(2, 6));
        var larger = new double[game.Rows + 2, game.Columns + 1];
        for (var i = 0; i < game.Rows + 2; i++)
        {
            for (var j = 0; j <= game.Columns; j++)
                larger[i, j] = game[i % game.Rows, j % game.Columns]
                    - (i == game.Rows + 1 ? 1 : 0) + (j == game.Columns && i < game.Rows ? 0.5 : 0);
        }
        Assert.Equal(game.Solve().Value, new MatrixGame(larger).Solve().Value, 12);
    });

    [Fact]
    public void Degenerate_games_terminate_and_are_certified() => Property.Holds(200, stream =>
    {
        var payoffs = new double[stream.Between(2, 20), stream.Between(2, 20)];
        var levels = stream.Between(2, 3);
        for (var i = 0; i < payoffs.GetLength(0); i++)
        {
            for (var j = 0; j < payoffs.GetLength(1); j++) payoffs[i, j] = stream.NextInt(levels);
        }
        Assert.True(new MatrixGame(payoffs).Solve().Certificate.Holds);
    });

    [Fact]
    public void A_game_of_two_hundred_strategies_is_certified()
    {
        var solution = Draw(new RandomStream("large", 0), 200, 200).Solve();
        Assert.True(solution.Certificate.Holds);
        Assert.InRange(solution.Value, -1, 1);
    }

    [Theory]
    [InlineData(1e3)]
    [InlineData(1e8)]
    [InlineData(1e13)]
    [InlineData(1e20)]
    [InlineData(1e200)]
    public void A_payoff_that_no_one_plays_for_costs_no_digit(double far)
    {
        // Of { 3, -1 }, { -2, 4 } the value is 1; a column that the column player shuns, and a row that the row player shuns.
        foreach (var game in new[]
        {
            new MatrixGame(new[,] { { 3, -1, far }, { -2, 4, far } }),
            new MatrixGame(new[,] { { 3.0, -1 }, { -2, 4 }, { -far, -far } }),
        })
        {
            var solution = game.Solve();
            Assert.Equal(1, solution.Value, 1e-11);
            Assert.Equal([0.6, 0.4], solution.RowStrategy.Take(2), (p, q) => Math.Abs(p - q) < 1e-11);
            Assert.InRange(solution.Certificate.Gap, -1e-10, 1e-10);
            Assert.Equal(2.4, solution.Certificate.Spread, 1e-10);
        }
    }

    [Fact]
    public void A_pair_that_is_worse_than_a_payoff_not_played_for_would_show_is_refused() =>
        Assert.Throws<GameCertificateException>(() =>
            GameCertificate.Require(new MatrixGame(new[,] { { 3, -1, 1e20 }, { -2, 4, 1e20 } }), [0.5, 0.5], [0.5, 0.5, 0]));

    [Fact]
    public void Doubles_and_integers_solve_the_same_games() => Property.Holds(60, stream =>
    {
        var game = Draw(stream, stream.Between(1, 8), stream.Between(1, 8));
        var (row, column) = ExactSimplex.Solve(game);
        var certificate = GameCertificate.Require(game, row, column);
        var solution = game.Solve();
        Assert.Equal(solution.Value, certificate.LowerGuarantee / 2 + certificate.UpperGuarantee / 2, 1e-11 * (1 + game.Range));
        Assert.Equal(solution.Certificate.Holds, certificate.Holds);
    });

    [Fact]
    public void A_common_offset_costs_no_digits_of_the_strategies()
    {
        var solution = new MatrixGame(new[,] { { 1e6 + 1e-3, 1e6 - 1e-3 }, { 1e6 - 1e-3, 1e6 + 1e-3 } }).Solve();
        Assert.Equal(0.5, solution.RowStrategy[0], 6);
        Assert.Equal(1e6, solution.Value, 9);
    }

    [Fact]
    public void Closed_form_of_two_by_two_games_agrees_with_the_program() => Property.Holds(200, stream =>
    {
        double Entry() => stream.NextBool() ? stream.NextGaussian() : stream.NextInt(4);
        var (a, b, c, d) = (Entry(), Entry(), Entry(), Entry());
        var expected = new MatrixGame(new[,] { { a, b }, { c, d } }).Solve();
        var solution = TwoByTwoGame.Solve(a, b, c, d);
        Assert.Equal(expected.Value, solution.Value, 13);
        var saddle = Math.Max(Math.Min(a, b), Math.Min(c, d)) == Math.Min(Math.Max(a, c), Math.Max(b, d));
        Assert.Equal(saddle, solution.RowStrategy.Max() == 1 && solution.ColumnStrategy.Max() == 1);
        if (!saddle) Assert.Equal((a * d - b * c) / (a - b - c + d), solution.Value, 12);
    });

    [Theory]
    [InlineData(1e-6)]
    [InlineData(-1e-6)]
    [InlineData(1e-9)]
    [InlineData(double.NaN)]
    public void A_sabotaged_strategy_is_refused(double error)
    {
        var solution = RockPaperScissors.Solve();
        double[] row = [.. solution.RowStrategy], column = [.. solution.ColumnStrategy];
        Assert.True(GameCertificate.Require(RockPaperScissors, row, column).Holds);
        // A probability that is off, so that the sum is; and mass moved, so that the guarantee is.
        Assert.Throws<GameCertificateException>(() => GameCertificate.Require(RockPaperScissors, [row[0] + error, row[1], row[2]], column));
        Assert.Throws<GameCertificateException>(
            () => GameCertificate.Require(RockPaperScissors, [row[0] + error, row[1] - error, row[2]], column));
        var refusal = Assert.Throws<GameCertificateException>(
            () => GameCertificate.Require(RockPaperScissors, row, [column[0] + error, column[1] - error, column[2]]));
        Assert.False(refusal.Certificate.Holds);
    }

    [Fact]
    public void A_suboptimal_pair_is_refused() =>
        Assert.Throws<GameCertificateException>(() => GameCertificate.Require(RockPaperScissors, [1, 0, 0], [0, 1, 0]));

    [Fact]
    public void Negative_probabilities_are_refused() =>
        Assert.Throws<GameCertificateException>(
            () => GameCertificate.Require(RockPaperScissors, [-0.5, 0.5, 1], [1 / 3.0, 1 / 3.0, 1 / 3.0]));

    [Fact]
    public void Pure_strategies_of_rock_paper_scissors_are_exploitable()
    {
        // The control of the mixed equilibrium: each pair of pure strategies loses 1 to each player's best response.
        for (var i = 0; i < 3; i++)
        {
            for (var j = 0; j < 3; j++)
            {
                double[] row = new double[3], column = new double[3];
                row[i] = column[j] = 1;
                Assert.Equal(2, RockPaperScissors.Exploitability(row, column));
            }
        }
    }

    [Fact]
    public void Bad_games_and_strategies_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new MatrixGame(new double[0, 3]));
        Assert.Throws<ArgumentException>(() => new MatrixGame(new[,] { { 1, double.NaN } }));
        Assert.Throws<ArgumentException>(() => new MatrixGame(new[,] { { 1, double.PositiveInfinity } }));
        Assert.Throws<ArgumentException>(() => new MatrixGame(new[,] { { double.MaxValue, -double.MaxValue } }));
        Assert.Throws<ArgumentException>(() => RockPaperScissors.RowPayoffs([0.5, 0.5]));
        Assert.Throws<ArgumentException>(() => RockPaperScissors.RowPayoffs([0.5, 0.6, 0]));
        Assert.Throws<ArgumentException>(() => RockPaperScissors.ColumnPayoffs([1.5, -0.5, 0]));
        Assert.Throws<ArgumentException>(() => RockPaperScissors.ColumnPayoffs([double.NaN, 0.5, 0.5]));
    }

    [Fact]
    public void A_game_does_not_change_with_the_array_it_was_made_from()
    {
        var payoffs = new[,] { { 1.0, 2.0 } };
        var game = new MatrixGame(payoffs);
        payoffs[0, 0] = 5;
        Assert.Equal(1, game[0, 0]);
    }

    internal static readonly MatrixGame RockPaperScissors = new(new double[,] { { 0, -1, 1 }, { 1, 0, -1 }, { -1, 1, 0 } });

    internal static MatrixGame Draw(RandomStream stream, int rows, int columns)
    {
        var payoffs = new double[rows, columns];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < columns; j++) payoffs[i, j] = stream.NextGaussian();
        }
        return new MatrixGame(payoffs);
    }

    static MatrixGame Map(MatrixGame game, Func<double, double> map)
    {
        var payoffs = new double[game.Rows, game.Columns];
        for (var i = 0; i < game.Rows; i++)
        {
            for (var j = 0; j < game.Columns; j++) payoffs[i, j] = map(game[i, j]);
        }
        return new MatrixGame(payoffs);
    }

    static MatrixGame Game(double[][] rows)
    {
        var payoffs = new double[rows.Length, rows[0].Length];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[0].Length; j++) payoffs[i, j] = rows[i][j];
        }
        return new MatrixGame(payoffs);
    }
}
