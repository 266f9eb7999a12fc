using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

public class LongSolveTests
{
    [Fact]
    public void A_cancelled_solve_ends_at_the_next_poll()
    {
        using var source = new CancellationTokenSource();
        var reports = new List<TransportProgress>();
        var progress = new Synchronous(report =>
        {
            reports.Add(report);
            if (report.Pivots > 0) source.Cancel();
        });
        var random = new Random(5);
        PointCloud x = Clouds.Gaussian(random, 1000, 2), y = Clouds.Gaussian(random, 1000, 2, 2);
        Assert.ThrowsAny<OperationCanceledException>(() => ExactTransport.Solve(x, y, GroundCost.Euclidean, progress, source.Token));
        Assert.Equal(1, reports.Count(report => report.Pivots > 0));
    }

    [Fact]
    public void Progress_counts_pivots_up_and_ends_without_violated_pairs()
    {
        var reports = new List<TransportProgress>();
        var random = new Random(6);
        ExactTransport.Solve(Clouds.Gaussian(random, 800, 2), Clouds.Gaussian(random, 900, 2, 2), GroundCost.Euclidean,
            new Synchronous(reports.Add));
        Assert.True(reports.Count > 2);
        Assert.True(reports.Zip(reports.Skip(1)).All(pair => pair.First.Pivots <= pair.Second.Pivots));
        Assert.Contains(reports, report => report.ViolatedPairs > 0);
        Assert.Equal(0, reports[^1].ViolatedPairs);
    }

    [Fact]
    public void Costs_of_points_are_never_made_a_matrix()
    {
        var random = new Random(7);
        PointCloud x = Clouds.Gaussian(random, 3000, 3), y = Clouds.Gaussian(random, 3000, 3, 2);
        long before = GC.GetAllocatedBytesForCurrentThread();
        ExactTransport.Solve(x, y, GroundCost.Euclidean);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        Assert.InRange(allocated, 0, 3000L * 3000 * sizeof(double) / 3);
    }

    [Fact]
    public void The_same_bits_every_time_and_on_every_thread()
    {
        var random = new Random(8);
        PointCloud x = Clouds.WeightedGaussian(random, 300, 2), y = Clouds.WeightedGaussian(random, 350, 2, 2);
        TransportSolution[] solutions = Enumerable.Range(0, 4).AsParallel().Select(_ =>
            ExactTransport.Solve(x, y, GroundCost.Euclidean)).ToArray();
        foreach (TransportSolution solution in solutions)
        {
            Assert.Equal(solutions[0].Plan.ToArray(), solution.Plan.ToArray());
            Assert.Equal(solutions[0].SourcePotentials.ToArray(), solution.SourcePotentials.ToArray());
        }
    }

    sealed class Synchronous(Action<TransportProgress> tell) : IProgress<TransportProgress>
    {
        public void Report(TransportProgress value) => tell(value);
    }
}
