namespace Replication.Oracles.Transport;

/// <summary>
/// What counts as a covariance, in one place, and its factor L with S = L L^T, by columns, as many as S has rank.
/// </summary>
/// <remarks>
/// A covariance is symmetric and positive semidefinite but for the rounding of float32, in which most are made: entries differ from their
/// mirror images, and negative eigenvalues from 0, by at most <see cref="Rounding"/> times the largest entry or eigenvalue of that matrix.
/// Entries are averaged with their mirror images; negative eigenvalues count as 0.
/// </remarks>
static class CovarianceFactor
{
    /// <summary>
    /// Four times the unit roundoff of float32 and the square root of the dimension: rounding d^2 entries moves an eigenvalue by no more.
    /// </summary>
    public static double Rounding(int dimension) => 4 * Math.ScaleB(1, -24) * Math.Sqrt(dimension);

    /// <summary>The largest magnitude of the entries.</summary>
    /// <exception cref="ArgumentException">Another shape than d times d, an entry that is not finite, or no symmetry.</exception>
    public static double Scale(double[,] covariance, int dimension, string parameter)
    {
        ArgumentNullException.ThrowIfNull(covariance, parameter);
        int rows = covariance.GetLength(0), columns = covariance.GetLength(1);
        if (rows != dimension || columns != dimension)
            throw new ArgumentException(
                $"The covariance has the shape [{rows}, {columns}]; expected [{dimension}, {dimension}].", parameter);
        double largest = 0, skew = 0;
        for (var i = 0; i < dimension; i++)
        {
            for (var j = 0; j < dimension; j++)
            {
                if (!double.IsFinite(covariance[i, j]))
                    throw new ArgumentException("The covariance has an entry that is NaN or infinite.", parameter);
                largest = Math.Max(largest, Math.Abs(covariance[i, j]));
                skew = Math.Max(skew, Math.Abs(covariance[i, j] / 2 - covariance[j, i] / 2));
            }
        }
        return skew <= Rounding(dimension) * largest / 2
            ? largest
            : throw new ArgumentException($"The covariance is not symmetric: an entry is {2 * skew:G6} from its mirror image.", parameter);
    }

    /// <summary>The columns of L for the covariance times 2^-exponent.</summary>
    /// <exception cref="ArgumentException">A negative eigenvalue beyond rounding.</exception>
    public static double[][] Of(double[,] covariance, int exponent, string parameter)
    {
        var dimension = covariance.GetLength(0);
        double[][] matrix = [.. Enumerable.Range(0, dimension).Select(i => Enumerable.Range(0, dimension).Select(j =>
            Math.ScaleB(covariance[i, j], -exponent) / 2 + Math.ScaleB(covariance[j, i], -exponent) / 2).ToArray())];
        return Of(matrix, exponent, parameter);
    }

    /// <summary>The columns of L for a symmetric matrix, a covariance times 2^-exponent.</summary>
    /// <exception cref="ArgumentException">A negative eigenvalue beyond rounding.</exception>
    public static double[][] Of(double[][] matrix, int exponent, string parameter) =>
        ByPivots(matrix) ?? ByEigenvalues(matrix, exponent, parameter);

    /// <summary>
    /// Cholesky's factor, pivoted by the share of a variance that is left, so that the scales of the coordinates do not matter. Null where
    /// what is left is more than double precision explains: then the matrix is not positive semidefinite to that precision.
    /// </summary>
    /// <remarks>Source: Higham (1990), "Analysis of the Cholesky decomposition of a semi-definite matrix".</remarks>
    static double[][]? ByPivots(double[][] matrix)
    {
        var dimension = matrix.Length;
        var rounding = 4 * dimension * Math.ScaleB(1, -53);
        if (Enumerable.Range(0, dimension).Any(i => matrix[i][i] < 0)) return null;
        var left = Enumerable.Range(0, dimension).Select(i => matrix[i][i]).ToArray();
        double[][] factor = [.. left.Select(_ => new double[dimension])];
        var rank = 0;
        for (; rank < dimension; rank++)
        {
            var pivot = -1;
            var share = rounding;
            for (var i = 0; i < dimension; i++)
            {
                if (left[i] > share * matrix[i][i]) (pivot, share) = (i, left[i] / matrix[i][i]);
            }
            if (pivot < 0) break;
            var root = Math.Sqrt(left[pivot]);
            for (var i = 0; i < dimension; i++)
            {
                if (left[i] == 0) continue;
                var entry = i == pivot ? root
                    : (matrix[i][pivot] - Rows.Dot(factor[i].AsSpan(0, rank), factor[pivot].AsSpan(0, rank))) / root;
                factor[i][rank] = entry;
                left[i] -= entry * entry;
            }
            left[pivot] = 0;
        }
        return Explains(matrix, factor, rank, 2 * rounding) ? Rows.Transposed(factor, rank) : null;
    }

    static bool Explains(double[][] matrix, double[][] factor, int rank, double rounding)
    {
        // A full factor leaves nothing but rounding.
        if (rank == matrix.Length) return true;
        for (var i = 0; i < matrix.Length; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var rest = matrix[i][j] - Rows.Dot(factor[i].AsSpan(0, rank), factor[j].AsSpan(0, rank));
                if (!(Math.Abs(rest) <= rounding * Math.Sqrt(matrix[i][i]) * Math.Sqrt(matrix[j][j]))) return false;
            }
        }
        return true;
    }

    static double[][] ByEigenvalues(double[][] matrix, int exponent, string parameter)
    {
        var (values, vectors) = SymmetricEigen.Of(matrix);
        var largest = values.Max();
        if (!(values.Min() >= -Rounding(matrix.Length) * largest))
        {
            throw new ArgumentException(
                $"The covariance has the negative eigenvalue {Math.ScaleB(values.Min(), exponent):G6}, and "
                + $"{Math.ScaleB(largest, exponent):G6} as its largest: that is more than float32 rounding "
                + $"({Rounding(matrix.Length):G2} of the largest).", parameter);
        }
        return [.. values.Zip(vectors).Where(pair => pair.First > 0)
            .Select(pair => Array.ConvertAll(pair.Second, entry => entry * Math.Sqrt(pair.First)))];
    }
}
