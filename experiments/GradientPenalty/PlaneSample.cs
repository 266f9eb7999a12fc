using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>One sample beside a surface.</summary>
/// <param name="Law">Where it comes from: <c>real</c> or <c>generated</c>.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
sealed record PlaneSample(string Law, double X, double Y)
{
    /// <summary>The first of a cloud's points.</summary>
    public static IEnumerable<PlaneSample> First(int count, string law, PointCloud cloud) =>
        Enumerable.Range(0, Math.Min(count, cloud.Count)).Select(i => new PlaneSample(law, cloud[i][0], cloud[i][1]));
}
