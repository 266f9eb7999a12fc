using MathNet.Numerics;

namespace Replication.Core.Likelihood;

/// <summary>K-means by Lloyd's two steps: every point to its nearest mean, every mean to the middle of its points.</summary>
/// <remarks>scikit-learn's <c>KMeans(algorithm="lloyd")</c> takes the same steps, except for means without points.</remarks>
public static class MeansClustering
{
    /// <summary>The nearest mean of each point; of equally near ones the first.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="means">[cluster][coordinate].</param>
    public static int[] Nearest(double[][] data, IReadOnlyList<double[]> means) =>
        [.. data.Select(x => Enumerable.Range(0, means.Count).MinBy(k => Distance.SSD(x, means[k])))];

    /// <summary>The middle of the points of each cluster; a cluster without points keeps its mean.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="clusters">The cluster of each point.</param>
    /// <param name="means">The means so far, [cluster][coordinate].</param>
    public static double[][] Middles(double[][] data, int[] clusters, IReadOnlyList<double[]> means) =>
    [
        .. means.Select((mean, k) =>
        {
            double[][] own = [.. data.Where((_, n) => clusters[n] == k)];
            return own.Length == 0 ? mean : [.. mean.Select((_, i) => own.Average(x => x[i]))];
        }),
    ];

    /// <summary>What both steps lower: the mean squared distance of points from the means of their clusters.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="clusters">The cluster of each point.</param>
    /// <param name="means">[cluster][coordinate].</param>
    public static double Distortion(double[][] data, int[] clusters, IReadOnlyList<double[]> means) =>
        data.Select((x, n) => Distance.SSD(x, means[clusters[n]])).Average();
}
