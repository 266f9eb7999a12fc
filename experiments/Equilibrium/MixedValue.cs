using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Games;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Theorems 4.1 and 4.2: the game between mixtures of generators and of discriminators has a value. It is 2 f(1/2) where the generators
/// together can produce the data's law. Linear programming finds it, with a strategy of each player that proves it.
/// </summary>
static class MixedValue
{
    public static Study<Row> Study => new(
        "value", Paper.GeneralizationAndEquilibrium, "Theorem 4.1", "Mixtures have a value, which pure strategies miss")
    {
        Deviation = "Finite games on a circle of 24 places stand for the paper's games of networks.",
        Seeds = Equilibrium.Seeds,
        Budget = Budget.Light,
        Arms = [Mixtures, TwoByTwo, PureStrategies, HalfCircle],
        Claims =
        [
            new("mixtures-have-a-value")
            {
                Statement = "The game between mixtures has a value: what the discriminators guarantee is what the generators guarantee.",
                Published = "a value V that both can guarantee",
                Formula = @"\max_{\text{mixed } v} \min_u F(u, v) = \min_{\text{mixed } u} \max_v F(u, v) = V",
                Criterion = Everywhere.Is(Upper, Lower, Rounding).And(Everywhere.Is(Value, ClosedForm, Rounding)),
                On = [Mixtures, TwoByTwo], Control = [PureStrategies],
            },
            new("generators-win")
            {
                Locus = "Theorem 4.2",
                Statement = "The value is 2 f(1/2) where the generators together can produce the data's law.",
                Published = "V = 2 f(1/2)",
                Formula = @"V = 2 f(1/2)",
                Criterion = Everywhere.Is(Value, ClosedForm, Rounding),
                On = [Mixtures], Control = [HalfCircle],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Mixtures =
        new("mixtures", "mixtures on the circle, by linear programming", run => OnCircle(Places, Solved, run));
    internal static readonly Arm<Row> TwoByTwo = new("two-by-two", "mixtures in random games of two rows and columns", Small);
    internal static readonly Arm<Row> PureStrategies =
        new("pure", "pure strategies on the circle", run => OnCircle(Places, Pure, run));
    internal static readonly Arm<Row> HalfCircle = new(     // cannot produce the data's law
        "half-circle", "mixtures with generators confined to half of the circle", run => OnCircle(Places / 2, Solved, run));

    static readonly Sweep<Row, Solution> Everywhere = new("games", row => row.Solutions);
    static readonly Quantity<Solution> Lower = new("what the discriminators guarantee", game => game.Lower);
    static readonly Quantity<Solution> Upper = new("what the generators guarantee", game => game.Upper);
    static readonly Quantity<Solution> Value = new("the value", game => (game.Lower + game.Upper) / 2);
    static readonly Expected<Solution> ClosedForm = new("closed form", (_, game) => game.ClosedForm);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "both sides are solved in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var solutions = measurements.Points(row => row.Solutions);
        yield return new Figure("value", "What each player can guarantee")
        {
            Paper = new PaperLocus("MIX+GAN", "Theorems 4.1 and 4.2"),
            Caption = "Circle games with f(x) = x. Mixtures: both players guarantee 1, the value 2f(1/2). Pure strategies leave a gap "
                + "between the two. Generators confined to half of the circle lose to the discriminators. A dot is one data law.",
            AltText = "Dots of two kinds by arm. For mixtures both kinds lie on 1. For pure strategies the discriminators' dots lie on 1 "
                + "and the generators' between 1.09 and 1.33. On the half circle both lie together, between 1.08 and 1.33.",
            Panels =
            [
                new Panel(new Axis("strategies", Axis.Dimensionless), new Axis("payoff of the discriminators", Axis.Dimensionless))
                {
                    Traces =
                    [
                        .. Identity().SeedsByArm("generators guarantee", Shown, game => game.Upper),
                        .. Identity().SeedsByArm("discriminators guarantee", Shown, game => game.Lower),
                    ],
                    References = [new HorizontalLine("2f(1/2)", Level.ClosedForm("2 f(1/2)", 1))],
                },
            ],
        };

        Points<Solution> Identity() => solutions.Where(game => game.Measuring, "x");
    }

    static readonly IReadOnlyList<Arm> Shown = [Mixtures, PureStrategies, HalfCircle];

    internal const int Places = 24;         // further apart than a bump is wide: with more the equations are nearly singular
    const double Delta = 0.1;       // of the paper's f(x) = log(delta + (1 - delta) x), bounded where D is 1
    const int SmallGames = 20;

    static readonly (string Name, Func<double, double> Of)[] MeasuringFunctions =
        [("x", x => x), ("log", x => Math.Log(Delta + (1 - Delta) * x))];

    /// <summary>Data on three points, of equal weight everywhere, and of random weights, each with both measuring functions.</summary>
    internal static Row OnCircle(int points, Func<MatrixGame, Guarantees> solve, Run run)
    {
        var law = CircleGame.RandomLaw(Places, new RandomStream("data law", run.Seed));
        return new(
        [
            .. from data in new[] { CircleGame.ThreePoints(Places), MixedStrategy.Uniform(Places), law }
               from measuring in MeasuringFunctions
               select Of(measuring.Name, solve(CircleGame.Of(data, measuring.Of, points)), EquilibriumValue.OfGeneratorWin(measuring.Of)),
        ]);
    }

    static Row Small(Run run)
    {
        var stream = new RandomStream("payoffs", run.Seed);
        return new([.. Enumerable.Range(0, SmallGames).Select(_ => Game(Payoff(), Payoff(), Payoff(), Payoff()))]);

        double Payoff() => 2 * stream.NextDouble() - 1;

        static Solution Game(double a, double b, double c, double d) =>
            Of("payoffs", Solved(new(new[,] { { a, b }, { c, d } })), TwoByTwoGame.Solve(a, b, c, d).Value);
    }

    /// <summary>What the strategies that linear programming finds guarantee, by the game's payoffs alone.</summary>
    internal static Guarantees Solved(MatrixGame game)
    {
        var solution = game.Solve();
        var entropy = -solution.ColumnStrategy.Where(share => share > 0).Sum(share => share * Math.Log(share));
        return new(solution.Certificate.LowerGuarantee, solution.Certificate.UpperGuarantee, Math.Exp(entropy));
    }

    /// <summary>What the best pure strategy of each player guarantees.</summary>
    internal static Guarantees Pure(MatrixGame game)
    {
        var (rows, columns) = (Enumerable.Range(0, game.Rows), Enumerable.Range(0, game.Columns));
        return new(rows.Max(i => columns.Min(j => game[i, j])), columns.Min(j => rows.Max(i => game[i, j])), 1);
    }

    static Solution Of(string payoffs, Guarantees of, double closedForm) => new(payoffs, of.Lower, of.Upper, closedForm, of.Generators);

    /// <summary>What strategies guarantee to their players, and the effective number exp H of columns that are played.</summary>
    internal sealed record Guarantees(double Lower, double Upper, double Generators);

    internal sealed record Row(IReadOnlyList<Solution> Solutions);

    /// <param name="Measuring">The measuring function f, or what else the payoffs are.</param>
    /// <param name="Lower">What the row player, who is the discriminator, gets at least.</param>
    /// <param name="Upper">What the column player, who is the generator, gives at most.</param>
    /// <param name="ClosedForm">2 f(1/2), or the value of the game of two rows and columns.</param>
    /// <param name="Generators">The effective number of generators in the column player's mixture.</param>
    internal sealed record Solution(string Measuring, double Lower, double Upper, double ClosedForm, double Generators);
}
