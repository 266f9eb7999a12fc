using Replication.Evidence;

namespace Replication.Experiments;

public static partial class AdversarialVariationalBayes
{
    static readonly Quantity<Row> AdversaryError =
        new("largest root mean square of T - T* under q, over four q", row => row.Adversaries.Max(fit => fit.Error));

    static readonly Quantity<Row> InformationError =
        new("root mean square of T - PMI under p(x, z)", row => row.InformationError ?? double.NaN);

    static readonly Sweep<Row, AdversarySlope> EveryPosterior = new("q on the grid", row => row.Slopes);

    static readonly Quantity<AdversarySlope> Slope = new("the larger of |E dT*/dmean|, |E dT*/dsd|", slope => slope.Largest);

    static readonly Quantity<AdversarySlope> PathError = new("gradient of E T* along the path, T* held still, minus that of KL(q||p)", slope => slope.PathError);

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-9, "automatic differentiation and quadrature in double precision; terms "
        + "reach 1e3 and cancel");

    static IReadOnlyList<ArmsClaim<Row>> TheoryClaims =>
    [
        Claim(
            "optimal-adversary", "Proposition 1",
            "A trained adversary is log q(z) - log p(z): T* of four Gaussian q, up to a quarter of a nat where q has its mass.",
            "T* = log q(z|x) - log p(z)",
            Judge.AllSeeds(AdversaryError, "adversary", Requirement.AtMost(0.25)),
            Judge.AllSeeds(AdversaryError, "adversary-linear", Requirement.AtMost(0.25)))
            with { Formula = @"T^*(x, z) = \log q_\phi(z \mid x) - \log p(z)" },
        Claim(
            "zero-expectation", "Proposition 2",
            "Under q the gradient of T* with respect to q's parameters is 0 in expectation, so the gradient of the divergence is that along the "
                + "path alone, T* held still.",
            "E grad_phi T* = 0",
            Judge.Both(
                Judge.ClosedForm(EveryPosterior, Slope, 0, Rounding, "slopes"),
                Judge.ClosedForm(EveryPosterior, PathError, 0, Rounding, "slopes")),
            Judge.ClosedForm(EveryPosterior, Slope, 0, Rounding, "slopes-prior"))
            with { Formula = @"\mathrm{E}_{q_\phi(z \mid x)}\, \nabla_\phi T^*(x, z) = 0" },
        Claim(
            "mutual-information", "Corollary 4",
            "With q the true posterior, the trained adversary is the pointwise mutual information of x and z.",
            "T* = log p(x, z) / (p(x) p(z))",
            Judge.AllSeeds(InformationError, "information", Requirement.AtMost(0.15)),
            Judge.AllSeeds(InformationError, "information-wide", Requirement.AtMost(0.15)))
            with { Formula = @"T^*(x, z) = \log \frac{p(x, z)}{p(x)\, p(z)}" },
    ];
}
