using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

public class BadInputTests
{
    static readonly double[,] Costs = { { 1, 2 }, { 3, 4 } };

    [Fact]
    public void Weights_that_do_not_balance() =>
        Refuses("do not balance", () => ExactTransport.Solve(Costs, [0.5, 0.5], [0.5, 0.6]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(-0.5)]
    public void Weights_that_are_no_mass(double weight) =>
        Refuses("Weight 1 is", () => ExactTransport.Solve(Costs, [1, weight], [0.5, 0.5]));

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.NegativeInfinity)]
    public void Costs_that_are_none(double cost)
    {
        Refuses("cost of source 0 and target 1 is", () => ExactTransport.Solve(new[,] { { 1, cost }, { 3, 4 } }, [0.5, 0.5], [0.5, 0.5]));
        GroundCost broken = GroundCost.Of("broken", (x, y) => x[0] > 1 && y[0] > 0 ? cost : 0);
        Refuses("cost of source 2 and target 1 is", () =>
            ExactTransport.Solve(new PointCloud([0, 1, 2], 1), new PointCloud([0, 1, 2], 1), broken));
    }

    [Fact]
    public void Nothing_at_all()
    {
        Refuses("matrix is empty", () => ExactTransport.Solve(new double[0, 0], [], []));
        Refuses("at least one point", () => new PointCloud([], 2));
        Refuses("positive, finite mass", () => ExactTransport.Solve(Costs, [0, 0], [0, 0]));
    }

    [Fact]
    public void Sizes_that_do_not_fit()
    {
        Refuses("3 weights for 2 points", () => ExactTransport.Solve(Costs, [0.5, 0.25, 0.25], [0.5, 0.5]));
        Refuses("no whole number of points", () => new PointCloud([1, 2, 3], 2));
        Refuses("at least one coordinate", () => new PointCloud([1, 2, 3], 0));
        Refuses("live in one space", () =>
            ExactTransport.Solve(new PointCloud([1, 2], 1), new PointCloud([1, 2], 2), GroundCost.Euclidean));
        Refuses("no such points", () => ExactTransport.Certify(
            new PointCloud([1, 2], 1), new PointCloud([1, 2], 1), GroundCost.Euclidean, [new Shipment(2, 0, 1, 0)], [0, 0], [0, 0]));
        Refuses("Expected 2 and 2 potentials", () => ExactTransport.Certify(
            new PointCloud([1, 2], 1), new PointCloud([1, 2], 1), GroundCost.Euclidean, [], [0], [0, 0]));
    }

    [Fact]
    public void Coordinates_that_are_not_finite_or_too_large_to_square()
    {
        Refuses("Coordinate 1 of point 0", () => new PointCloud([1, double.NaN], 2));
        Refuses("too large to compute", () =>
            ExactTransport.Solve(new PointCloud([1e200], 1), new PointCloud([-1e200], 1), GroundCost.Euclidean));
    }

    [Fact]
    public void A_null_is_named()
    {
        PointCloud cloud = new([1], 1);
        Assert.Throws<ArgumentNullException>(() => ExactTransport.Solve(null!, cloud, GroundCost.Euclidean));
        Assert.Throws<ArgumentNullException>(() => ExactTransport.Solve(cloud, null!, GroundCost.Euclidean));
        Assert.Throws<ArgumentNullException>(() => ExactTransport.Solve(cloud, cloud, null!));
        Assert.Throws<ArgumentNullException>(() => ExactTransport.Solve(null!, [1], [1]));
    }

    static void Refuses(string part, Func<object> call) => Assert.Contains(part, Assert.ThrowsAny<ArgumentException>(call).Message);
}
