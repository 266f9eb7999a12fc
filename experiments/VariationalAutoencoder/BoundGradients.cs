using Replication.Oracles.Statistics;
using GaussHermite = Replication.Oracles.Quadrature.GaussHermite;

namespace Replication.Experiments;

/// <summary>
/// Equations 6 and 7: estimators of the bound's gradient in the mean and log standard deviation of q = N(m, diag sd^2), one draw each, for
/// two latents and the observation x = f(z) + noise. The exact gradient is that of the bound by quadrature.
/// </summary>
static class BoundGradients
{
    public static Study<Row> Study => new(
        "bound-gradients", Paper.VariationalAutoencoder, "Sections 2.2 and 2.3", "Estimators of the bound's gradient and their variance")
    {
        Seeds = VariationalAutoencoder.Seeds,
        Budget = Budget.Light,
        Arms = [Score, FormA, FormB, Detached, CurvedA, CurvedB],
        Claims =
        [
            new("sgvb-is-unbiased")
            {
                Locus = "Equations 6 and 7",
                Statement = "Both reparameterised estimators and the score function have the bound's gradient as their mean.",
                Published = "unbiased",
                Formula = @"\nabla_\phi \mathbb{E}_{q_\phi}[f(z)] = \mathbb{E}_\epsilon[\nabla_\phi f(\mu + \sigma \epsilon)]",
                Criterion = Everywhere.BoundedBy(Off, 1, Tolerance.Exact("the interval misses one mean in a million")),
                On = [Score, FormA, FormB], Control = [Detached],
            },
            new("score-function-varies-more")
            {
                Locus = "Section 2.2",
                Statement = "The score function's variance is at least five times that of the reparameterised gradient.",
                Published = "very high variance",
                Criterion = Variance.ExceedsByFactor(5), On = [Score, FormA], Control = [FormB, FormA],
            },
            new("closed-kl-varies-less")
            {
                Locus = "Section 2.3, equation 7",
                Statement = "Equation 7, with its KL in closed form, varies less than equation 6 where log p(x|z) is concave in z.",
                Published = "typically less variance than the generic estimator",
                Criterion = Variance.ExceedsByFactor(1.25), On = [FormA, FormB], Control = [CurvedA, CurvedB],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Score = new(
        "score", "score function", run => new OneDraw(run) { Form = Form.ScoreFunction }.Measure());
    internal static readonly Arm<Row> FormA = new("form-a", "equation 6", run => new OneDraw(run).Measure());
    internal static readonly Arm<Row> FormB = new("form-b", "equation 7", run => new OneDraw(run) { Form = Form.ClosedKl }.Measure());
    internal static readonly Arm<Row> Detached = new(
        "detached", "equation 6 with the draw held still", run => new OneDraw(run) { Form = Form.Detached }.Measure());
    internal static readonly Arm<Row> CurvedA = new(
        "curved-a", "equation 6, log p(x|z) convex at q", run => new OneDraw(run) { Curved = true }.Measure());
    internal static readonly Arm<Row> CurvedB = new(
        "curved-b", "equation 7, log p(x|z) convex at q", run => new OneDraw(run) { Curved = true, Form = Form.ClosedKl }.Measure());

    static readonly Sweep<Row, Partial> Everywhere = new("parameters of q", row => row.Partials);
    static readonly Quantity<Partial> Off = new(
        "distance of the mean from the gradient, over half of its 99.9999 % t interval",
        one => Math.Abs(one.Mean - one.Exact) / (one.High - one.Mean));
    static readonly Quantity<Row> Variance = new("summed variance of one draw's gradient", row => row.Variance);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        yield return new Figure("variance", "Variance of one draw's gradient of the bound")
        {
            Paper = new PaperLocus("VAE", "Sections 2.2 and 2.3"),
            Caption = "Summed over the parameters of q. Left: a linear decoder, at q = prior. Reparameterisation lowers the variance, and "
                + "the closed-form KL of equation 7 lowers it further. Right: a decoder z² whose log-likelihood is convex at q. There "
                + "equation 7 has more variance than equation 6. One dot for each seed.",
            AltText = "Two panels with logarithmic vertical axes. Left, the score function's dots are above those of equation 6, which are "
                + "above those of equation 7. Right, those of equation 7 are above those of equation 6.",
            PanelsPerRow = 2,
            Panels =
            [
                Compared("linear decoder", Score, FormA, FormB),
                Compared("decoder z²", CurvedA, CurvedB),
            ],
        };

        Panel Compared(string title, params Arm<Row>[] arms) => new(
            new Axis("estimator", Axis.Dimensionless), new Axis("variance", Axis.Dimensionless) { Log = true })
        {
            Title = title,
            Traces = [.. measurements.Rows.SeedsByArm("one seed", arms, row => row.Variance)],
        };
    }

    /// <param name="Partials">Each parameter of q: two means, then two logarithms of standard deviations.</param>
    /// <param name="Variance">Summed over the parameters.</param>
    internal sealed record Row(IReadOnlyList<Partial> Partials, double Variance);

    /// <summary>Mean of the draws in one parameter, its 99.9999 % t interval, and the exact gradient.</summary>
    internal sealed record Partial(int Parameter, double Mean, double Low, double High, double Exact);

    /// <summary>How one draw estimates the gradient.</summary>
    internal enum Form
    {
        /// <summary>Equation 6: the gradient of log p(x, z) - log q(z) at z = m + sd e.</summary>
        Reparameterised,

        /// <summary>Equation 7: the same with the KL to the prior in closed form.</summary>
        ClosedKl,

        /// <summary>(log p(x, z) - log q(z)) times the gradient of log q(z).</summary>
        ScoreFunction,

        /// <summary>Equation 6 with z held still, which no gradient goes through.</summary>
        Detached,
    }

    /// <summary>Draws one-sample gradients.</summary>
    internal sealed class OneDraw(Run run)
    {
        const int Count = 50_000;           // draws, at smoke scale too
        const double Noise = 0.7;           // of x
        static readonly GaussHermite Rule = new(8);         // exact: the bound's integrand has degree 4 at most

        public Form Form { get; init; }

        /// <summary>
        /// Whether the decoder is f(z) = z^2, coordinate by coordinate, at a narrow q around 0, where log p(x|z) is convex; else it is
        /// linear, at q = N(0, I), where training begins.
        /// </summary>
        public bool Curved { get; init; }

        double Sd => Curved ? 0.3 : 1;

        public Row Measure()
        {
            using var scope = NewDisposeScope();
            using var stream = new Draws(run.Seed, CPU).Stream("noise");
            var gradients = GradientOf(Count, q => Estimate(q, randn(Count, 2, dtype: float64, generator: stream)));
            var exact = GradientOf(1, Bound).flatten();
            return new(
                [.. Enumerable.Range(0, 4).Select(k => Compared(k, gradients.select(1, k), exact[k].ToDouble()))],
                gradients.var([0]).sum().ToDouble());
        }

        static Partial Compared(int parameter, Tensor draws, double exact)
        {
            var interval = StudentInterval.Mean(draws.contiguous().data<double>().ToArray(), confidence: 0.999999);
            return new(parameter, interval.Estimate, interval.Low, interval.High, exact);
        }

        /// <summary>The gradient of each row's value in its own copy of q's parameters: shape [count, 4].</summary>
        Tensor GradientOf(int count, Func<GaussianPosterior, Tensor> value)
        {
            var parameters = cat([zeros(count, 2, dtype: float64), full(count, 2, Math.Log(Sd), dtype: float64)], 1).detach();
            parameters.requires_grad = true;
            return autograd.grad([value(new(parameters.narrow(1, 0, 2), parameters.narrow(1, 2, 2))).sum()], [parameters])[0];
        }

        Tensor Estimate(GaussianPosterior q, Tensor noise)
        {
            var z = q.Draw(noise);
            return Form switch
            {
                Form.ClosedKl => LogLikelihood(z) - q.KullbackLeiblerToPrior(),
                Form.ScoreFunction => Weight(q, z).detach() * LogDensity(q, z.detach()),
                Form.Detached => Weight(q, z.detach()),
                _ => Weight(q, z),
            };
        }

        Tensor Weight(GaussianPosterior q, Tensor z) => StandardNormal.LogDensity(z) + LogLikelihood(z) - LogDensity(q, z);

        static Tensor LogDensity(GaussianPosterior q, Tensor z) =>
            (((z - q.Mean) / q.LogSd.exp()).square() * -0.5 - q.LogSd - 0.5 * Math.Log(2 * Math.PI)).sum([1]);

        Tensor LogLikelihood(Tensor z)
        {
            var x = tensor(new[] { 1.2, 0.6 });
            var decoded = Curved ? z.square() : matmul(z, tensor(new[,] { { 1, 0.4 }, { 0.8, 0.9 } }));
            return ((x - decoded) / Noise).square().sum([1]) * -0.5;        // up to a constant
        }

        /// <summary>The bound itself, by a product rule over z.</summary>
        Tensor Bound(GaussianPosterior q)
        {
            var (nodes, weights) = (tensor(Rule.Nodes.ToArray()), tensor(Rule.Weights.ToArray()));
            var count = nodes.shape[0];
            var noise = stack([nodes.repeat_interleave(count), nodes.repeat(count)], 1);
            var weight = (weights.unsqueeze(1) * weights.unsqueeze(0)).flatten();
            return (LogLikelihood(q.Repeated(count * count).Draw(noise)) * weight).sum() - q.KullbackLeiblerToPrior().sum();
        }
    }
}
