using Replication.Oracles.Games;
using Replication.Oracles.Randomness;
using Replication.Oracles.Statistics;

namespace Replication.Experiments;

/// <summary>
/// Theorem 4.2: uniform mixtures of T = O(log n / eps^2) pure strategies, drawn from optimal ones, are an eps-equilibrium. The eps that is
/// left is measured over T: what both players together could gain by best responses.
/// </summary>
static class FewStrategies
{
    public static Study<Row> Study => new(
        "few-strategies", Paper.GeneralizationAndEquilibrium, "Theorem 4.2", "T pure strategies leave an eps of order T^(-1/2)")
    {
        Deviation = "Finite games of n pure strategies stand for networks of p parameters, where log n is of order p log p.",
        Seeds = Equilibrium.Seeds,
        Arms = [Circle, RandomPayoffs, OnePair],
        Claims =
        [
            new("eps-falls-as-root")
            {
                Statement = "Uniform mixtures of T pure strategies leave an eps of order T^(-1/2), so that T is of order 1/eps^2.",
                Published = "T of order 1/eps^2",
                Formula = @"\varepsilon(T) \propto T^{-1/2}",
                Criterion = Exponent.MeanIs(-0.5, 0.03),        // a T of order eps^(-1.9) to eps^(-2.1)
                On = [Circle, RandomPayoffs], Control = [OnePair],
            },
            new("log-n-strategies-suffice")
            {
                Statement = "log n / (2 eps^2) strategies, in units of the range of payoffs, leave each player at most eps to gain.",
                Published = "T of order log n / eps^2",
                Formula = @"\varepsilon(T) \le (b - a) \left( \sqrt{\log n / (2T)} + \sqrt{\log m / (2T)} \right)",
                Criterion = Everywhere.BoundedBy(MeanEps, new("Hoeffding's bound", (_, at) => at.Bound), Room),
                On = [Circle, RandomPayoffs], Control = [OnePair],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Circle = new(
        "circle", "strategies drawn from optimal mixtures of a circle game",
        run => Measure(CircleGames(run), strategies => strategies, run));
    internal static readonly Arm<Row> RandomPayoffs = new(
        "random-payoffs", "the same in games of random payoffs", run => Measure(RandomGames(run), strategies => strategies, run));
    internal static readonly Arm<Row> OnePair = new(
        "one-pair", "one drawn pure strategy of each player instead of T", run => Measure(RandomGames(run), _ => 1, run));

    static readonly Sweep<Row, Left> Everywhere = new("games and T", row => row.Course);
    static readonly Quantity<Left> MeanEps = new("eps, the mean over draws", at => at.Eps);
    static readonly Tolerance Room = Tolerance.Exact("the bound leaves room");

    static readonly Quantity<Row> Exponent = new(
        "exponent of T in eps, the mean over games",
        row => row.Course.GroupBy(at => at.Rows).Average(game =>
            LeastSquaresLine.FitPowerLaw([.. game.Select(at => (double)at.Strategies)], [.. game.Select(at => at.Eps)]).Slope));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var course = measurements.Points(row => row.Course);
        var strategies = new Axis("strategies T of each player", Axis.Dimensionless) { Log = true };
        yield return new Figure("eps", "What mixtures of T drawn strategies leave to gain")
        {
            Paper = new PaperLocus("MIX+GAN", "Theorem 4.2"),
            Caption = "The eps of uniform mixtures of T strategies drawn from optimal ones, each line one seed: it falls as the inverse "
                + "root of T, below Hoeffding's bound with its log n. A single drawn strategy of each player, however often it is played, "
                + "leaves an eps that does not fall.",
            AltText = "Two log-log panels over T from 16 to 1024. Lines of drawn mixtures fall straight, by a factor of 8, below the "
                + "bound's parallel line. Lines of one pair are level and leave the bound as T grows.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                new Panel(strategies, Eps)
                {
                    Title = $"circle game, {Places + 1} discriminators",
                    Traces = [.. Lines("T drawn strategies", course.Of(Circle)), Bound(course.Of(Circle))],
                },
                new Panel(strategies, Eps)
                {
                    Title = $"random payoffs, {Sizes[^1]} rows and columns",
                    Traces =
                    [
                        .. Lines("T drawn strategies", Largest(RandomPayoffs)),
                        .. Lines("one drawn strategy", Largest(OnePair)),
                        Bound(Largest(RandomPayoffs)),
                    ],
                },
            ],
        };

        Points<Left> Largest(Arm<Row> arm) => course.Of(arm).Where(at => at.Rows, Sizes[^1]);

        static IEnumerable<Trace> Lines(string name, Points<Left> points) => points.LinePerSeed(name, at => at.Strategies, at => at.Eps);

        static Trace Bound(Points<Left> points) => points.OfReplicate(0).Line("Hoeffding's bound", at => at.Strategies, at => at.Bound);
    }

    static readonly Axis Eps = new("eps", "payoff") { Log = true };

    const int Places = MixedValue.Places;
    static readonly int[] Sizes = [16, 64, 256];                        // rows and columns of the random games
    static readonly int[] Counts = [16, 32, 64, 128, 256, 512, 1024];   // T; fewer are far from the law of large numbers
    const int Draws = 16;                                               // mixtures that an eps is the mean of

    internal static IEnumerable<MatrixGame> CircleGames(Run run) =>
        [CircleGame.Of(CircleGame.RandomLaw(Places, new RandomStream("data law", run.Seed)), measuring: x => x)];

    internal static IEnumerable<MatrixGame> RandomGames(Run run)
    {
        var stream = new RandomStream("payoffs", run.Seed);
        foreach (var size in Sizes)
        {
            var payoffs = new double[size, size];
            for (var i = 0; i < size; i++)
                for (var j = 0; j < size; j++) payoffs[i, j] = stream.NextDouble();
            yield return new(payoffs);
        }
    }

    /// <param name="games">The games.</param>
    /// <param name="drawn">How many strategies of each player are drawn where T are asked for.</param>
    /// <param name="run">Seed, scale and device.</param>
    internal static Row Measure(IEnumerable<MatrixGame> games, Func<int, int> drawn, Run run)
    {
        var stream = new RandomStream("strategies", run.Seed);
        return new(
        [
            .. from game in games
               let optimal = game.Solve()
               from count in Counts
               let eps = Enumerable.Range(0, Draws).Average(_ => game.Exploitability(
                   MixedStrategy.Sparse(optimal.RowStrategy, drawn(count), stream),
                   MixedStrategy.Sparse(optimal.ColumnStrategy, drawn(count), stream)))
               select new Left(game.Rows, game.Columns, count, eps, Bound(game, count)),
        ]);
    }

    /// <summary>Hoeffding's inequality and a union over the opponent's strategies, for each player (Lipton and Young 1994).</summary>
    static double Bound(MatrixGame game, int strategies) =>
        game.Range * (Math.Sqrt(Math.Log(game.Rows) / (2 * strategies)) + Math.Sqrt(Math.Log(game.Columns) / (2 * strategies)));

    internal sealed record Row(IReadOnlyList<Left> Course);

    /// <summary>In a game of so many rows and columns: the eps that T strategies of each player leave, and its bound.</summary>
    internal sealed record Left(int Rows, int Columns, int Strategies, double Eps, double Bound);
}
