using Replication.Oracles.Games;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Statistics;

namespace Replication.Oracles.Tests.Games;

/// <summary>Fictitious play, multiplicative weights and sparse mixtures against the exact value.</summary>
public class LearningTests
{
    static readonly MatrixGame Pennies = new(new double[,] { { 1, -1 }, { -1, 1 } });

    [Fact]
    public void Fictitious_play_brackets_the_value_at_every_step() => Property.Holds(20, stream =>
    {
        var game = MatrixGameTests.Draw(stream, stream.Between(1, 6), stream.Between(1, 6));
        var value = game.Solve().Value;
        var play = FictitiousPlay.Run(game, 2000, stream.NextInt(game.Rows), stream.NextInt(game.Columns));
        for (var step = 0; step < 2000; step++)
        {
            Assert.True(play.Lower[step] <= value + 1e-11, $"step {step}: {play.Lower[step]:R} > {value:R}");
            Assert.True(play.Upper[step] >= value - 1e-11, $"step {step}: {play.Upper[step]:R} < {value:R}");
        }
        var gap = game.Exploitability(play.RowFrequencies(game.Rows), play.ColumnFrequencies(game.Columns));
        Assert.Equal(play.Upper[^1] - play.Lower[^1], gap, 11);
        // Robinson's theorem gives convergence without a useful rate; Karlin's conjectured 1/sqrt t, with room.
        Assert.InRange(gap, 0, 4 * game.Range / Math.Sqrt(2000));
        var (low, high) = play.ValueBounds;
        Assert.InRange(value, low - 1e-11, high + 1e-11);
    });

    [Fact]
    public void Fictitious_play_of_matching_pennies_starts_as_worked_by_hand()
    {
        var play = FictitiousPlay.Run(Pennies, 6);
        // Step 1: both 0, row wins. Column leaves for 1, row stays; after two steps the column's counts tie and the row keeps 0; and so on.
        Assert.Equal([0, 0, 0, 1, 1, 1], play.RowChoices);
        Assert.Equal([0, 1, 1, 1, 1, 1], play.ColumnChoices);
        Assert.Equal([-1, -1, -1, -0.5, -0.2, 0], play.Lower);
        Assert.Equal([1, 0, 1 / 3.0, 0.5, 0.6, 2 / 3.0], play.Upper);
    }

    [Fact]
    public void Fictitious_play_cycles_while_its_frequencies_converge()
    {
        var play = FictitiousPlay.Run(MatrixGameTests.RockPaperScissors, 20_000);
        Assert.Equal(3, play.RowChoices.TakeLast(2000).Distinct().Count());
        foreach (var frequency in play.RowFrequencies(3)) Assert.Equal(1 / 3.0, frequency, 0.02);
        Assert.True(play.Upper[^1] - play.Lower[^1] < 0.05);
    }

    [Fact]
    public void Multiplicative_weights_keep_their_promise() => Property.Holds(20, stream =>
    {
        var game = MatrixGameTests.Draw(stream, stream.Between(1, 8), stream.Between(1, 8));
        var steps = stream.Between(1, 1500);
        var play = MultiplicativeWeights.Run(game, steps);
        Assert.InRange(play.AverageGaps[^1], 0, play.Bound + 1e-12);
        Assert.Equal(game.Exploitability(play.RowAverage, play.ColumnAverage), play.AverageGaps[^1], 10);
        Assert.Equal(steps, play.LastGaps.Count);
    });

    [Fact]
    public void Last_strategies_spiral_outwards_where_averages_converge()
    {
        // Away from the uniform equilibrium of pennies, in which play would start and stay.
        var game = new MatrixGame(new double[,] { { 2, -1 }, { -1, 1 } });
        var play = MultiplicativeWeights.Run(game, 4000);
        Assert.True(play.AverageGaps[^1] < 0.02, $"average {play.AverageGaps[^1]}");
        Assert.True(play.LastGaps.TakeLast(1000).Max() > 5 * play.AverageGaps[^1], $"last {play.LastGaps.TakeLast(1000).Max()}");
    }

    [Fact]
    public void Multiplicative_weights_stay_finite_on_large_payoffs()
    {
        var play = MultiplicativeWeights.Run(new MatrixGame(new double[,] { { 1e300, 0 }, { 0, 1e299 } }), 500);
        Assert.True(play.AverageGaps.All(double.IsFinite));
        Assert.InRange(play.AverageGaps[^1], 0, play.Bound);
    }

    [Fact]
    public void Multiplicative_weights_stay_finite_on_long_play()
    {
        // The exponent reaches sqrt(8 T log 2) = 745, beyond the range of exp.
        var play = MultiplicativeWeights.Run(new MatrixGame(new double[,] { { 1, 1 }, { 0, 0 } }), 100_000);
        Assert.Equal(1, play.RowAverage[0], 0.01);
    }

    [Fact]
    public void Sparse_mixtures_lose_like_one_over_the_root_of_their_size()
    {
        var game = MatrixGameTests.Draw(new RandomStream("sparse game", 0), 40, 40);
        var solution = game.Solve();
        int[] sizes = [10, 30, 100, 300, 1000, 3000];
        var losses = sizes.Select(size => Enumerable.Range(0, 20).Average(draw =>
        {
            var stream = new RandomStream("sparse", draw);
            return game.Exploitability(
                MixedStrategy.Sparse(solution.RowStrategy, size, stream), MixedStrategy.Sparse(solution.ColumnStrategy, size, stream));
        })).ToArray();
        var line = LeastSquaresLine.FitPowerLaw(sizes.Select(s => (double)s).ToArray(), losses);
        Assert.InRange(line.Slope, -0.55, -0.45);
    }

    [Fact]
    public void Sufficient_draws_suffice()
    {
        var game = MatrixGameTests.Draw(new RandomStream("sparse game", 1), 30, 30);
        var solution = game.Solve();
        const double epsilon = 0.3;
        var draws = MixedStrategy.SufficientDraws(30, game.Range, epsilon);
        Assert.Equal((int)Math.Floor(game.Range * game.Range * Math.Log(30) / (2 * epsilon * epsilon)) + 1, draws);
        var kept = Enumerable.Range(0, 200).Count(seed =>
        {
            var mixture = MixedStrategy.Sparse(solution.RowStrategy, draws, new RandomStream("sufficient", seed));
            return game.ColumnPayoffs(mixture).Min() >= solution.Value - epsilon;
        });
        // Existence needs one; Hoeffding's inequality is far from tight, so that nearly all do.
        Assert.True(kept > 190, $"{kept} of 200");
    }

    [Fact]
    public void Sparse_mixtures_are_uniform_over_their_draws_and_stay_in_the_support() => Property.Holds(50, stream =>
    {
        double[] strategy = [0, 0.25, 0, 0.75, 0];
        var mixture = MixedStrategy.Sparse(strategy, 7, stream);
        Assert.Equal((0, 0, 0), (mixture[0], mixture[2], mixture[4]));
        Assert.Equal(7, mixture.Sum(p => Math.Round(7 * p)));
        Assert.All(mixture, p => Assert.Equal(Math.Round(7 * p), 7 * p, 12));
    });

    [Fact]
    public void Sparse_mixtures_have_the_right_mean()
    {
        double[] strategy = [0.1, 0.2, 0.7];
        var mixture = MixedStrategy.Sparse(strategy, 40_000, new RandomStream("mean", 0));
        for (var i = 0; i < 3; i++) Assert.Equal(strategy[i], mixture[i], 0.01);
    }

    [Fact]
    public void Bad_options_are_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => FictitiousPlay.Run(Pennies, 0));
        Assert.ThrowsAny<ArgumentException>(() => FictitiousPlay.Run(Pennies, 5, 2));
        Assert.ThrowsAny<ArgumentException>(() => FictitiousPlay.Run(Pennies, 5, 0, -1));
        Assert.ThrowsAny<ArgumentException>(() => FictitiousPlay.Run(Pennies, 50).RowFrequencies(1));
        Assert.ThrowsAny<ArgumentException>(() => MultiplicativeWeights.Run(Pennies, 0));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.Uniform(0));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.Sparse([0.5, 0.5], 0, new RandomStream("bad", 0)));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.Sparse([0.5, 0.4], 3, new RandomStream("bad", 0)));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.SufficientDraws(10, 1, 0));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.SufficientDraws(10, 1, 1e-9));
        Assert.ThrowsAny<ArgumentException>(() => MixedStrategy.SufficientDraws(10, double.NaN, 1));
    }
}
