using Replication.Oracles.Transport;

namespace Replication.Oracles.Tests.Transport;

/// <summary>Eigenvectors and products of matrices are what their definition says, at every size of the parts they come from.</summary>
public class SymmetricEigenTests
{
    [Fact]
    public void Eigenvectors_are_orthonormal_and_the_matrix_stretches_them() => Property.HoldsForSeeds(40, random =>
        Check(Symmetric(1 + random.Next(40), (_, _) => Clouds.Normal(random))));

    [Fact]
    public void Rotations_that_are_gathered_more_than_once_turn_the_vectors_all_the_same()
    {
        var random = new Random(1);
        Check(Symmetric(330, (_, _) => Clouds.Normal(random)));
    }

    [Theory]
    [InlineData(1e-150)]
    [InlineData(1e-10)]
    [InlineData(1e150)]
    public void The_unit_does_not_matter(double unit)
    {
        var random = new Random(2);
        Check(Symmetric(30, (_, _) => unit * Clouds.Normal(random)));
    }

    [Fact]
    public void Matrices_of_blocks_repeated_eigenvalues_and_low_rank_are_decomposed_too()
    {
        var random = new Random(3);
        var direction = Clouds.Normals(random, 20);
        Check(Symmetric(20, (_, _) => 0));
        Check(Symmetric(20, (i, j) => i == j ? 1 : 0));
        Check(Symmetric(20, (i, j) => i == j ? i - 10 : 0));
        Check(Symmetric(20, (i, j) => direction[i] * direction[j]));
        Check(Symmetric(20, (i, j) => i / 5 == j / 5 ? Clouds.Normal(random) : 0));
        Check(Symmetric(20, (i, j) => i - j == 1 ? 1 : 0));
        Check(Symmetric(20, (i, j) => Math.Pow(10, -i - j)));
        Check(Symmetric(21, (i, j) => i + j == 20 ? 1 : 0));
    }

    [Fact]
    public void Known_eigenvalues_are_found()
    {
        // Twos on the diagonal and ones beside it: 2 + 2 cos(k pi / (n + 1)).
        var (values, _) = SymmetricEigen.Of(Symmetric(50, (i, j) => i == j ? 2 : i - j == 1 ? 1 : 0));
        double[] expected = [.. Enumerable.Range(1, 50).Select(k => 2 + 2 * Math.Cos(k * Math.PI / 51)).Order()];
        foreach (var (value, known) in values.Order().Zip(expected)) Assert.Equal(known, value, 1e-14);
        Assert.Equal([7], SymmetricEigen.Of([[7]]).Values);
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(4, 3, 4)]
    [InlineData(5, 7, 17)]
    [InlineData(9, 8, 30)]
    [InlineData(7, 50, 513)]
    [InlineData(50, 97, 1030)]
    public void Products_are_the_dot_products_of_all_rows(int n, int m, int length)
    {
        var random = new Random(n);
        double[][] first = Matrix(n), second = Matrix(m);
        double[][] Matrix(int rows) => [.. Enumerable.Range(0, rows).Select(_ => Clouds.Normals(random, length))];
        Assert.Equal(Expected(first, second), Rows.Products(first, second), Near);
        Assert.Equal(Expected(second, second), Rows.Gram(second), Near);
        Assert.Equal(first, Rows.Transposed(Rows.Transposed(first, length), n));
        Assert.Equal((m, 0), (Rows.Products(second, []).Length, Rows.Products([], second).Length));

        static double[][] Expected(double[][] a, double[][] b) =>
            [.. a.Select(x => b.Select(y => x.Zip(y, (u, v) => u * v).Sum()).ToArray())];
        static bool Near(double[] a, double[] b) =>
            a.Length == b.Length && a.Zip(b).All(pair => Math.Abs(pair.First - pair.Second) < 1e-11);
    }

    static double[][] Symmetric(int count, Func<int, int, double> lower)
    {
        double[][] matrix = [.. Enumerable.Range(0, count).Select(_ => new double[count])];
        for (var i = 0; i < count; i++)
            for (var j = 0; j <= i; j++)
                matrix[i][j] = matrix[j][i] = lower(i, j);
        return matrix;
    }

    static void Check(double[][] matrix)
    {
        double[][] copy = [.. matrix.Select(row => row.ToArray())];
        var (values, vectors) = SymmetricEigen.Of(matrix);
        Assert.Equal(copy, matrix);
        var norm = matrix.Max(row => row.Max(Math.Abs)) * matrix.Length;
        for (var k = 0; k < matrix.Length; k++)
        {
            for (var i = 0; i < matrix.Length; i++)
            {
                Assert.Equal(values[k] * vectors[k][i], Dot(matrix[i], vectors[k]), 1e-14 * norm);
                Assert.Equal(i == k ? 1 : 0, Dot(vectors[i], vectors[k]), 1e-13);
            }
        }
    }

    static double Dot(double[] a, double[] b) => a.Zip(b, (u, v) => u * v).Sum();
}
