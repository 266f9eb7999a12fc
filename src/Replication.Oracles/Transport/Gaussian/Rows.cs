using System.Numerics;
using System.Runtime.InteropServices;

namespace Replication.Oracles.Transport;

/// <summary>Matrices as arrays of rows of equal length.</summary>
static class Rows
{
    // Parts of rows that stay in the caches: four of 4 kB in the first, 48 of them in the second.
    const int Depth = 512;
    const int Block = 48;

    /// <summary>A B^T: the dot product of each row of one matrix with each row of another.</summary>
    public static double[][] Products(double[][] first, double[][] second) => Products(first, second, symmetric: false);

    /// <summary>A A^T.</summary>
    public static double[][] Gram(double[][] rows)
    {
        var products = Products(rows, rows, symmetric: true);
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < i; j++) products[j][i] = products[i][j];
        }
        return products;
    }

    // Of a symmetric product only the columns up to the row are wanted.
    static double[][] Products(double[][] first, double[][] second, bool symmetric)
    {
        double[][] result = [.. first.Select(_ => new double[second.Length])];
        var length = first.Length == 0 ? 0 : first[0].Length;
        for (var depth = 0; depth < length; depth += Depth)
        {
            var part = Math.Min(Depth, length - depth);
            for (var start = 0; start < second.Length; start += Block)
            {
                for (var i = symmetric ? start : 0; i < first.Length; i += 4)
                {
                    var end = Math.Min(start + Block, symmetric ? Math.Min(i + 4, second.Length) : second.Length);
                    var j = start;
                    if (i + 4 <= first.Length)
                    {
                        for (; j + 3 <= end; j += 3) AddTile(first, i, second, j, depth, part, result);
                    }
                    for (; j < end; j++)
                    {
                        for (var row = i; row < Math.Min(i + 4, first.Length); row++)
                            result[row][j] += Dot(first[row].AsSpan(depth, part), second[j].AsSpan(depth, part));
                    }
                }
            }
        }
        return result;
    }

    public static double[][] Transposed(double[][] rows, int columns) =>
        [.. Enumerable.Range(0, columns).Select(column => Array.ConvertAll(rows, row => row[column]))];

    public static double Dot(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(first);
        var b = MemoryMarshal.Cast<double, Vector<double>>(second);
        Vector<double> even = default, odd = default;
        var k = 0;
        for (; k + 2 <= a.Length; k += 2)
        {
            even += a[k] * b[k];
            odd += a[k + 1] * b[k + 1];
        }
        if (k < a.Length) even += a[k] * b[k];
        var sum = Vector.Sum(even + odd);
        for (k = a.Length * Vector<double>.Count; k < first.Length; k++) sum += first[k] * second[k];
        return sum;
    }

    /// <summary>Turns two rows into (cosine a - sine b, sine a + cosine b).</summary>
    public static void Rotate(double[] first, double[] second, double cosine, double sine)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(first.AsSpan());
        var b = MemoryMarshal.Cast<double, Vector<double>>(second.AsSpan());
        for (var k = 0; k < a.Length; k++) (a[k], b[k]) = (cosine * a[k] - sine * b[k], sine * a[k] + cosine * b[k]);
        for (var k = a.Length * Vector<double>.Count; k < first.Length; k++)
            (first[k], second[k]) = (cosine * first[k] - sine * second[k], sine * first[k] + cosine * second[k]);
    }

    // Twelve sums fill the registers: seven loads serve twelve products.
    static void AddTile(double[][] first, int i, double[][] second, int j, int depth, int part, double[][] result)
    {
        var a0 = MemoryMarshal.Cast<double, Vector<double>>(first[i].AsSpan(depth, part));
        var a1 = MemoryMarshal.Cast<double, Vector<double>>(first[i + 1].AsSpan(depth, part));
        var a2 = MemoryMarshal.Cast<double, Vector<double>>(first[i + 2].AsSpan(depth, part));
        var a3 = MemoryMarshal.Cast<double, Vector<double>>(first[i + 3].AsSpan(depth, part));
        var b0 = MemoryMarshal.Cast<double, Vector<double>>(second[j].AsSpan(depth, part));
        var b1 = MemoryMarshal.Cast<double, Vector<double>>(second[j + 1].AsSpan(depth, part));
        var b2 = MemoryMarshal.Cast<double, Vector<double>>(second[j + 2].AsSpan(depth, part));
        Vector<double> s00 = default, s01 = default, s02 = default, s10 = default, s11 = default, s12 = default,
            s20 = default, s21 = default, s22 = default, s30 = default, s31 = default, s32 = default;
        for (var k = 0; k < a0.Length; k++)
        {
            Vector<double> x = b0[k], y = b1[k], z = b2[k], value = a0[k];
            (s00, s01, s02) = (Sum(value, x, s00), Sum(value, y, s01), Sum(value, z, s02));
            value = a1[k];
            (s10, s11, s12) = (Sum(value, x, s10), Sum(value, y, s11), Sum(value, z, s12));
            value = a2[k];
            (s20, s21, s22) = (Sum(value, x, s20), Sum(value, y, s21), Sum(value, z, s22));
            value = a3[k];
            (s30, s31, s32) = (Sum(value, x, s30), Sum(value, y, s31), Sum(value, z, s32));
        }
        Span<double> sums =
        [
            Vector.Sum(s00), Vector.Sum(s01), Vector.Sum(s02), Vector.Sum(s10), Vector.Sum(s11), Vector.Sum(s12),
            Vector.Sum(s20), Vector.Sum(s21), Vector.Sum(s22), Vector.Sum(s30), Vector.Sum(s31), Vector.Sum(s32),
        ];
        for (var row = 0; row < 4; row++)
        {
            for (var column = 0; column < 3; column++)
            {
                var sum = sums[3 * row + column];
                for (var k = depth + a0.Length * Vector<double>.Count; k < depth + part; k++)
                    sum += first[i + row][k] * second[j + column][k];
                result[i + row][j + column] += sum;
            }
        }

        static Vector<double> Sum(Vector<double> a, Vector<double> b, Vector<double> sum) => Vector.MultiplyAddEstimate(a, b, sum);
    }
}
