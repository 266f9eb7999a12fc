namespace Replication.Core.Likelihood;

/// <summary>K-means by Lloyd's two steps: every point to its nearest mean, every mean to the middle of its points.</summary>
/// <remarks>scikit-learn's <c>KMeans(algorithm="lloyd")</c> takes the same steps, except for means without points.</remarks>
public static class MeansClustering
{
    /// <summary>The nearest mean of each point; of equally near ones the first.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="means">[cluster][coordinate].</param>
    public static int[] Nearest(double[][] data, IReadOnlyList<double[]> means) =>
        [.. data.Select(x => Enumerable.Range(0, means.Count).MinBy(k => SquaredDistance(x, means[k])))];

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
        data.Select((x, n) => SquaredDistance(x, means[clusters[n]])).Average();

    /// <summary>The squared distance of two points.</summary>
    /// <param name="x">One.</param>
    /// <param name="mean">The other, of equal length.</param>
    public static double SquaredDistance(double[] x, double[] mean)
    {
        double sum = 0;
        for (var i = 0; i < x.Length; i++) sum += (x[i] - mean[i]) * (x[i] - mean[i]);
        return sum;
    }
}
