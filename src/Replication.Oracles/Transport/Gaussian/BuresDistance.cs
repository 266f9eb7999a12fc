namespace Replication.Oracles.Transport;

/// <summary>
/// The distance of two covariances L1 L1^T and L2 L2^T: the least Frobenius norm of L1 - L2 U over orthogonal U, attained by the polar
/// factor of C = L2^T L1.
/// </summary>
/// <remarks>
/// The singular vectors of C come from the eigenvectors of C^T C, which costs a third of a general decomposition. That squares the
/// condition, so those of small singular values are mixed; rotations of Hestenes (1958) part them.
/// </remarks>
static class BuresDistance
{
    /// <summary>Cosine up to which singular vectors count as orthogonal: what is left of it is removed to second order.</summary>
    const double Orthogonal = 1e-9;

    /// <summary>The distance, at least 0.</summary>
    /// <param name="first">The columns of L1.</param>
    /// <param name="second">The columns of L2, of the same length.</param>
    public static double Between(double[][] first, double[][] second)
    {
        if (first.Length > second.Length) (first, second) = (second, first);
        if (first.Length == 0) return Math.Sqrt(second.Sum(Square));
        var dimension = first[0].Length;
        var cross = Rows.Products(second, first);
        var columns = Rows.Transposed(cross, first.Length);
        var (right, left) = Parted(SymmetricEigen.Of(Rows.Gram(columns)).Vectors, cross);
        var norms = Array.ConvertAll(left, column => Math.Sqrt(Square(column)));
        // Directions whose singular value is 0 are matched with nothing.
        var (kept, rest) = (Indices(norm => norm > 0), Indices(norm => norm == 0));
        var unit = Orthonormal([.. kept.Select(i => Array.ConvertAll(left[i], value => value / norms[i]))]);
        var (rowsOfFirst, rowsOfSecond) = (Rows.Transposed(first, dimension), Rows.Transposed(second, dimension));
        var imagesOfFirst = Rows.Products(right, rowsOfFirst);
        var imagesOfSecond = Rows.Products(unit, rowsOfSecond);
        var squared = kept.Select((i, k) => SquareOfDifference(imagesOfFirst[i], imagesOfSecond[k])).Sum()
            + rest.Sum(i => Square(imagesOfFirst[i]));
        return Math.Sqrt(squared + (kept.Length == second.Length ? 0 : Unmatched(second, imagesOfSecond, unit)));

        int[] Indices(Predicate<double> keep) => [.. norms.Index().Where(norm => keep(norm.Item)).Select(norm => norm.Index)];
    }

    /// <summary>The squared norm of L2 (I - U U^T).</summary>
    static double Unmatched(double[][] second, double[][] images, double[][] unit)
    {
        if (unit.Length == 0) return second.Sum(Square);
        var matched = Rows.Products(Rows.Transposed(unit, second.Length), Rows.Transposed(images, second[0].Length));
        return second.Zip(matched, SquareOfDifference).Sum();
    }

    /// <summary>Right singular vectors v of C and their images C v, orthogonal to each other.</summary>
    static (double[][] Right, double[][] Left) Parted(double[][] right, double[][] cross)
    {
        var left = Rows.Products(right, cross);
        for (var sweep = 0; sweep < 30; sweep++)
        {
            var squares = Array.ConvertAll(left, Square);
            var turned = false;
            var products = Rows.Gram(left);
            for (var i = 0; i < left.Length; i++)
            {
                for (var j = i + 1; j < left.Length; j++)
                {
                    if (!(Math.Abs(products[i][j]) > Orthogonal * Math.Sqrt(squares[i]) * Math.Sqrt(squares[j]))) continue;
                    double a = Square(left[i]), b = Square(left[j]), product = Rows.Dot(left[i], left[j]);
                    if (!(Math.Abs(product) > Orthogonal * Math.Sqrt(a) * Math.Sqrt(b))) continue;
                    var cotangent = (b - a) / (2 * product);
                    var tangent = (cotangent >= 0 ? 1 : -1) / (Math.Abs(cotangent) + Math.Sqrt(1 + cotangent * cotangent));
                    var cosine = 1 / Math.Sqrt(1 + tangent * tangent);
                    Rows.Rotate(left[i], left[j], cosine, cosine * tangent);
                    Rows.Rotate(right[i], right[j], cosine, cosine * tangent);
                    turned = true;
                }
            }
            if (!turned) break;
        }
        return (right, left);
    }

    /// <summary>One step of Newton and Schulz towards the nearest orthonormal vectors: (3 U - U U^T U) / 2.</summary>
    static double[][] Orthonormal(double[][] vectors)
    {
        if (vectors.Length == 0) return vectors;
        var products = Rows.Products(Rows.Gram(vectors), Rows.Transposed(vectors, vectors[0].Length));
        return [.. vectors.Zip(products, (vector, product) => vector.Zip(product, (v, p) => 1.5 * v - 0.5 * p).ToArray())];
    }

    static double Square(double[] vector) => Rows.Dot(vector, vector);

    static double SquareOfDifference(double[] first, double[] second)
    {
        var sum = 0.0;
        for (var k = 0; k < first.Length; k++) sum += (first[k] - second[k]) * (first[k] - second[k]);
        return sum;
    }
}
