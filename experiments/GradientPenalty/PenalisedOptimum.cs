namespace Replication.Experiments;

/// <summary>
/// Equation 3: the slope that the penalised objective asks of a critic is not 1. On the line its optimum is known exactly, and trained
/// critics are compared with it. The two-sided penalty also has a second minimum, of the wrong sign.
/// </summary>
static class PenalisedOptimum
{
    public static Study<Row> Study => new(
        "penalised-optimum", Paper.ImprovedWassersteinGan, "Equation 3, Corollary 1", "A penalised critic has a known slope above 1")
    {
        Seeds = GradientPenalty.Seeds,
        Deviation = "The paper states the norm 1 of the constrained problem (Corollary 1); the exact optimum of the penalised one is ours.",
        Arms = [Points, PointsWrongSign, PointsTooFar, Gaussians, GaussiansWrongSign],
        Claims =
        [
            Optimum("penalised-optimum-points", "between two points at distance d",
                "d + d^2 / (2 lambda)", @"|f'| = 1 + \frac{d}{2\lambda}", Points, PointsWrongSign),
            Optimum("penalised-optimum-gaussians", "between N(0, 1) and N(1, 1)",
                "W1 + int Delta^2 / rho / (2 lambda)", @"E|f'| = 1 + \frac{W_1}{2\lambda}", Gaussians, GaussiansWrongSign),
            new("wrong-sign-minimum")
            {
                Locus = "Equation 3",
                Deviation = "",
                Statement = "The two-sided penalty has a second minimum. Between points at distance d < 2 lambda, a critic that starts "
                    + "with the wrong sign stays at slope -(1 - d / (2 lambda)). Beyond 2 lambda there is no such minimum.",
                Published = "not in the paper; follows from its objective",
                Formula = @"f' = -\left(1 - \frac{d}{2\lambda}\right), \quad d < 2\lambda",
                Criterion = Cells.Is(Slope, WrongSlope, ThreePercent), On = [PointsWrongSign], Control = [PointsTooFar],
            },
        ],
        Figures = Draw,
    };

    static Claim<Row> Optimum(string id, string where, string value, string formula, Arm<Row> on, Arm<Row> control) => new(id)
    {
        Statement = $"The optimum of the penalised objective {where} has slope E|f'| = 1 + W1 / (2 lambda) and value {value}. "
            + "The norm of 1 is reached only as lambda grows.",
        Published = "gradient norm 1 (without penalty term)",
        Formula = formula,
        Criterion = Cells.Is(Norm, ExactNorm, ThreePercent).And(Cells.Is(Value, ExactValue, FivePercent)), On = [on], Control = [control],
    };

    static readonly Arm<Row> Points = new(
        "points", "penalised critic between two points",
        run => new PenalisedLine(sd: 0, steps: 1000, run).Measure((1, 0.1), (1, 1), (1, 10), (4, 1)));
    static readonly Arm<Row> PointsWrongSign = new(
        "points-wrong-sign", "started with the wrong sign, d < 2 lambda",
        run => new PenalisedLine(sd: 0, steps: 1000, run) { WrongStart = true }.Measure((1, 1), (1, 10)));
    static readonly Arm<Row> PointsTooFar = new(
        "points-too-far", "started with the wrong sign, d > 2 lambda",
        run => new PenalisedLine(sd: 0, steps: 1000, run) { WrongStart = true }.Measure((1, 0.25), (4, 1)));
    static readonly Arm<Row> Gaussians = new(
        "gaussians", "penalised critic between shifted Gaussians",
        run => new PenalisedLine(sd: 1, steps: 3000, run).Measure((1, 0.1), (1, 1), (1, 10)));
    static readonly Arm<Row> GaussiansWrongSign = new(
        "gaussians-wrong-sign", "started with the wrong sign, lambda 10",
        run => new PenalisedLine(sd: 1, steps: 1500, run) { WrongStart = true }.Measure((1, 10)));

    static readonly Sweep<Row, Cell> Cells = new("distance and lambda", row => row.Optima);
    static readonly Quantity<Cell> Norm = new("E|f'|", cell => cell.Norm);
    static readonly Quantity<Cell> Slope = new("E f' towards the data", cell => cell.Slope);
    static readonly Quantity<Cell> Value = new("E_r f - E_g f", cell => cell.Value);
    static readonly Expected<Cell> ExactNorm = new("1 + W1 / (2 lambda)", (_, cell) => cell.ExactNorm);
    static readonly Expected<Cell> ExactValue = new("the exact optimum's", (_, cell) => cell.ExactValue);
    static readonly Expected<Cell> WrongSlope = new("-(1 - d / (2 lambda))", (_, cell) => -(1 - cell.Distance / (2 * cell.Lambda)));

    static readonly Tolerance ThreePercent =
        Tolerance.Relative(0.03, "a network of width 64 trained on minibatches comes within 2 % of the optimum");
    static readonly Tolerance FivePercent = Tolerance.Relative(0.05, "as the slope, and its tails count twice");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (slopes, optima) = (measurements.Points(row => row.Slopes).Of(Gaussians), measurements.Points(row => row.Optima));
        yield return new Figure("penalised-optimum", "A penalised critic is steeper than 1, by exactly as much as its objective says")
        {
            Paper = new PaperLocus("WGAN-GP", "Equation 3"),
            Caption = "Slopes between N(0, 1) and N(1, 1), trained (each line is one seed) and exact. Last panel: mean slope of every "
                + "critic on the line against 1 + W1 / (2 λ). Started with the wrong sign, critics at d < 2λ stay in the second minimum, "
                + "at -(1 - d / (2 λ)). Beyond, they leave it, though not all reach the optimum.",
            AltText = "Four panels. Three show slope against place for lambda 0.1, 1 and 10: trained lines lie on the exact curve, a bowl "
                + "with its bottom between the means that comes down to 1 as lambda grows. The fourth shows trained against exact mean "
                + "slope: on the diagonal, but for critics with the wrong sign, below it.",
            PanelsPerRow = 2,
            Panels =
            [
                .. slopes.Distinct(at => at.Lambda).Select(AlongTheLine),
                new Panel(new Axis("1 + W1 / (2 λ)", Axis.Dimensionless), new Axis("mean slope towards the data", Axis.Dimensionless))
                {
                    Title = "every critic on the line",
                    Traces =
                    [
                        optima.Of(Points).OfReplicate(0).OrderBy(cell => cell.ExactNorm)
                            .Line("exact", cell => cell.ExactNorm, cell => cell.ExactNorm),
                        Critics(Points, "points"), Critics(Gaussians, "Gaussians"),
                        Critics(PointsWrongSign, "wrong sign, d < 2λ"), Critics(PointsTooFar, "wrong sign, d > 2λ"),
                    ],
                },
            ],
        };

        Dots Critics(Arm<Row> arm, string name) => optima.Of(arm).Dots(name, cell => cell.ExactNorm, cell => cell.Slope);

        Panel AlongTheLine(double lambda) => new(new("place", Axis.Dimensionless), new("slope towards the data", Axis.Dimensionless))
        {
            Title = FormattableString.Invariant($"λ = {lambda}"),
            Traces =
            [
                .. slopes.Where(at => at.Lambda, lambda).LinePerSeed("trained", at => at.X, at => at.Trained),
                slopes.Where(at => at.Lambda, lambda).OfReplicate(0).Line("exact", at => at.X, at => at.Exact),
            ],
            References = [new HorizontalLine("slope 1", Level.ClosedForm("1", 1))],
        };
    }

    /// <param name="Optima">Trained critics beside the exact optimum.</param>
    /// <param name="Slopes">The same place by place, between Gaussians.</param>
    internal sealed record Row(IReadOnlyList<Cell> Optima, IReadOnlyList<SlopeAt> Slopes);

    /// <param name="Distance">How far the generated law stands from the data: W1.</param>
    /// <param name="Lambda">The penalty's weight.</param>
    /// <param name="Norm">E|f'| under the interpolates.</param>
    /// <param name="Slope">E f' under the interpolates, counted towards the data: positive where the critic has the right sign.</param>
    /// <param name="Value">E_r f - E_g f.</param>
    /// <param name="ExactNorm">1 + W1 / (2 lambda).</param>
    /// <param name="ExactValue">The critic value of the exact optimum.</param>
    internal sealed record Cell(
        double Distance, double Lambda, double Norm, double Slope, double Value, double ExactNorm, double ExactValue);

    /// <summary>f' at a place, counted towards the data: trained, and exactly 1 + |Delta(x)| / (2 lambda rho(x)).</summary>
    internal sealed record SlopeAt(double Lambda, double X, double Trained, double Exact);
}
