using System.Numerics;
using System.Runtime.InteropServices;

namespace Replication.Oracles.Transport;

/// <summary>Matrices as arrays of rows of equal length.</summary>
static class Rows
{
    /// <summary>A B^T: the dot product of each row of one matrix with each row of another.</summary>
    public static double[][] Products(double[][] first, double[][] second)
    {
        // Blocks of rows that stay in the cache: 48 x 2048 doubles are 768 kB.
        const int block = 48;
        double[][] result = [.. first.Select(_ => new double[second.Length])];
        for (var start = 0; start < second.Length; start += block)
        {
            var end = Math.Min(second.Length, start + block);
            for (var i = 0; i < first.Length; i++)
            {
                var j = start;
                for (; j + 4 <= end; j += 4) Four(first[i], second, j, result[i]);
                for (; j < end; j++) result[i][j] = Dot(first[i], second[j]);
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

    static void Four(ReadOnlySpan<double> row, double[][] others, int at, double[] result)
    {
        var a = MemoryMarshal.Cast<double, Vector<double>>(row);
        var b0 = MemoryMarshal.Cast<double, Vector<double>>(others[at].AsSpan());
        var b1 = MemoryMarshal.Cast<double, Vector<double>>(others[at + 1].AsSpan());
        var b2 = MemoryMarshal.Cast<double, Vector<double>>(others[at + 2].AsSpan());
        var b3 = MemoryMarshal.Cast<double, Vector<double>>(others[at + 3].AsSpan());
        Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
        for (var k = 0; k < a.Length; k++)
        {
            var value = a[k];
            s0 += value * b0[k];
            s1 += value * b1[k];
            s2 += value * b2[k];
            s3 += value * b3[k];
        }
        var (r0, r1, r2, r3) = (Vector.Sum(s0), Vector.Sum(s1), Vector.Sum(s2), Vector.Sum(s3));
        for (var k = a.Length * Vector<double>.Count; k < row.Length; k++)
        {
            r0 += row[k] * others[at][k];
            r1 += row[k] * others[at + 1][k];
            r2 += row[k] * others[at + 2][k];
            r3 += row[k] * others[at + 3][k];
        }
        (result[at], result[at + 1], result[at + 2], result[at + 3]) = (r0, r1, r2, r3);
    }
}
