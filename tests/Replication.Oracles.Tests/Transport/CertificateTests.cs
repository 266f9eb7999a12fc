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

    static void Refuses(Func<TransportCertificate> certify) => Assert.Throws<TransportCertificateException>(certify);
}
