namespace Replication.Experiments.Tests;

/// <summary>Oracles with a wrong constant, a biased estimator or a certificate that accepts anything.</summary>
static class OracleBreaks
{
    const string Tests = "Replication.Oracles.Tests", Oracles = "src/Replication.Oracles/";

    public static IEnumerable<SourceBreak> All =>
    [
        new("an index by shares that are not summed up", "src/Replication.Oracles/Randomness/RandomStream.cs", "NextDouble() * shares.Sum()", "NextDouble()",
            "Replication.Oracles.Tests", "An_index_is_as_likely"),
        new("certificate off", Oracles + "Transport/TransportCertificate.cs",
            "DualityGap <= Allowed &&", "true ||", Tests, "CertificateTests"),
        new("wrong constant: exp(-r^2 / 4)", Oracles + "Divergences/ShiftedGaussians.cs", "Math.Exp(-r * r / 8)", "Math.Exp(-r * r / 4)", Tests, "ShiftedGaussiansTests"),
        new("a skew towards the other law", Oracles + "Divergences/LogRatio.cs", "OverMean(logP - logQ, weight)", "OverMean(logP - logQ, 1 - weight)",
            Tests, "SkewedJensenShannonTests"),
        new("a value with log D of the samples", Oracles + "Divergences/OptimalDiscriminator.cs",
            "q.Expectation(x => -LogRatio.Softplus(logit(x))", "q.Expectation(x => -LogRatio.Softplus(-logit(x))", Tests, "OptimalDiscriminatorTests"),
        new("wrong constant: the perturbed gradient without 1 - epsilon", Oracles + "ClosedForms/PrincipledMethods/VanishingGradientBound.cs",
            "jacobianBound * gradientDistance / (1 - valueDistance)", "jacobianBound * gradientDistance", Tests, "PrincipledMethodsTests"),
        new("wrong constant: E|f'| = 1 + W1 / lambda", Oracles + "ClosedForms/GradientPenalty/PenalisedGaussians.cs",
            "return rho + (Math.Abs(CdfGap(x)) / (2 * Lambda));", "return rho + (Math.Abs(CdfGap(x)) / Lambda);", Tests, "GradientPenaltyTests"),
        new("estimator biased: the variance over n", Oracles + "Statistics/Moments.cs", "squares / (values.Length - 1)", "squares / values.Length", Tests, "Statistics"),
        new("Holm without its ranks", Oracles + "Statistics/Hypotheses/Holm.cs", "(p.Length - rank) * p[index]", "p[index]", Tests, "Statistics"),
        new("a p-value one order too small", Oracles + "Statistics/Association/Spearman.cs", "sum + a[index] * b[index]", "sum + a[index] * b[index] - 1", Tests, "Statistics"),
        new("the observed arrangement does not count", Oracles + "Statistics/Hypotheses/Arrangements.cs",
            "(extreme + 1) / (seen + 1)", "extreme / seen", Tests, "AnyStatisticTests"),
        new("estimator biased: a point paired with itself", Oracles + "Kernels/PairMeans.cs",
            "((double)x.Count * (x.Count - 1))", "((double)x.Count * x.Count)", Tests, "SampleFixtureTests"),
        new("a sampler of n-grams that forgets one symbol more", Oracles + "Sequences/NGramLaw.cs",
            "probability * step / _contexts", "probability * step; // ", Tests, "SequencesTests"),
        new("a divergence of the shared words alone", Oracles + "Sequences/NGramLaw.cs",
            "divergence + elsewhere * FDivergences", "divergence + 0 * FDivergences", Tests, "SequencesTests"),
        new("n-grams from the first state", Oracles + "Sequences/SymbolSource.cs",
            "before is null ? Stationary[to]", "before is null ? (to == 0 ? 1 : 0)", Tests, "SequencesTests"),
        new("balls that reach to the nearest neighbour", Oracles + "Samples/NearestNeighbours.cs", "squares => squares[^1]", "squares => squares[0]", Tests, "SampleFixtureTests"),
        new("a covariance over n", Oracles + "Samples/FrechetDistance.cs", "Math.Sqrt(n - 1)", "Math.Sqrt(n)", Tests, "SampleFixtureTests"),
        new("an assignment of the wrong side", Oracles + "Transport/Assignment.cs",
            "bool transposed = rows > columns;", "bool transposed = rows < columns;", Tests, "SampleFixtureTests"),
        new("an allowance scaled by a cost that the plan never pays", Oracles + "Transport/Certification.cs", "return (value.Value, magnitude.Value);",
            "return (value.Value, Enumerable.Range(0, costs.Rows).Max(i => Enumerable.Range(0, costs.Columns).Max(j => Math.Abs(costs.At(i, j)))));",
            Tests, "Transport"),
        new("ties scaled by the largest number", Oracles + "Statistics/Hypotheses/ExactSums.cs",
            "_unit.Count<T>(d.Rounding)", "_unit.Count<T>(Math.ScaleB(_differences.Max(one => Math.Abs(one.Value)), -40))", Tests, "Statistics"),
        new("no rounding in a difference of decimals", Oracles + "Statistics/Difference.cs", "Math.Abs(Value) <= Rounding", "Value == 0", Tests, "Statistics"),
        new("covariances of few samples refused", Oracles + "Transport/Gaussian/CovarianceFactor.cs", "4 * Math.ScaleB(1, -24)", "4 * Math.ScaleB(1, -53)",
            Tests, "GaussianTransportTests"),
        new("a law apart from itself", Oracles + "Transport/GaussianTransport.cs",
            "if (covariance1.Cast<double>().SequenceEqual(covariance2.Cast<double>())) return distance;", "", Tests, "GaussianTransportTests"),
    ];
}
