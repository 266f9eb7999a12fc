using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>What the certificate promises about a true answer, and that it refuses an answer that is off by 1e-6 in one place.</summary>
public class CertificateTests
{
    static readonly PointCloud X = Clouds.WeightedGaussian(new Random(1), 300, 2);
    static readonly PointCloud Y = Clouds.WeightedGaussian(new Random(2), 200, 2, 1.5, 0.5);
    static readonly TransportSolution Optimal = ExactTransport.Solve(X, Y, GroundCost.Euclidean);

    [Fact]
    public void An_answer_has_a_gap_a_violation_and_a_marginal_error_of_rounding_size()
    {
        TransportCertificate certificate = Optimal.Certificate;
        Assert.True(certificate.Holds);
        Assert.InRange(certificate.DualityGap, 0, 1e-13 * Optimal.Value);
        Assert.InRange(certificate.DualExcess, 0, 1e-13 * Optimal.Value);
        Assert.InRange(certificate.WorstDualViolation, 0, 1e-13);
        Assert.Equal(Optimal.Value, certificate.Magnitude);
        Assert.InRange(certificate.MarginalError, 0, 1e-13);
        Assert.Equal(Optimal.Value, certificate.PrimalValue);
    }

    [Fact]
    public void Mass_moves_only_where_the_potentials_are_tight()
    {
        foreach (Shipment shipment in Optimal.Plan)
        {
            double cost = Clouds.Euclidean(X[shipment.Source], Y[shipment.Target]);
            Assert.Equal(cost, shipment.Cost, 1e-14);
            Assert.Equal(cost, Optimal.SourcePotentials[shipment.Source] + Optimal.TargetPotentials[shipment.Target], 12);
        }
        Assert.InRange(Optimal.Plan.Length, 1, X.Count + Y.Count - 1);
        Assert.Contains(0, Optimal.SourcePotentials.ToArray().Concat(Optimal.TargetPotentials.ToArray()));
    }

    [Fact]
    public void The_same_plan_and_potentials_are_certified_from_outside() =>
        Assert.Equal(Optimal.Certificate,
            Certify(Optimal.Plan.ToArray(), Optimal.SourcePotentials.ToArray(), Optimal.TargetPotentials.ToArray()));

    [Theory]
    [InlineData(1e-6)]
    [InlineData(-1e-6)]
    public void One_potential_off_by_a_millionth_is_refused(double shift)
    {
        for (int i = 0; i < X.Count; i++)
        {
            double[] u = Optimal.SourcePotentials.ToArray();
            u[i] += shift;
            Refuses(() => Certify(Optimal.Plan.ToArray(), u, Optimal.TargetPotentials.ToArray()));
        }
    }

    [Theory]
    [InlineData(1e-6)]
    [InlineData(-1e-6)]
    public void One_marginal_off_by_a_millionth_is_refused(double shift)
    {
        for (int k = 0; k < Optimal.Plan.Length; k++)
        {
            Shipment[] plan = Optimal.Plan.ToArray();
            plan[k] = plan[k] with { Mass = plan[k].Mass + shift };
            Refuses(() => Certify(plan, Optimal.SourcePotentials.ToArray(), Optimal.TargetPotentials.ToArray()));
        }
    }

    [Fact]
    public void A_feasible_plan_that_is_not_optimal_is_refused()
    {
        var product = new Shipment[X.Count * Y.Count];
        for (int k = 0; k < product.Length; k++)
            product[k] = new Shipment(k / Y.Count, k % Y.Count, X.Weights[k / Y.Count] * Y.Weights[k % Y.Count], 0);
        Refuses(() => Certify(product, Optimal.SourcePotentials.ToArray(), Optimal.TargetPotentials.ToArray()));
    }

    [Fact]
    public void Negative_mass_and_NaN_are_refused()
    {
        double[] u = Optimal.SourcePotentials.ToArray(), v = Optimal.TargetPotentials.ToArray();
        Refuses(() => Certify([.. Optimal.Plan, new(0, 0, 1e-3, 0), new(0, 0, -1e-3, 0)], u, v));
        u[5] = double.NaN;
        Refuses(() => Certify(Optimal.Plan.ToArray(), u, v));
        u[5] = double.NegativeInfinity;
        Refuses(() => Certify(Optimal.Plan.ToArray(), u, v));
    }

    [Fact]
    public void An_entry_without_mass_changes_nothing() =>
        Assert.Equal(Optimal.Certificate, Certify(
            [.. Optimal.Plan, new(0, 0, 0, 0)], Optimal.SourcePotentials.ToArray(), Optimal.TargetPotentials.ToArray()));

    [Theory]
    [InlineData(0, 0, 0, 1)]
    [InlineData(0, 0, 1, 0)]
    public void Mass_of_the_wrong_source_or_for_the_wrong_target_is_refused_where_it_costs_the_same(int i, int j, int k, int l)
    {
        // All pairs cost 1, so that neither gap nor potentials tell.
        PointCloud left = new([0, 0], 1), right = new([1, 1], 1);
        TransportCertificate Certify(params Shipment[] plan) =>
            ExactTransport.Certify(left, right, GroundCost.Euclidean, plan, [1, 1], [0, 0]);
        Assert.True(Certify(new Shipment(0, 0, 0.5, 1), new Shipment(1, 1, 0.5, 1)).Holds);
        var refusal = Assert.Throws<TransportCertificateException>(() => Certify(new Shipment(i, j, 0.5, 1), new Shipment(k, l, 0.5, 1)));
        Assert.Equal(refusal.Certificate with { MarginalError = 1 }, refusal.Certificate);
        Assert.Equal((0, 0), (refusal.Certificate.DualityGap, refusal.Certificate.WorstDualViolation));
    }

    [Fact]
    public void Points_that_coincide_are_transported_for_nothing()
    {
        PointCloud here = new([3, 3], 1);
        TransportCertificate certificate = ExactTransport.Solve(here, here, GroundCost.Euclidean).Certificate;
        Assert.Equal((0, 0, true), (certificate.Magnitude, certificate.PrimalValue, certificate.Holds));
    }

    [Theory]
    [InlineData(1e6, 1e6)]
    [InlineData(-1e6, 1e6)]
    [InlineData(0, 1e6)]
    [InlineData(1, 1e12)]
    public void Each_tolerance_is_relative_to_the_answer(double value, double magnitude)
    {
        // However large the costs that are not paid, and however large a violation that is worth nothing.
        double allowed = 1e-11 * Math.Abs(value) + Math.ScaleB(magnitude, -52);
        var proof = new TransportCertificate(value, value, DualExcess: 0, WorstDualViolation: 1e300, MarginalError: 0, magnitude);
        Assert.Equal(allowed, proof.Allowed);
        foreach (var (most, off) in new (double, Func<double, TransportCertificate>)[]
        {
            (allowed, gap => proof with { DualValue = value + gap }),
            (allowed, gap => proof with { DualValue = value - gap }),
            (allowed, excess => proof with { DualExcess = excess }),
            (TransportCertificate.Tolerance, error => proof with { MarginalError = error }),
        })
        {
            Assert.True(off(0.99 * most).Holds);
            Assert.False(off(1.01 * most).Holds);
            Assert.False(off(double.NaN).Holds);
        }
        Assert.True((proof with { DualExcess = allowed, MarginalError = TransportCertificate.Tolerance }).Holds);
        Assert.True((proof with { PrimalValue = 0, DualValue = Math.ScaleB(magnitude, -52) }).Holds);
    }

    // Costs { 1, 12 } and { 9, 2 }: the optimum of 1.5 moves 0 to 1 and 10 to 12.
    static readonly PointCloud Left = new([0, 10], 1), Right = new([1, 12], 1);
    static readonly Shipment[] Straight = [new(0, 0, 0.5, 1), new(1, 1, 0.5, 2)];

    [Theory]
    [InlineData(1, 2, 0, 0)]
    [InlineData(3, 2, -2, 0)]
    [InlineData(1, 9, 0, -7)]
    public void Potentials_prove_what_they_are_worth(double u0, double u1, double v0, double v1) => Assert.Equal(
        new TransportCertificate(1.5, 1.5, 0, 0, 0, 1.5),
        ExactTransport.Certify(Left, Right, GroundCost.Euclidean, Straight, [u0, u1], [v0, v1]));

    [Theory]
    [InlineData(3, 0, 1, 2)]
    [InlineData(1 + 4, 2 - 4, 2, 4)]
    public void Infeasible_potentials_owe_their_worth_to_their_violations(double u0, double u1, double excess, double worst)
    {
        var refusal = Assert.Throws<TransportCertificateException>(() =>
            ExactTransport.Certify(Left, Right, GroundCost.Euclidean, Straight, [u0, u1], [0, 0]));
        Assert.Equal(new TransportCertificate(1.5, 1.5, excess, worst, 0, 1.5), refusal.Certificate);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_violation_that_rounding_hides_is_seen(bool swapped)
    {
        // The cost 2^53 + 2 less -1 rounds to 2^53 + 4, the cost 2^53 + 4 less 0 is that: u = 2^53 + 4 is too large by 1, for one of them.
        const double large = 1L << 53;
        double[] c = [large + 2, large + 4], v = [-1, 0];
        if (swapped) (c, v) = ([c[1], c[0]], [v[1], v[0]]);
        GroundCost cost = GroundCost.Of("given", (_, y) => c[(int)y[0]]);
        PointCloud one = new([0], 1), two = new([0, 1], 1);
        TransportCertificate certificate =
            ExactTransport.Certify(one, two, cost, [new(0, 0, 0.5, 0), new(0, 1, 0.5, 0)], [large + 4], v);
        Assert.Equal((1, 1), (certificate.DualExcess, certificate.WorstDualViolation));
    }

    [Fact]
    public void Sums_that_cancel_are_what_they_are_in_exact_arithmetic()
    {
        // 0.1 of mass at 1e17 / 3 and at 16 less, with the other sign: products of that size are rounded by 0.25.
        const double large = 1e17 / 3;
        GroundCost cost = GroundCost.Of("given", (x, y) => x[0] != y[0] ? double.PositiveInfinity : x[0] == 0 ? large : 16 - large);
        PointCloud cloud = new([0, 1], 1, [0.1, 0.1]);
        TransportSolution solution = ExactTransport.Solve(cloud, cloud, cost);
        Assert.Equal(16 * 0.1, solution.Value, 1e-15);
        Assert.Equal(0.1 * (large + large - 16), solution.Certificate.Magnitude, 1.0);
        Assert.Equal(solution.Value, ExactTransport.Certify(
            cloud, cloud, cost, solution.Plan, [large, -large], [0, 16]).DualValue);
    }

    [Fact]
    public void A_weight_is_met_relative_to_itself()
    {
        PointCloud x = new([0, 1], 1, [1, 1e-16]), y = new([0, 1], 1, [1, 1e-16]);
        TransportCertificate Certify(params Shipment[] plan) => ExactTransport.Certify(x, y, GroundCost.Euclidean, plan, [0, 0], [0, 0]);
        Assert.True(Certify(new(0, 0, 1, 0), new(1, 1, 1e-16, 0)).Holds);
        Assert.Equal(1, Assert.Throws<TransportCertificateException>(() => Certify(new Shipment(0, 0, 1, 0))).Certificate.MarginalError);
        Assert.Equal(0.5, Assert.Throws<TransportCertificateException>(() =>
            Certify(new(0, 0, 1, 0), new(1, 1, 1.5e-16, 0))).Certificate.MarginalError, 1e-12);
    }

    [Fact]
    public void A_point_without_mass_gets_none()
    {
        PointCloud x = new([0, 0], 1, [1, 0]), y = new([0], 1, [1]);
        Assert.True(ExactTransport.Certify(x, y, GroundCost.Euclidean, [new(0, 0, 1, 0)], [0, 0], [0]).Holds);
        Assert.Equal(double.PositiveInfinity, Assert.Throws<TransportCertificateException>(() => ExactTransport.Certify(
            x, y, GroundCost.Euclidean, [new(0, 0, 1, 0), new(1, 0, 1e-30, 0)], [0, 0], [0])).Certificate.MarginalError);
    }

    [Fact]
    public void A_point_whose_pairs_are_all_forbidden_limits_no_potential()
    {
        GroundCost cost = GroundCost.Of("given", (x, _) => x[0] == 1 ? double.PositiveInfinity : 0);
        PointCloud x = new([0, 1], 1, [1, 0]), y = new([0], 1);
        Assert.Equal(new TransportCertificate(0, 0, 0, 0, 0, 0), ExactTransport.Certify(x, y, cost, [new(0, 0, 1, 0)], [0, 5], [0]));
        Assert.Equal(0, ExactTransport.Solve(x, y, cost).SourcePotentials[1]);
    }

    [Fact]
    public void A_solve_cancelled_at_its_last_report_is_not_certified()
    {
        int reports = 0;
        ExactTransport.Solve(X, Y, GroundCost.Euclidean, new Listener(() => reports++));
        using var source = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() => ExactTransport.Solve(X, Y, GroundCost.Euclidean, new Listener(() =>
        {
            if (--reports == 0) source.Cancel();
        }), source.Token));
    }

    [Fact]
    public void The_refusal_says_what_is_wrong()
    {
        double[] u = Optimal.SourcePotentials.ToArray();
        u[0] += 1;
        var refusal = Assert.Throws<TransportCertificateException>(() =>
            Certify(Optimal.Plan.ToArray(), u, Optimal.TargetPotentials.ToArray()));
        Assert.Equal(1, refusal.Certificate.WorstDualViolation, 9);
        Assert.Contains("worst dual violation 1,", refusal.Message);
    }

    static TransportCertificate Certify(Shipment[] plan, double[] u, double[] v) =>
        ExactTransport.Certify(X, Y, GroundCost.Euclidean, plan, u, v);

    sealed class Listener(Action told) : IProgress<TransportProgress>
    {
        public void Report(TransportProgress value) => told();
    }

    static void Refuses(Func<TransportCertificate> certify) => Assert.Throws<TransportCertificateException>(certify);
}
