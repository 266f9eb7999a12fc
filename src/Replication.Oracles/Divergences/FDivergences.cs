using MathNet.Numerics;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.Divergences;

/// <summary>
/// The f-divergences of f-GAN's Tables 1, 2 and 6 (Nowozin, Cseke and Tomioka 2016), and the Jensen-Shannon divergence with its usual
/// factor 1/2. P is the first argument, Q the second. Symmetric ones say so. What is refused, what NaN and infinity do and how errors are
/// told is the contract of <see cref="FDivergence"/>.
/// </summary>
public static class FDivergences
{
    const double Log2 = 0.693147180559945309417;

    static readonly Interval Negative = new(double.NegativeInfinity, 0);

    /// <summary>KL(P||Q) = integral of p log(p/q) (Kullback and Leibler 1951). +infinity unless Q covers P.</summary>
    /// <remarks>SciPy: <c>scipy.stats.entropy</c> of two pmfs.</remarks>
    /// <example>
    /// <code>
    /// Console.WriteLine(FDivergences.KullbackLeibler.Between([0.5, 0.5], [0.25, 0.75]).ToString("F6"));  // 0.143841
    /// var shifted = FDivergences.KullbackLeibler.Between(LineDensity.Gaussian(0, 1), LineDensity.Gaussian(2, 1));
    /// Console.WriteLine(shifted.Value.ToString("F9"));  // 2.000000000
    /// </code>
    /// </example>
    public static FDivergence KullbackLeibler { get; } = new()
    {
        Name = "kullback-leibler",
        Generator = u => u == 0 ? 0 : u * Math.Log(u),
        Derivative = u => 1 + Math.Log(u),
        Conjugate = t => Math.Exp(t - 1),
        ConjugateDomain = Interval.Line,
        PerMassOfQ = 1,
        PerMassOfP = double.PositiveInfinity,
        Contribution = LogRatio.KullbackLeibler,
    };

    /// <summary>KL(Q||P) = integral of q log(q/p). +infinity unless P covers Q.</summary>
    public static FDivergence ReverseKullbackLeibler { get; } = new()
    {
        Name = "reverse-kullback-leibler",
        Generator = u => -Math.Log(u),
        Derivative = u => -1 / u,
        Conjugate = t => t >= 0 ? double.PositiveInfinity : -1 - Math.Log(-t),
        ConjugateDomain = Negative,
        PerMassOfQ = double.PositiveInfinity,
        PerMassOfP = 1,
        Contribution = (logP, logQ) => LogRatio.KullbackLeibler(logQ, logP),
    };

    /// <summary>Jeffreys' (1946) divergence KL(P||Q) + KL(Q||P) = integral of (p - q) log(p/q). Symmetric.</summary>
    public static FDivergence Jeffreys { get; } = new()
    {
        Name = "jeffreys",
        Generator = u => (u - 1) * Math.Log(u),
        Derivative = u => Math.Log(u) + 1 - (1 / u),
        Conjugate = JeffreysConjugate,
        ConjugateDomain = Interval.Line,
        PerMassOfQ = double.PositiveInfinity,
        PerMassOfP = double.PositiveInfinity,
        Contribution = (logP, logQ) => LogRatio.Difference(logP, logQ) * (logP - logQ),
    };

    /// <summary>
    /// JSD(P,Q) = KL(P||M)/2 + KL(Q||M)/2 with M = (P+Q)/2 (Lin 1991). Symmetric; 0 to log 2, the latter exactly for mutually singular P,
    /// Q. f-GAN's Table 1 and the WGAN paper's definition leave the halves out: see <see cref="JensenShannonUnnormalised"/>.
    /// </summary>
    /// <remarks>SciPy: <c>scipy.spatial.distance.jensenshannon</c> is the root of this.</remarks>
    /// <example>
    /// <code>
    /// Console.WriteLine(FDivergences.JensenShannon.Between([1, 0], [0, 1]) == Math.Log(2));  // True
    /// </code>
    /// </example>
    public static FDivergence JensenShannon { get; } = new()
    {
        Name = "jensen-shannon",
        Generator = u => 0.5 * JensenShannonGenerator(u),
        Derivative = u => 0.5 * Math.Log(2 * u / (1 + u)),
        Conjugate = t => 0.5 * JensenShannonConjugate(2 * t),
        ConjugateDomain = new Interval(double.NegativeInfinity, Log2 / 2),
        PerMassOfQ = Log2 / 2,
        PerMassOfP = Log2 / 2,
        Contribution = (logP, logQ) => 0.5 * LogRatio.JensenShannon(logP, logQ),
    };

    /// <summary>Twice <see cref="JensenShannon"/>, as f-GAN's Table 1 prints it. Symmetric; at most log 4.</summary>
    public static FDivergence JensenShannonUnnormalised { get; } = new()
    {
        Name = "jensen-shannon-unnormalised",
        Generator = JensenShannonGenerator,
        Derivative = u => Math.Log(2 * u / (1 + u)),
        Conjugate = JensenShannonConjugate,
        ConjugateDomain = new Interval(double.NegativeInfinity, Log2),
        PerMassOfQ = Log2,
        PerMassOfP = Log2,
        Contribution = LogRatio.JensenShannon,
    };

    /// <summary>
    /// The value of the GAN game at the optimal discriminator: 2 JSD - log 4 (Goodfellow et al. 2014, Theorem 1). Symmetric.
    /// </summary>
    public static FDivergence Gan { get; } = new()
    {
        Name = "gan",
        Generator = u => JensenShannonGenerator(u) - ((1 + u) * Log2),
        Derivative = u => Math.Log(u / (1 + u)),
        Conjugate = t => t >= 0 ? double.PositiveInfinity : -Math.Log(-NearZero.Expm1(t)),
        ConjugateDomain = Negative,
        AtEquality = -2 * Log2,
        PerMassOfQ = Log2,
        PerMassOfP = Log2,
        Contribution = LogRatio.JensenShannon,
    };

    /// <summary>TV(P,Q) = sup_A |P(A) - Q(A)| = half the integral of |p - q|. Symmetric; 0 to 1.</summary>
    public static FDivergence TotalVariation { get; } = new()
    {
        Name = "total-variation",
        Generator = u => 0.5 * Math.Abs(u - 1),
        // Not by Math.Sign, which throws for NaN.
        Derivative = u => u > 1 ? 0.5 : u < 1 ? -0.5 : u - 1,
        Conjugate = t => t > 0.5 ? double.PositiveInfinity : Math.Max(t, -0.5),
        ConjugateDomain = new Interval(double.NegativeInfinity, 0.5),
        PerMassOfQ = 0.5,
        PerMassOfP = 0.5,
        Contribution = (logP, logQ) => 0.5 * Math.Abs(LogRatio.Difference(logP, logQ)),
    };

    /// <summary>Squared Hellinger as f-GAN has it: integral of (sqrt p - sqrt q)^2, without a factor 1/2. Symmetric; 0 to 2.</summary>
    public static FDivergence SquaredHellinger { get; } = new()
    {
        Name = "squared-hellinger",
        Generator = u => (Math.Sqrt(u) - 1) * (Math.Sqrt(u) - 1),
        Derivative = u => 1 - (1 / Math.Sqrt(u)),
        Conjugate = t => t >= 1 ? double.PositiveInfinity : t / (1 - t),
        ConjugateDomain = new Interval(double.NegativeInfinity, 1),
        PerMassOfQ = 1,
        PerMassOfP = 1,
        Contribution = (logP, logQ) =>
        {
            var difference = LogRatio.Difference(logP / 2, logQ / 2);
            return difference * difference;
        },
    };

    /// <summary>
    /// Pearson's (1900) chi-square: integral of (p - q)^2 / q, from f(u) = (u - 1)^2. f-GAN's Table 1 prints (q - p)^2 / p under this name,
    /// while its generator and its Table 3 numbers are this one. +infinity unless Q covers P.
    /// </summary>
    public static FDivergence PearsonChiSquare { get; } = new()
    {
        Name = "pearson-chi-square",
        Generator = u => (u - 1) * (u - 1),
        Derivative = u => 2 * (u - 1),
        Conjugate = t => t <= -2 ? -1 : (t * t / 4) + t,
        ConjugateDomain = Interval.Line,
        PerMassOfQ = 1,
        PerMassOfP = double.PositiveInfinity,
        Contribution = ChiSquareContribution,
    };

    /// <summary>Neyman's (1949) chi-square: integral of (p - q)^2 / p, from f(u) = (1 - u)^2 / u. +infinity unless P covers Q.</summary>
    public static FDivergence NeymanChiSquare { get; } = new()
    {
        Name = "neyman-chi-square",
        Generator = u => (1 - u) * (1 - u) / u,
        Derivative = u => 1 - (1 / (u * u)),
        Conjugate = t => t > 1 ? double.PositiveInfinity : 2 - (2 * Math.Sqrt(1 - t)),
        ConjugateDomain = new Interval(double.NegativeInfinity, 1),
        PerMassOfQ = double.PositiveInfinity,
        PerMassOfP = 1,
        Contribution = (logP, logQ) => ChiSquareContribution(logQ, logP),
    };

    /// <summary>
    /// The skewed divergence w KL(P||M) + (1 - w) KL(Q||M) with M = w P + (1 - w) Q ("weighted Jensen-Shannon" in f-GAN's Table 6): 0 to the
    /// entropy of (w, 1 - w). It is <see cref="JensenShannon"/> at w = 1/2; divided by w it tends to KL(P||Q) as w falls to 0, and divided
    /// by 1 - w to KL(Q||P) as w rises to 1.
    /// </summary>
    /// <param name="weight">w, the weight of P; from 1e-9 to 1 - 1e-9.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is outside its domain or NaN.</exception>
    /// <example>
    /// <code>
    /// var skewed = FDivergences.SkewedJensenShannon(0.001).Between([0.5, 0.5], [0.25, 0.75]) / 0.001;
    /// Console.WriteLine(skewed.ToString("F3"));  // 0.144
    /// </code>
    /// </example>
    public static FDivergence SkewedJensenShannon(double weight)
    {
        var w = Domain.Within(1e-9, 1 - 1e-9, weight);
        var limit = -w * Math.Log(w);
        return new FDivergence
        {
            Name = FormattableString.Invariant($"skewed-jensen-shannon-{w}"),
            Generator = u => (u == 0 ? 0 : w * u * Math.Log(u / Mean(u))) - ((1 - w) * Math.Log(Mean(u))),
            Derivative = u => w * Math.Log(u / Mean(u)),
            Conjugate = t => t >= limit ? double.PositiveInfinity : (1 - w) * Math.Log((1 - w) / (1 - (w * Math.Exp(t / w)))),
            ConjugateDomain = new Interval(double.NegativeInfinity, limit),
            PerMassOfQ = -(1 - w) * Math.Log(1 - w),
            PerMassOfP = limit,
            Contribution = (logP, logQ) => LogRatio.SkewedJensenShannon(w, logP, logQ),
        };

        double Mean(double u) => (w * u) + 1 - w;
    }

    /// <summary>All of the above that have no parameter.</summary>
    public static IReadOnlyList<FDivergence> All { get; } =
    [
        KullbackLeibler, ReverseKullbackLeibler, Jeffreys, JensenShannon, JensenShannonUnnormalised, Gan, TotalVariation, SquaredHellinger,
        PearsonChiSquare, NeymanChiSquare,
    ];

    /// <summary>The divergence of that <see cref="FDivergence.Name"/>, in any case.</summary>
    /// <exception cref="ArgumentException">No divergence has the name; the message lists those there are.</exception>
    public static FDivergence ByName(string name) =>
        All.FirstOrDefault(d => string.Equals(d.Name, name, StringComparison.OrdinalIgnoreCase))
        ?? throw new ArgumentException($"No f-divergence is named '{name}'; there are: {string.Join(", ", All.Select(d => d.Name))}.",
            nameof(name));

    static double JensenShannonGenerator(double u) => (u == 0 ? 0 : u * Math.Log(u)) - ((1 + u) * Math.Log((1 + u) / 2));

    static double JensenShannonConjugate(double t) => t >= Log2 ? double.PositiveInfinity : -Math.Log(2 - Math.Exp(t));

    static double ChiSquareContribution(double logP, double logQ)
    {
        // (p - q)^2 / q, squared only after the division, so that tiny p and q do not underflow.
        var difference = LogRatio.Difference(logP - (logQ / 2), logQ / 2);
        return difference * difference;
    }

    static double JeffreysConjugate(double t)
    {
        // u = 1 / W(exp(1 - t)) solves f'(u) = t, that is log u - 1/u = t - 1; in v = log u it is v - exp(-v) = t - 1, which Newton solves
        // from the left of the root without overshooting, since the left side is concave there.
        var v = t >= 1 ? 0.0 : -SpecialFunctions.Log1p(1 - t);
        for (var step = 0; step < 100; step++)
        {
            var next = v - ((v - Math.Exp(-v) - t + 1) / (1 + Math.Exp(-v)));
            if (Math.Abs(next - v) <= 1e-15 * Math.Max(1, Math.Abs(v))) break;
            v = next;
        }
        return Math.Exp(v) + Math.Exp(-v) + t - 2;
    }
}
