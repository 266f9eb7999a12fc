using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>A cost of +infinity forbids a pair: the best plan without it, or the words that there is none.</summary>
public class ForbiddenPairTests
{
    const double Never = double.PositiveInfinity;

    [Fact]
    public void The_only_plan_left_is_the_best()
    {
        TransportSolution solution = ExactTransport.Solve(new[,] { { 1, Never }, { 0, 4 } }, [0.5, 0.5], [0.5, 0.5]);
        Assert.Equal(2.5, solution.Value);
        Assert.Equal([(0, 0), (1, 1)], solution.Plan.ToArray().Select(shipment => (shipment.Source, shipment.Target)));
        Assert.All([.. solution.SourcePotentials, .. solution.TargetPotentials], potential => Assert.True(double.IsFinite(potential)));
    }

    [Fact]
    public void Rounded_weights_of_a_part_cut_off_are_no_reason_to_refuse()
    {
        // 0.1 + 0.2 is not 0.3: 5e-17 of mass could only cross.
        double[,] costs = { { 1, Never }, { 2, Never }, { Never, 3 } };
        Assert.Equal(2.6, ExactTransport.Solve(costs, [0.1, 0.2, 0.7], [0.3, 0.7]).Value, 1e-15);
        Assert.Equal(2.6, ExactTransport.Solve(costs, [0.1, 0.2, 0.7], [0.30000000000000004, 0.7]).Value, 1e-15);
    }

    [Fact]
    public void No_feasible_plan_is_said()
    {
        string Refusal(double[,] costs, double[] a, double[] b) =>
            Assert.Throws<NoFeasiblePlanException>(() => ExactTransport.Solve(costs, a, b)).Message;
        Assert.Contains("no feasible plan", Refusal(new[,] { { Never } }, [1], [1]));
        Assert.Contains("no feasible plan", Refusal(new[,] { { 1, Never }, { 2, Never } }, [0.5, 0.5], [0.5, 0.5]));
        Assert.Contains("no feasible plan", Refusal(new[,] { { 1, 1 }, { Never, Never } }, [0.5, 0.5], [0.5, 0.5]));
        Assert.Contains("of the mass 0.75 of source 1, 0.25 reaches no target",
            Refusal(new[,] { { 1, 1 }, { Never, 1 } }, [0.25, 0.75], [0.5, 0.5]));
    }

    [Fact]
    public void A_speck_that_has_nowhere_to_go_is_no_rounding() => Assert.Throws<NoFeasiblePlanException>(() =>
        ExactTransport.Solve(new[,] { { 1.0, 1.0 }, { 1.0, Never } }, [1, 1e-20], [1e-22, 1]));

    [Fact]
    public void A_cost_of_points_forbids_pairs_too()
    {
        GroundCost uphill = GroundCost.Of("uphill", (x, y) => y[0] < x[0] ? Never : y[0] - x[0]);
        Assert.Equal(1, ExactTransport.Solve(new([0, 1, 2], 1), new([1, 3, 2], 1), uphill).Value, 15);
        Assert.Throws<NoFeasiblePlanException>(() => ExactTransport.Solve(new([0, 1, 2], 1), new([1, 1.75, 1.5], 1), uphill));
    }

    [Fact]
    public void Masks_leave_the_optimum_of_what_they_allow() => Property.HoldsForSeeds(6, random =>
    {
        // A band around the diagonal, large enough for shortlists; a price of 1e6 decides as infinity does.
        const int n = 90;
        double[,] priced = new double[n, n], forbidden = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                (priced[i, j], forbidden[i, j]) = Math.Abs(i - j) <= 6 ? (random.NextDouble(), 0) : (1e6, Never);
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                if (forbidden[i, j] == 0) forbidden[i, j] = priced[i, j];
        double expected = ExactTransport.Solve(priced, Clouds.Uniform(n), Clouds.Uniform(n)).Value;
        TransportSolution solution = ExactTransport.Solve(forbidden, Clouds.Uniform(n), Clouds.Uniform(n));
        Assert.Equal(expected, solution.Value, 1e-13);
        Assert.All(solution.Plan.ToArray(), shipment => Assert.InRange(Math.Abs(shipment.Source - shipment.Target), 0, 6));
    });

    [Fact]
    public void Pairs_of_points_without_mass_may_be_forbidden_or_not()
    {
        double[,] costs = { { 1, Never, 5 }, { Never, Never, Never }, { Never, Never, 2 } };
        TransportSolution solution = ExactTransport.Solve(costs, [0.5, 0, 0.5], [0.5, 0, 0.5]);
        Assert.Equal(1.5, solution.Value);
        Assert.Equal((0, 0), (solution.SourcePotentials[1], solution.TargetPotentials[1]));
    }
}
