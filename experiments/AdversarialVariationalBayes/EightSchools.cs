namespace Replication.Experiments;

/// <summary>
/// Section 5.2: the two-sided posterior of the "eight schools" model of the released notebook, z = (mu, tau, eta_1, ..., eta_8), all
/// standard normal, y_j ~ N(mu + tau eta_j, sigma_j^2). tau and eta may change sign together, so the posterior has two halves.
/// </summary>
static class EightSchools
{
    public static Study<Row> Study => new(
        "eight-schools", Paper.AdversarialVariationalBayes, "Section 5.2", "AVB covers both halves of the eight schools' posterior")
    {
        Seeds = AdversarialVariationalBayes.Seeds,
        Deviation = "The paper compares with samples by eye, after 10,000 steps; we with the exact posterior on a grid, "
            + "after 2000 at a larger rate.",
        Arms = [ExactPosterior, Avb, Gaussian],
        Claims =
        [
            new("eight-schools")
            {
                Statement = "AVB covers both halves of the eight schools' posterior, which no Gaussian can. "
                    + "Its total variation to the exact (mu, tau) posterior is at most 0.2.",
                Published = "close to Hamiltonian Monte Carlo (figure)",
                Criterion = TotalVariation.AtMost(0.2), On = [Avb], Control = [Gaussian],
            },
        ],
        Figures = Draw,
        Summaries = _ => [Densities.Table],
    };

    static readonly Arm<Row> ExactPosterior =
        new("schools-exact", "the eight schools' exact posterior", _ => Row.OfExact()) { Random = false };

    static readonly Arm<Row> Avb =
        new("schools", "adversarial variational Bayes on the eight schools", run => new SchoolsAvb(run).Train());

    static readonly Arm<Row> Gaussian =
        new("schools-gaussian", "full-rank Gaussian variational Bayes on them", run => new SchoolsGaussian(run).Train());

    static readonly Quantity<Row> TotalVariation = new("total variation to the exact (mu, tau) posterior", row => row.TotalVariation);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (draws, densities) = (measurements.Points(row => row.SchoolsDraws), Densities);
        yield return new Figure("eight-schools", "The eight schools' two-sided posterior")
        {
            Paper = new PaperLocus("AVB", "Section 5.2"),
            Caption = "Draws of (μ, τ) over the level sets of the exact posterior, whose halves τ > 0 and τ < 0 mirror each other. AVB "
                + "with adaptive contrast finds both, with tails that are somewhat too wide. A full-rank Gaussian covers one half, or "
                + "shrinks to τ = 0 between them. The figure shows 600 draws, from 1 seed of 10.",
            AltText = "Two scatter panels of tau against mu over contours of the exact density, which has two lobes. The draws of AVB "
                + "cover both lobes; those of the Gaussian cover one.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Panels = [Panel("AVB", Avb), Panel("full-rank Gaussian", Gaussian)],
        };

        Panel Panel(string title, Arm<Row> arm) =>
            new(new Axis("μ", Axis.Dimensionless) { Range = (-2, 3) }, new Axis("τ", Axis.Dimensionless) { Range = (-3, 3) })
            {
                Title = title,
                Traces =
                [
                    new Contours("exact posterior", densities[at => at.Mu], densities[at => at.Tau], densities[at => at.Value])
                    {
                        Filled = false,
                    },
                    draws.Of(arm).Cloud("draws", draw => draw.Mu, draw => draw.Tau),
                ],
            };
    }

    /// <summary>The exact density of (mu, tau) on a grid.</summary>
    static Points<Density> Densities => Points.Of<Density>(
        "schools-densities",
        [.. SchoolsPosterior.Grid().Select(at => new Density(Math.Round(at.Mu, 6), Math.Round(at.Tau, 6), Math.Round(at.Density, 6)))]);

    public const int Latent = 10;
    const int Shown = 600;      // draws in the figure

    /// <summary>log p(y, z) of each row of z, shape [batch] from [batch, 10]; differentiable.</summary>
    public static Tensor LogJoint(Tensor z)
    {
        var (effects, errors) = (OfEach(SchoolsPosterior.Exact.Effects, z), OfEach(SchoolsPosterior.Exact.Errors, z));
        var standardised = (effects - z.narrow(1, 0, 1) - z.narrow(1, 1, 1) * z.narrow(1, 2, 8)) / errors;
        return StandardNormal.LogDensity(z) + StandardNormal.LogDensity(standardised) - errors.log().sum();
    }

    static Tensor OfEach(IReadOnlyList<double> values, Tensor like) =>
        tensor((double[])[.. values], dtype: float32, device: like.device).view(1, -1);

    /// <param name="Elbo">The method's own bound on log p(y), or that number itself.</param>
    /// <param name="TotalVariation">Distance to the exact (mu, tau) posterior over 16 x 16 cells and the rest of the plane, in [0,
    /// 1].</param>
    /// <param name="PositiveTau">P(tau > 0).</param>
    /// <param name="MeanAbsoluteTau">E |tau|.</param>
    /// <param name="SdMu">Standard deviation of mu.</param>
    /// <param name="SchoolsDraws">Draws of an approximate posterior, from the first replicate.</param>
    internal sealed record Row(
        double Elbo, double TotalVariation, double PositiveTau, double MeanAbsoluteTau, double SdMu, IReadOnlyList<Posterior> SchoolsDraws)
    {
        /// <param name="draws">Shape [n, 2] or wider, mu and tau first.</param>
        /// <param name="elbo">The method's own bound.</param>
        /// <param name="replicate">Of the run.</param>
        public static Row Of(Tensor draws, double elbo, int replicate)
        {
            using var scope = NewDisposeScope();
            var (mu, tau) = (draws.select(1, 0).to(float64), draws.select(1, 1).to(float64));
            var (mus, taus) = (mu.cpu().data<double>().ToArray(), tau.cpu().data<double>().ToArray());
            return new(
                elbo,
                SchoolsPosterior.TotalVariation(mus, taus),
                tau.gt(0).to(float64).mean().ToDouble(),
                tau.abs().mean().ToDouble(),
                mu.std().ToDouble(),
                replicate == 0 ? [.. mus.Zip(taus, (m, t) => new Posterior(Math.Round(m, 3), Math.Round(t, 3))).Take(Shown)] : []);
        }

        public static Row OfExact()
        {
            var schools = SchoolsPosterior.Exact;
            var mean = schools.Expectation((mu, _) => mu).Value;
            return new(
                Math.Log(schools.Evidence.Value),
                TotalVariation: 0,
                PositiveTau: 0.5,
                schools.Expectation((_, tau) => Math.Abs(tau)).Value,
                Math.Sqrt(schools.Expectation((mu, _) => (mu - mean) * (mu - mean)).Value),
                []);
        }
    }

    /// <summary>One draw of an approximate posterior, to a thousandth, which is finer than an eye.</summary>
    internal sealed record Posterior(double Mu, double Tau);

    /// <summary>The exact density of (mu, tau) at one point of a grid.</summary>
    sealed record Density(double Mu, double Tau, double Value);
}
