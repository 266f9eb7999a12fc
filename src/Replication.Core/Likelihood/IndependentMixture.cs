using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Core.Likelihood;

/// <summary>
/// A mixture of Gaussians whose coordinates are independent within a component, fitted by expectation maximisation (Dempster, Laird and
/// Rubin 1977). Immutable; thread-safe for reading. NaN in the data passes through to every result.
/// </summary>
/// <remarks>scikit-learn's <c>GaussianMixture(covariance_type="diag", reg_covar=0)</c> takes the same steps.</remarks>
public sealed class IndependentMixture
{
    readonly double[] _logWeights, _logNorms;
    readonly double[][] _precisions;

    /// <summary>Makes the mixture; keeps its arguments.</summary>
    /// <param name="weights">One for each component; their sum is 1.</param>
    /// <param name="means">[component][coordinate].</param>
    /// <param name="variances">[component][coordinate], positive.</param>
    public IndependentMixture(IReadOnlyList<double> weights, IReadOnlyList<double[]> means, IReadOnlyList<double[]> variances)
    {
        (Weights, Means, Variances) = (weights, means, variances);
        _logWeights = [.. weights.Select(weight => Math.Log(weight))];
        _logNorms = [.. variances.Select(own => -0.5 * own.Sum(variance => Math.Log(2 * Math.PI * variance)))];
        _precisions = [.. variances.Select(own => Array.ConvertAll(own, variance => 1 / variance))];
    }

    /// <summary>The weights. Their sum is 1.</summary>
    public IReadOnlyList<double> Weights { get; }

    /// <summary>The means, [component][coordinate]. Do not write to them.</summary>
    public IReadOnlyList<double[]> Means { get; }

    /// <summary>The variances, [component][coordinate]. Do not write to them.</summary>
    public IReadOnlyList<double[]> Variances { get; }

    /// <summary>A start for EM: equal weights, means at different points of the data, and the data's variances in each component.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="components">How many; at most the number of points.</param>
    /// <param name="draws">Chooses the points.</param>
    public static IndependentMixture At(double[][] data, int components, RandomStream draws)
    {
        var chosen = data.ToArray();
        draws.Shuffle<double[]>(chosen);
        var whole = Maximised(data, [.. data.Select(_ => (double[])[1])]);
        return new(
            [.. Enumerable.Repeat(1.0 / components, components)], chosen[..components],
            [.. Enumerable.Repeat(whole.Variances[0], components)]);
    }

    /// <summary>Points that the mixture draws, [point][coordinate].</summary>
    /// <param name="count">How many.</param>
    /// <param name="draws">Source of components and coordinates.</param>
    public double[][] Sample(int count, RandomStream draws) =>
    [
        .. Enumerable.Range(0, count).Select(_ => HiddenMarkovModel.Drawn(Weights, draws)).Select(k =>
            Means[k].Zip(Variances[k], (mean, variance) => mean + Math.Sqrt(variance) * draws.NextGaussian()).ToArray()),
    ];

    /// <summary>The same law by multivariate Gaussians: slower, for comparison.</summary>
    public GaussianMixture Law => new(Weights, [.. Means.Zip(Variances, (mean, variance) =>
        MultivariateGaussian.Diagonal(mean, [.. variance.Select(Math.Sqrt)]))]);

    /// <summary>log of each component's weight times its density at a point: log p(x, k).</summary>
    /// <param name="x">The point.</param>
    public double[] LogJoint(double[] x)
    {
        var logs = new double[_logNorms.Length];
        for (var k = 0; k < logs.Length; k++)
        {
            double[] mean = Means[k], precision = _precisions[k];
            double square = 0;
            for (var i = 0; i < x.Length; i++) square += (x[i] - mean[i]) * (x[i] - mean[i]) * precision[i];
            logs[k] = _logWeights[k] + _logNorms[k] - 0.5 * square;
        }

        return logs;
    }

    /// <summary>Mean log-likelihood of points, in nats.</summary>
    /// <param name="data">[point][coordinate].</param>
    public double LogLikelihood(double[][] data) => data.Average(x => LogSumExp.Of(LogJoint(x)));

    /// <summary>The E-step: the posterior of the component at each point, [point][component].</summary>
    /// <param name="data">[point][coordinate].</param>
    public double[][] Posterior(double[][] data) => [.. data.Select(x => Shares(LogJoint(x)))];

    /// <summary>Numbers that are proportional to exponentials and sum to 1.</summary>
    /// <param name="logs">The exponents; one at least is above -infinity.</param>
    public static double[] Shares(IReadOnlyList<double> logs)
    {
        var total = LogSumExp.Of([.. logs]);
        return [.. logs.Select(log => Math.Exp(log - total))];
    }

    /// <summary>
    /// The bound on the mean log-likelihood that shares give: the mean of log p(x, k) under them plus their entropy, which is the mean
    /// log-likelihood less the mean of KL(shares || posterior).
    /// </summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="shares">[point][component]; those of a point sum to 1.</param>
    public double Bound(double[][] data, double[][] shares) => data.Zip(shares, (x, own) =>
        LogJoint(x).Zip(own, (log, share) => share > 0 ? share * (log - Math.Log(share)) : 0).Sum()).Average();

    /// <summary>The M-step: the mixture of greatest bound for given shares.</summary>
    /// <param name="data">[point][coordinate].</param>
    /// <param name="shares">[point][component]; every component has some.</param>
    /// <param name="least">The least variance, at which the bound is greatest where it would be less.</param>
    public static IndependentMixture Maximised(double[][] data, double[][] shares, double least = 0)
    {
        var (counts, means, squares) = (new double[shares[0].Length], Zeros(), Zeros());
        Each((share, x, k) =>
        {
            counts[k] += share;
            var mean = means[k];
            for (var i = 0; i < x.Length; i++) mean[i] += share * x[i];
        });
        for (var k = 0; k < counts.Length; k++)
            for (var i = 0; i < means[k].Length; i++) means[k][i] /= counts[k];
        Each((share, x, k) =>
        {
            double[] mean = means[k], square = squares[k];
            for (var i = 0; i < x.Length; i++) square[i] += share * (x[i] - mean[i]) * (x[i] - mean[i]);
        });
        return new(
            [.. counts.Select(count => count / data.Length)], means,
            [.. squares.Select((own, k) => Array.ConvertAll(own, square => Math.Max(square / counts[k], least)))]);

        double[][] Zeros() => [.. shares[0].Select(_ => new double[data[0].Length])];

        void Each(Action<double, double[], int> add)
        {
            for (var n = 0; n < data.Length; n++)
                for (var k = 0; k < counts.Length; k++) add(shares[n][k], data[n], k);
        }
    }
}
