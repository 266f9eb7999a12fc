namespace Replication.Experiments;

/// <summary>
/// Proposition 2: with the best discriminator at every step, a generator's law that follows the gradient of the value arrives at the data.
/// The proof moves the law itself; a generator moves its parameters. The data are half N(-3, 1) and half N(3, 1), as 121 atoms.
/// </summary>
static class LawDescent
{
    public static Study<Row> Study => new("proposition-2", Paper.Gan, "Proposition 2", "The law arrives at the data, parameters may not")
    {
        Seeds = 10,
        Budget = Budget.Light,
        Deviation = "The paper proves convergence for small updates of p_g; ours are exponentiated steps of rate 0.5 on 121 atoms.",
        Arms = [Law, Lagging, TwoMeans, TwoMeansApart, OneMean],
        Claims =
        [
            new("law-converges")
            {
                Statement = "Gradient descent of p_g itself, with the best D at every step, arrives at the data: V falls to -log 4.",
                Published = "p_g converges to p_data",
                Formula = @"p_g^{(t+1)} \propto p_g^{(t)} \, e^{-\eta \log(1 - D^*)} \;\Rightarrow\; p_g^{(t)} \to p_{data}",
                Criterion = Left.AtMost(Arrived), On = [Law], Control = [TwoMeans],
            },
            new("law-never-rises")
            {
                Statement = "With the best D, the value max V never rises on the way.",
                Published = "each update improves the criterion",
                Formula = @"C(p_g^{(t+1)}) \le C(p_g^{(t)})",
                Criterion = Rise.AtMost(Rounding), On = [Law], Control = [Lagging],
            },
            new("parameters-meet-critical-points")
            {
                Locus = "Section 4.2",
                Statement = "In parameter space descent can stop above -log 4, where the gradient is 0, although the class holds the data.",
                Published = "multiple critical points in parameter space",
                Formula = @"\nabla_\theta C(p_\theta) = 0 \;\not\Rightarrow\; p_\theta = p_{data}",
                Criterion = Left.AtLeast(Stopped).And(Slope.AtMost(Critical)), On = [TwoMeans], Control = [TwoMeansApart],
            },
            new("small-class-stops-above")
            {
                Locus = "Section 4.2",
                Statement = "A class of generators without the data's law stops above -log 4: one Gaussian for data of two modes.",
                Published = "enough capacity is assumed",
                Formula = @"p_{data} \notin \{p_\theta\} \Rightarrow \min_\theta C(p_\theta) > -\log 4",
                Criterion = Left.AtLeast(Stopped).And(Slope.AtMost(Critical)), On = [OneMean], Control = [TwoMeansApart],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Law = new(
        "law", "the law itself, from N(m, 1)", run => new FunctionDescent(run).Descend());
    internal static readonly Arm<Row> Lagging = new(
        "law-lagging-d", "the law itself, D a tenth of the way from its last to the best",
        run => new FunctionDescent(run) { Optimal = false }.Descend());
    internal static readonly Arm<Row> TwoMeans = new(
        "two-means", "means of half N(a, 1), half N(b, 1), both near one mode", run => ParameterDescent.Together(run).Descend());
    internal static readonly Arm<Row> TwoMeansApart = new(
        "two-means-apart", "the same means, one near each mode", run => ParameterDescent.Apart(run).Descend());
    internal static readonly Arm<Row> OneMean = new(
        "one-mean", "the mean of N(a, 1)", run => ParameterDescent.Single(run).Descend());

    const double Arrived = 1e-9;            // 2 JSD between laws that no experiment could tell apart
    const double Stopped = 0.1;             // far above it; a law that leaves one of two modes out has 0.43
    const double Critical = 1e-4;           // of a gradient whose size at the start is about 0.2
    const double Rounding = 1e-12;          // of a sum over 121 atoms whose value is about 1

    static readonly Quantity<Row> Left = new("max V + log 4 at the end", row => row.Steps[^1].Excess);
    static readonly Quantity<Row> Rise = new("largest rise of max V in a step", row => row.LargestRise);
    static readonly Quantity<Row> Slope = new("norm of the gradient at the end", row => row.Steps[^1].Slope);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var steps = measurements.Points(row => row.Steps);
        var laws = measurements.Points(row => row.Laws).OrderBy(atom => atom.X);
        yield return new Figure("proposition-2", "The law itself arrives at the data; parameters may stop before")
        {
            Paper = new PaperLocus("GAN", "Proposition 2"),
            Caption = "How far the value against the best D is above its minimum while a generator descends it. Left: the law itself is "
                + "moved; with the best D it arrives, and with a D that lags it goes up and down. Right: means of Gaussians are moved. Two "
                + "means that start near one mode stop above the minimum, as a single mean must; one near each mode arrives. The figure "
                + "shows 1 start of 10.",
            AltText = "Two panels of the excess of the value over steps, logarithmic upwards. Left: a straight fall for the best D, and a "
                + "slow fall with swings for a D that lags. Right: lines that level off near 0.43 for two means together and for one mean, "
                + "and one that falls at once for two means apart.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                new Panel(Step, Excess)
                {
                    Title = "moving the law",
                    Traces = [Course(Law, "best D"), Course(Lagging, "D that lags")],
                },
                new Panel(Step, Excess)
                {
                    Title = "moving parameters",
                    Traces =
                    [
                        Course(TwoMeans, "two means, together"), Course(TwoMeansApart, "two means, apart"), Course(OneMean, "one mean"),
                    ],
                },
            ],
        };

        yield return new Figure("laws", "Where the descents end")
        {
            Paper = new PaperLocus("GAN", "Proposition 2, section 4.2"),
            Caption = "The data, half N(-3, 1) and half N(3, 1), and the laws at which four descents of one seed end. The law that was "
                + "moved itself and the two means that started apart are the data's. The two means that started together, and the single "
                + "mean, leave a mode out.",
            AltText = "Probability against x. The data have two equal humps. Two of the laws have the same; the other two have one hump, "
                + "twice as high, over the right-hand one.",
            Panels =
            [
                new Panel(new Axis("x", Axis.Dimensionless) { Range = (-8, 8) }, new Axis("probability of an atom", Axis.Dimensionless))
                {
                    Traces =
                    [
                        Ends(Law, "data", atom => atom.Data),
                        Ends(Law, "best D", atom => atom.Generator),
                        Ends(TwoMeans, "two means, together", atom => atom.Generator),
                        Ends(TwoMeansApart, "two means, apart", atom => atom.Generator),
                        Ends(OneMean, "one mean", atom => atom.Generator),
                    ],
                },
            ],
        };

        Line Course(Arm<Row> arm, string name) => steps.Of(arm).OfReplicate(0).Where(at => at.Excess, excess => excess > Rounding)
            .Line(name, at => at.Step, at => at.Excess);

        Line Ends(Arm<Row> arm, string name, Expression<Func<Atom, object?>> y) => laws.Of(arm).Line(name, atom => atom.X, y);
    }

    static readonly Axis Step = new("step", "updates of the generator");
    static readonly Axis Excess = new("max V + log 4", "nats") { Log = true };

    /// <param name="LargestRise">By how much max V rose in the worst step; negative where it fell in every step.</param>
    /// <param name="Steps">The course of the descent, every fifth step.</param>
    /// <param name="Laws">The data and the generator's law at the end, from the first replicate.</param>
    internal sealed record Row(double LargestRise, IReadOnlyList<State> Steps, IReadOnlyList<Atom> Laws);

    /// <param name="Step">Updates of the generator.</param>
    /// <param name="Excess">max V + log 4 = 2 JSD of data and generator.</param>
    /// <param name="Slope">
    /// Norm of the gradient: Euclidean in the parameters, and of a law that is moved itself the deviation of log(1 - D*) under it.
    /// </param>
    internal sealed record State(int Step, double Excess, double Slope);

    /// <param name="X">Where the atom is.</param>
    /// <param name="Data">p_data of it.</param>
    /// <param name="Generator">p_g of it.</param>
    internal sealed record Atom(double X, double Data, double Generator);
}
