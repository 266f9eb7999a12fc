using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Against every permutation, for assignments of up to 8 points (Birkhoff: an optimal plan is a permutation).</summary>
public class BruteForceTests
{
    [Fact]
    public void Assignment_value_is_the_best_over_all_permutations() => Property.HoldsForSeeds(60, random =>
    {
        int n = 1 + random.Next(8);
        var costs = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
                costs[i, j] = random.Next(3) == 0 ? random.Next(4) : 10 * random.NextDouble() - 3;
        double best = double.PositiveInfinity;
        foreach (int[] permutation in Permutations(n)) best = Math.Min(best, permutation.Select((j, i) => costs[i, j]).Sum() / n);
        TransportSolution solution = ExactTransport.Solve(costs, Clouds.Uniform(n), Clouds.Uniform(n));
        Assert.Equal(best, solution.Value, 13);
        Assert.Equal(n, solution.Plan.Length);
    });

    static IEnumerable<int[]> Permutations(int n)
    {
        int[] current = Enumerable.Range(0, n).ToArray();
        while (true)
        {
            yield return current;
            int i = n - 2;
            while (i >= 0 && current[i] > current[i + 1]) i--;
            if (i < 0) yield break;
            int j = n - 1;
            while (current[j] < current[i]) j--;
            (current[i], current[j]) = (current[j], current[i]);
            Array.Reverse(current, i + 1, n - i - 1);
        }
    }
}
