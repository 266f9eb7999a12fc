using Replication.Evidence;

namespace Replication.Experiments;

public static partial class GradientPenalty
{
    static readonly Quantity<OptimalLine> Deviation = new("|grad f*(x_t) - (y - x_t) / |y - x_t||, worst pair", line => line.WorstDeviation);

    static readonly Sweep<Row, OptimalLine> AlongPlan = new("x_t on the lines of the plan", row => row.Lines);

    static readonly Quantity<Row> PlanGap =
        new("|f*(y) - f*(x) - |y - x|| on the plan, and |E_r f* - E_g f* - W1|, the larger", row => Math.Max(row.PlanGap ?? double.NaN, row.ValueGap ?? double.NaN));

    static readonly Sweep<Row, PenalisedOptimum> Cells = new("distance and lambda", row => row.Optima);

    static readonly Quantity<PenalisedOptimum> Norm = new("E|f'|", cell => cell.Norm);

    static readonly Quantity<PenalisedOptimum> Slope = new("E f' towards the data", cell => cell.Slope);

    static readonly Quantity<PenalisedOptimum> Value = new("E_r f - E_g f", cell => cell.Value);

    static readonly Expected<PenalisedOptimum> ExactNorm = new("1 + W1 / (2 lambda)", (_, cell) => 1 + cell.Distance / (2 * cell.Lambda));

    static readonly Expected<PenalisedOptimum> ExactValue = new("the exact optimum's", (_, cell) => cell.ExactValue);

    static readonly Expected<PenalisedOptimum> WrongSlope = new("-(1 - d / (2 lambda))", (_, cell) => -(1 - cell.Distance / (2 * cell.Lambda)));

    static readonly Tolerance ThreePercent = Tolerance.Relative(0.03, "a network of width 64 trained on minibatches comes within 2 % of the optimum");

    static readonly Tolerance FivePercent = Tolerance.Relative(0.05, "as the slope, and its tails count twice");

    static IReadOnlyList<ArmsClaim<Row>> TheoryClaims =>
    [
        new()
        {
            Id = "proposition-1",
            Paper = Paper.ImprovedWassersteinGan,
            Locus = "Proposition 1",
            Statement = "Between the partners x and y of an optimal plan the optimal critic has a gradient of norm 1 that points from x_t "
                + "= t y + (1 - t) x to y, if no point is its own partner.",
            Formula = @"\nabla f^*(x_t) = \frac{y - x_t}{\lVert y - x_t \rVert}",
            Published = "gradient norm 1",
            Judgement = Judge.Both(Gradient("apart"), Judge.ClosedForm(PlanGap, 0, Tolerance.Absolute(1e-9, "an exact solver in double precision"), "apart")),
            Control = Gradient("shared"),
        },
        Optimum("penalised-optimum-points", "between two points at distance d",
            "d + d^2 / (2 lambda)", @"|f'| = 1 + \frac{d}{2\lambda}", "points", "points-wrong-sign"),
        Optimum("penalised-optimum-gaussians", "between N(0, 1) and N(1, 1)",
            "W1 + int Delta^2 / rho / (2 lambda)", @"E|f'| = 1 + \frac{W_1}{2\lambda}", "gaussians", "gaussians-wrong-sign"),
        new()
        {
            Id = "wrong-sign-minimum",
            Paper = Paper.ImprovedWassersteinGan,
            Locus = "Equation 3",
            Statement = "The two-sided penalty has a second minimum: between points at distance d < 2 lambda a critic that starts with "
                + "the wrong sign stays at slope -(1 - d / (2 lambda)); beyond 2 lambda there is no such minimum.",
            Formula = @"f' = -\left(1 - \frac{d}{2\lambda}\right), \quad d < 2\lambda",
            Published = "not in the paper; follows from its objective",
            Judgement = Judge.ClosedForm(Cells, Slope, WrongSlope, ThreePercent, "points-wrong-sign"),
            Control = Judge.ClosedForm(Cells, Slope, WrongSlope, ThreePercent, "points-too-far"),
        },
    ];

    static Judgement<Row> Gradient(string arm) => Judge.ClosedForm(
        AlongPlan, Deviation, 0, Tolerance.Absolute(1e-4, "a central difference over a millionth of the way between x and y"), arm);

    static ArmsClaim<Row> Optimum(string id, string where, string value, string formula, string arm, string control) => new()
    {
        Id = id,
        Paper = Paper.ImprovedWassersteinGan,
        Locus = "Equation 3, Corollary 1",
        Statement = $"At the optimum of the penalised objective {where} the critic's slope is not 1 but E|f'| = 1 + W1 / (2 lambda), and "
            + $"its value {value}: the norm of 1 is reached only as lambda grows.",
        Formula = formula,
        Published = "gradient norm 1 (without penalty term)",
        Deviation = "The paper states the norm 1 of the constrained problem (Corollary 1); the exact optimum of the penalised one is ours.",
        Judgement = Judge.Both(Judge.ClosedForm(Cells, Norm, ExactNorm, ThreePercent, arm), Judge.ClosedForm(Cells, Value, ExactValue, FivePercent, arm)),
        Control = Judge.Both(Judge.ClosedForm(Cells, Norm, ExactNorm, ThreePercent, control), Judge.ClosedForm(Cells, Value, ExactValue, FivePercent, control)),
    };
}
