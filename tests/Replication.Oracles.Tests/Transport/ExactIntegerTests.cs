using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>
/// Integer costs and weights, solved in integer arithmetic by another algorithm: successive shortest paths of Bellman and Ford.
/// </summary>
public class ExactIntegerTests
{
    [Fact]
    public void Integer_instances_have_the_exact_integer_optimum() => Property.HoldsForSeeds(60, random =>
    {
        int n = 1 + random.Next(25), m = 1 + random.Next(25), most = random.Next(2) == 0 ? 3 : 1_000_000;
        var costs = new long[n, m];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
                costs[i, j] = random.Next(-most / 4, most);
        (long[] supply, long[] demand) = Balanced(random, n, m);
        long exact = SuccessiveShortestPaths(costs, supply, demand);

        var real = new double[n, m];
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
                real[i, j] = costs[i, j];
        TransportSolution solution =
            ExactTransport.Solve(real, Array.ConvertAll(supply, w => (double)w), Array.ConvertAll(demand, w => (double)w));
        Assert.Equal(exact, solution.Value, 1e-13 * Math.Max(1, (double)most * supply.Sum()));
        Assert.Equal(exact, (long)Math.Round(solution.Value));
    });

    static (long[] Supply, long[] Demand) Balanced(Random random, int n, int m)
    {
        var supply = new long[n];
        var demand = new long[m];
        for (int unit = 0; unit < 3 * (n + m); unit++)
        {
            supply[random.Next(n)]++;
            demand[random.Next(m)]++;
        }
        return (supply, demand);
    }

    static long SuccessiveShortestPaths(long[,] costs, long[] supply, long[] demand)
    {
        int n = supply.Length, m = demand.Length;
        long[] left = [.. supply], wanted = [.. demand];
        var flow = new long[n, m];
        long value = 0;
        while (left.Any(units => units > 0))
        {
            var distance = new long[n + m];
            var from = new int[n + m];
            Array.Fill(distance, long.MaxValue / 2);
            Array.Fill(from, -1);
            for (int i = 0; i < n; i++) if (left[i] > 0) distance[i] = 0;
            for (bool changed = true; changed;)
            {
                changed = false;
                for (int i = 0; i < n; i++)
                {
                    for (int j = 0; j < m; j++)
                    {
                        if (distance[i] < long.MaxValue / 2 && distance[i] + costs[i, j] < distance[n + j])
                            (distance[n + j], from[n + j], changed) = (distance[i] + costs[i, j], i, true);
                        if (flow[i, j] > 0 && distance[n + j] - costs[i, j] < distance[i])
                            (distance[i], from[i], changed) = (distance[n + j] - costs[i, j], n + j, true);
                    }
                }
            }
            int end = Enumerable.Range(0, m).Where(j => wanted[j] > 0).MinBy(j => distance[n + j]) + n;
            var path = new List<int> { end };
            while (from[path[^1]] >= 0) path.Add(from[path[^1]]);
            path.Reverse();
            long push = Math.Min(left[path[0]], wanted[end - n]);
            for (int k = 0; k + 1 < path.Count; k++)
                if (path[k] >= n) push = Math.Min(push, flow[path[k + 1], path[k] - n]);
            for (int k = 0; k + 1 < path.Count; k++)
            {
                (int i, int j, int sign) = path[k] < n ? (path[k], path[k + 1] - n, 1) : (path[k + 1], path[k] - n, -1);
                flow[i, j] += sign * push;
                value += sign * push * costs[i, j];
            }
            left[path[0]] -= push;
            wanted[end - n] -= push;
        }
        return value;
    }
}
