using Replication.Oracles.Kernels;
using Replication.Oracles.Transport;

namespace Replication.Oracles.Samples;

/// <summary>Distances to nearest neighbours, squared, by comparison of all pairs: exact in any dimension.</summary>
static class NearestNeighbours
{
    // Two tiles of points of a thousand coordinates each fit into a second-level cache.
    const int Tile = 32;

    /// <summary>For each point the squared distance to the k-th nearest of the others; 0 where k others coincide with it.</summary>
    public static double[] SquaredRadii(PointCloud cloud, int k)
    {
        var nearest = new double[cloud.Count][];
        for (var i = 0; i < nearest.Length; i++) Array.Fill(nearest[i] = new double[k], double.PositiveInfinity);
        for (var rows = 0; rows < cloud.Count; rows += Tile)
        {
            for (var columns = 0; columns <= rows; columns += Tile)
            {
                for (var i = rows; i < Math.Min(rows + Tile, cloud.Count); i++)
                {
                    for (var j = columns; j < Math.Min(columns + Tile, i); j++)
                    {
                        var squared = Lanes.SquaredDistance(cloud[i], cloud[j]);
                        Insert(nearest[i], squared);
                        Insert(nearest[j], squared);
                    }
                }
            }
        }
        return Array.ConvertAll(nearest, squares => squares[^1]);
    }

    /// <summary>How many closed balls each point of <paramref name="y"/> lies in, and which balls have a point in them.</summary>
    /// <param name="x">The centres.</param>
    /// <param name="squaredRadii">The square of each radius.</param>
    /// <param name="y">The points.</param>
    public static (int[] BallsOfPoint, bool[] Hit) CountBalls(PointCloud x, double[] squaredRadii, PointCloud y)
    {
        var balls = new int[y.Count];
        var hit = new bool[x.Count];
        for (var rows = 0; rows < x.Count; rows += Tile)
        {
            for (var columns = 0; columns < y.Count; columns += Tile)
            {
                for (var i = rows; i < Math.Min(rows + Tile, x.Count); i++)
                {
                    for (var j = columns; j < Math.Min(columns + Tile, y.Count); j++)
                    {
                        if (Lanes.SquaredDistance(x[i], y[j]) > squaredRadii[i]) continue;
                        balls[j]++;
                        hit[i] = true;
                    }
                }
            }
        }
        return (balls, hit);
    }

    /// <summary>The preconditions that the measures by nearest neighbours share.</summary>
    public static void Require(PointCloud real, PointCloud generated, int k, int generatedMinimum)
    {
        ArgumentNullException.ThrowIfNull(real);
        ArgumentNullException.ThrowIfNull(generated);
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        real.RequireSameDimension(generated, nameof(generated));
        real.RequireDraws(k + 1, nameof(real));
        generated.RequireDraws(generatedMinimum, nameof(generated));
    }

    static void Insert(double[] ascending, double value)
    {
        var place = ascending.Length - 1;
        if (!(value < ascending[place])) return;
        for (; place > 0 && ascending[place - 1] > value; place--) ascending[place] = ascending[place - 1];
        ascending[place] = value;
    }
}
