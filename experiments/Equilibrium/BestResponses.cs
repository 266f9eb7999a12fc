using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Games;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Appendix B: three true points on the circle, and players that answer each other's last move with a best response. They never settle, and
/// a generator of three points collapses to one. Players that answer the average of all past moves approach the equilibrium.
/// </summary>
static class BestResponses
{
    public static Study<Row> Study => new(
        "best-responses", Paper.GeneralizationAndEquilibrium, "Appendix B", "Best responses cycle; answers to averages converge")
    {
        Deviation = "Angles are on a grid of 120 places, starts are random, and ties between best responses are broken at random.",
        Seeds = Equilibrium.Seeds,
        Arms = [OnePoint, ThreePoints, ToAverages, Weights],
        Claims =
        [
            new("never-settles")
            {
                Locus = "Appendix B, Example 1",
                Statement = "Best responses never settle: every discriminator differs from the last one by 1/4 or more at the new point.",
                Published = "at least 1/4 in every iteration",
                Formula = @"|D_{\phi_i}(\theta_i) - D_{\phi_{i-1}}(\theta_i)| \ge 1/4",
                Criterion = LeastJump.AtLeast(0.25), On = [OnePoint], Control = [ToAverages],
            },
            new("three-points-collapse")
            {
                Locus = "Appendix B, Example 2",
                Statement = "A generator of three points collapses: all are within 0.1 of one true point, another one in every iteration.",
                Published = "equal points, 0.1-close to a true point that changes in every iteration",
                Criterion = WorstSpread.AtMost(0).And(WorstDistance.AtMost(0.1)).And(ShareOfChanges.AtLeast(1)),
                On = [ThreePoints], Control = [ToAverages],
            },
            new("averages-stop-the-cycle")
            {
                Locus = "Section 4",
                Statement = "Averages of play that answers all past moves approach the equilibrium: little is left to gain.",
                Published = "mixtures have an equilibrium",
                Criterion = EpsAtEnd.AtMost(0.1), On = [ToAverages, Weights], Control = [OnePoint],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> OnePoint = new(
        "one-point", "one point and one bump, answering the last move", run => AnswerLastMoves(points: 1, run));
    internal static readonly Arm<Row> ThreePoints = new(
        "three-points", "three points and three bumps, answering the last move", run => AnswerLastMoves(points: 3, run));
    internal static readonly Arm<Row> ToAverages = new(
        "to-averages", "one point and one bump, answering the average of the past (fictitious play)", AnswerAverages);
    internal static readonly Arm<Row> Weights = new(
        "weights", "averages of multiplicative weights",
        run => new([], Thinned(MultiplicativeWeights.Run(Game, Iterations(run)).AverageGaps)))
    {
        Random = false,
    };

    static readonly Quantity<Row> LeastJump = new("least |D_i(theta_i) - D_(i-1)(theta_i)|", row => row.Moves.Min(move => move.Jump));
    static readonly Quantity<Row> WorstSpread = new("largest distance between generated points", row => row.Moves.Max(move => move.Spread));
    static readonly Quantity<Row> WorstDistance =
        new("largest distance from the nearest true point", row => row.Moves.Max(move => move.Distance));
    static readonly Quantity<Row> ShareOfChanges = new(
        "share of iterations in which the nearest true point changes",
        row => row.Moves.Zip(row.Moves.Skip(1)).Average(pair => pair.First.Nearest != pair.Second.Nearest ? 1.0 : 0));
    static readonly Quantity<Row> EpsAtEnd = new("eps that is left to gain", row => row.Left[^1].Eps);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var moves = measurements.Points(row => row.Moves).OfReplicate(0);
        var left = measurements.Points(row => row.Left);
        yield return new Figure("best-responses", "Best responses go round; answers to averages come to rest")
        {
            Paper = new PaperLocus("MIX+GAN", "Appendix B"),
            Caption = "Left, the generated angle of the first seed: answers to the last move jump between the three true points in "
                + "every iteration; answers to the average stay ever longer. Right, what is left to gain: 1 after answers to the last "
                + "move, and ever less for averages of fictitious play and of multiplicative weights.",
            AltText = "Left, an angle that jumps between 0, 120 and 240 degrees at every step, and another that jumps more and more "
                + "rarely. Right, log-log lines of eps over iterations: two fall below 0.1, one stays at 1.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("iteration", Axis.Dimensionless), new Axis("generated angle", "degrees") { Range = (-15, 275) })
                {
                    Title = "where the generator goes",
                    Traces =
                    [
                        moves.Of(OnePoint).Line("to the last move", move => move.Iteration, move => move.Degrees),
                        moves.Of(ToAverages).Line("to the average", move => move.Iteration, move => move.Degrees),
                    ],
                    References = [.. BestResponseCycle.TruePoints.Select(at => at * 180 / Math.PI)
                        .Select(at => new HorizontalLine("true point", Level.ClosedForm("angle of a true point", at)))],
                },
                new Panel(new Axis("iteration", Axis.Dimensionless) { Log = true }, new Axis("eps", "payoff") { Log = true })
                {
                    Title = "what is left to gain",
                    Traces =
                    [
                        .. left.Of(OnePoint).LinePerSeed("to the last move", at => at.Iteration, at => at.Eps),
                        .. left.Of(ToAverages).LinePerSeed("to the average", at => at.Iteration, at => at.Eps),
                        left.Of(Weights).Line("multiplicative weights", at => at.Iteration, at => at.Eps),
                    ],
                },
            ],
        };
    }

    const int Places = 120;
    const int Moves = 60;               // moves that are looked at one by one
    const double Tie = 1e-12;           // bumps of other true points differ by rounding only

    static int Iterations(Run run) => run.Steps(smoke: 100, standard: 2000);   // multiplicative weights guarantee 0.1 after 2000

    static MatrixGame Game => CircleGame.Of(CircleGame.ThreePoints(Places), measuring: x => x);

    /// <summary>Both players answer the last move: first the bumps, then the points, each by a best response.</summary>
    internal static Row AnswerLastMoves(int points, Run run)
    {
        var stream = new RandomStream("moves", run.Seed);
        var game = Game;
        int[] generated = [.. Enumerable.Range(0, points).Select(_ => stream.NextInt(Places))];
        var bumps = Bumps();
        generated = Points();
        List<Move> moves = [];
        List<LeftToGain> left = [];
        for (var i = 1; i <= Moves; i++)
        {
            var before = bumps;
            bumps = Bumps();
            generated = Points();
            moves.Add(Moved(i, generated, Math.Abs(D(bumps, generated[0]) - D(before, generated[0]))));
            left.Add(new(i, game.Exploitability(Mixture(bumps, Places + 1), Mixture(generated, Places))));
        }
        return new(moves, left);

        int[] Bumps() => BestOf(game.RowPayoffs(Mixture(generated, Places))[..Places]);

        int[] Points() => BestOf([.. game.ColumnPayoffs(Mixture(bumps, Places + 1)).Select(payoff => -payoff)]);

        // Each point or bump by itself, as both payoffs are means over them.
        int[] BestOf(double[] payoffs)
        {
            int[] best = [.. Enumerable.Range(0, Places).Where(place => payoffs[place] >= payoffs.Max() - Tie)];
            return [.. Enumerable.Range(0, points).Select(_ => best[stream.NextInt(best.Length)])];
        }
    }

    /// <summary>Fictitious play: both players answer the average of the other's moves so far.</summary>
    static Row AnswerAverages(Run run)
    {
        var stream = new RandomStream("moves", run.Seed);
        var play = FictitiousPlay.Run(Game, Iterations(run), stream.NextInt(Places), stream.NextInt(Places));
        return new(
            [
                .. from i in Enumerable.Range(1, Moves)
                   let at = play.ColumnChoices[i]
                   let jump = Math.Abs(D(play.RowChoices.Take(i + 1), at) - D(play.RowChoices.Take(i), at))
                   select Moved(i, [at], jump),
            ],
            Thinned(play.Upper.Zip(play.Lower, (upper, lower) => upper - lower)));
    }

    /// <summary>The mean of bumps at a place.</summary>
    static double D(IEnumerable<int> bumps, int at) => bumps.Average(bump => CircleGame.Discriminator(bump, at, Places));

    static double[] Mixture(int[] chosen, int strategies) =>
        [.. Enumerable.Range(0, strategies).Select(strategy => chosen.Count(one => one == strategy) / (double)chosen.Length)];

    static Move Moved(int iteration, int[] points, double jump)
    {
        double[] angles = [.. points.Select(place => CircleGame.Angle(place, Places))];
        var (distance, nearest) = BestResponseCycle.TruePoints
            .Select((truth, index) => (Distance: angles.Max(angle => Apart(angle, truth)), Index: index)).MinBy(one => one.Distance);
        var spread = angles.Max(one => angles.Max(other => Apart(one, other)));
        return new(iteration, 180 / Math.PI * angles[0], spread, distance, nearest, jump);
    }

    /// <summary>Distance along the circle, in radians.</summary>
    static double Apart(double one, double other) => Math.Abs(Math.IEEERemainder(one - other, 2 * Math.PI));

    /// <summary>About ten iterations of every decade.</summary>
    static IReadOnlyList<LeftToGain> Thinned(IEnumerable<double> gaps) =>
    [
        .. gaps.Select((eps, index) => new LeftToGain(index + 1, eps))
            .GroupBy(at => Math.Floor(10 * Math.Log10(at.Iteration) + 1e-9)).Select(group => group.Last()),
    ];

    internal sealed record Row(IReadOnlyList<Move> Moves, IReadOnlyList<LeftToGain> Left);

    /// <param name="Iteration">Best responses of each player so far.</param>
    /// <param name="Degrees">Where the first generated point is.</param>
    /// <param name="Spread">Largest distance between generated points, in radians.</param>
    /// <param name="Distance">Distance of the furthest generated point from the nearest true one.</param>
    /// <param name="Nearest">Which true point that is.</param>
    /// <param name="Jump">By how much the discriminator at the first generated point differs from the one before.</param>
    internal sealed record Move(int Iteration, double Degrees, double Spread, double Distance, int Nearest, double Jump);

    /// <summary>The exploitability after an iteration: what both players could gain by best responses.</summary>
    internal sealed record LeftToGain(int Iteration, double Eps);
}
