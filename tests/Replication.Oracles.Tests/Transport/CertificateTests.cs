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
        Assert.InRange(certificate.DualityGap, 0, 1e-13 * certificate.CostScale);
        Assert.InRange(certificate.WorstDualViolation, 0, 1e-13 * certificate.CostScale);
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
        Assert.Equal(0, Optimal.SourcePotentials[0]);
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
        Assert.Equal((0, 0, true), (certificate.CostScale, certificate.PrimalValue, certificate.Holds));
    }

    [Fact]
    public void Each_tolerance_has_its_own_unit()
    {
        // Costs up to a million, a thousandth of mass: a gap of 1e-8, a violation of 1e-5, a marginal error of 1e-14 are rounding.
        const double scale = 1e6, mass = 1e-3;
        var proof = new TransportCertificate(PrimalValue: 0, DualValue: 0, WorstDualViolation: 0, MarginalError: 0, scale, mass);
        foreach (var (most, off) in new (double, Func<double, TransportCertificate>)[]
        {
            (TransportCertificate.Tolerance * scale * mass, gap => proof with { PrimalValue = gap }),
            (TransportCertificate.Tolerance * scale * mass, gap => proof with { DualValue = gap }),
            (TransportCertificate.Tolerance * scale, violation => proof with { WorstDualViolation = violation }),
            (TransportCertificate.Tolerance * mass, error => proof with { MarginalError = error }),
        })
        {
            Assert.True(off(most).Holds);
            Assert.False(off(Math.BitIncrement(most)).Holds);
            Assert.False(off(double.NaN).Holds);
        }
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
