using GaussHermite = Replication.Oracles.Quadrature.GaussHermite;

namespace Replication.Experiments;

/// <summary>
/// Appendix B: KL(N(mean, sd^2) || N(0, 1)) in closed form, as training computes it, against quadrature of E_q[log q - log p].
/// </summary>
static class ClosedFormDivergence
{
    public static Study<Row> Study => new(
        "appendix-b", Paper.VariationalAutoencoder, "Appendix B", "The KL term of a Gaussian encoder has a closed form")
    {
        Arms = [ClosedForm, DeviationForVariance],
        Claims =
        [
            new("closed-form-kl")
            {
                Statement = "The KL of a Gaussian encoder from the standard normal prior is half of mean^2 + sd^2 - 1 - log sd^2.",
                Published = "(1/2) sum (1 + log sd^2 - mean^2 - sd^2)",
                Formula = @"-\mathrm{KL}(N(\mu, \sigma^2) \| N(0, 1)) = \tfrac12 (1 + \log \sigma^2 - \mu^2 - \sigma^2)",
                Criterion = Everywhere.Is(
                    new("the closed form", one => one.ClosedForm), new("E_q[log q - log p]", (_, one) => one.Expectation), Rounding),
                On = [ClosedForm], Control = [DeviationForVariance],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> ClosedForm = new("closed-form", "the code that training uses", _ => Measure()) { Random = false };
    internal static readonly Arm<Row> DeviationForVariance =
        new("deviation-for-variance", "log sd in the place of log sd^2", _ => Measure(logWeight: 1)) { Random = false };

    static readonly Sweep<Row, Place> Everywhere = new("mean and sd", row => row.Places);
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-10, "an exact rule in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var places = measurements.Points(row => row.Places);
        yield return new Figure("appendix-b", "The KL term in closed form and by quadrature")
        {
            Paper = new PaperLocus("VAE", "Appendix B"),
            Caption = "KL(N(μ, sd²) || N(0, 1)) over sd for three means: the closed form (lines) and quadrature (dots). It is 0 at the "
                + "prior alone.",
            AltText = "Line chart over sd from 0.05 to 3 for means 0, 1 and 2. Dots lie on the lines, which fall to sd 1 and rise after; "
                + "only the line of mean 0 touches 0.",
            Panels =
            [
                new Panel(new Axis("sd", Axis.Dimensionless) { Log = true }, new Axis("KL", "nats"))
                {
                    Traces =
                    [
                        .. Means.Select(mean => Own(mean).Line(
                            FormattableString.Invariant($"μ = {mean}"), one => one.Sd, one => one.ClosedForm)),
                        .. Means.Select(mean => Own(mean).Dots("quadrature", one => one.Sd, one => one.Expectation)),
                    ],
                },
            ],
        };

        Points<Place> Own(double mean) => places.Of(ClosedForm).Where(one => one.Mean, mean);
    }

    static readonly double[] Means = [0, 1, 2], Sds = [0.05, 0.1, 0.2, 0.4, 0.7, 1, 1.4, 2, 3];
    static readonly GaussHermite Rule = new(4);        // exact: the integrand is a quadratic

    /// <param name="logWeight">How often log sd is subtracted: twice, since log sd^2 is 2 log sd.</param>
    internal static Row Measure(double logWeight = 2) => new(
    [
        .. from mean in Means
           from sd in Sds
           select new Place(
               mean, sd, InTraining(mean, sd) + (2 - logWeight) / 2 * Math.Log(sd),
               Rule.Expectation(z => LogNormal(z, mean, sd) - LogNormal(z, 0, 1), mean, sd)),
    ]);

    static double InTraining(double mean, double sd)
    {
        using var scope = NewDisposeScope();
        var (at, logSd) = (tensor(new[] { mean }).reshape(1, 1), tensor(new[] { Math.Log(sd) }).reshape(1, 1));
        return new GaussianPosterior(at, logSd).KullbackLeiblerToPrior().ToDouble();
    }

    static double LogNormal(double z, double mean, double sd) =>
        -0.5 * ((z - mean) / sd * ((z - mean) / sd) + Math.Log(2 * Math.PI)) - Math.Log(sd);

    internal sealed record Row(IReadOnlyList<Place> Places);

    /// <summary>KL(N(mean, sd^2) || N(0, 1)), both ways.</summary>
    internal sealed record Place(double Mean, double Sd, double ClosedForm, double Expectation);
}
