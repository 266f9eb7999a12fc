using System.Numerics;
using System.Runtime.InteropServices;

namespace Replication.Oracles.Transport;

/// <summary>
/// Eigenvalues and eigenvectors of a symmetric matrix: Householder's reflections to tridiagonal form, then QL steps with implicit shifts.
/// </summary>
/// <remarks>
/// Reflections and rotations are applied to a few rows of the vectors at a time, which stay in the cache meanwhile. Sources: Martin,
/// Reinsch and Wilkinson (1968), tred2; Bowdler, Martin, Reinsch and Wilkinson (1968), tql2.
/// </remarks>
sealed class SymmetricEigen
{
    /// <summary>Rotations that are gathered before the vectors are turned by them: a megabyte.</summary>
    const int Gathered = 1 << 16;

    readonly double[][] _lower;
    readonly double[] _diagonal;
    readonly double[] _beside;
    readonly double[] _halfSquares;
    readonly List<(int From, int To)> _sweeps = [];
    readonly List<(double Cosine, double Sine)> _rotations = [];
    readonly double[][] _panels;

    SymmetricEigen(double[][] matrix)
    {
        _lower = [.. matrix.Select((row, i) => row[..(i + 1)])];
        _diagonal = new double[matrix.Length];
        _beside = new double[matrix.Length];
        _halfSquares = new double[matrix.Length];
        Tridiagonalise();
        _panels = [.. Enumerable.Range(0, (matrix.Length + PanelRows - 1) / PanelRows).Select(Reflected)];
        Diagonalise();
        Turn();
    }

    /// <summary>Eigenvalues in no order, and a unit eigenvector of each.</summary>
    /// <param name="matrix">Symmetric and finite, by rows. Its lower triangle is read.</param>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var eigen = new SymmetricEigen(matrix);
        return (eigen._diagonal, [.. Enumerable.Range(0, matrix.Length).Select(eigen.VectorAt)]);
    }

    static int PanelRows => 4 * Vector<double>.Count;

    double[] VectorAt(int index) =>
        [.. Enumerable.Range(0, _lower.Length).Select(row => _panels[row / PanelRows][index * PanelRows + row % PanelRows])];

    /// <summary>
    /// Reflects row after row, from the last, into its last two entries. The vector u of a reflection I - u u^T / h takes the row's place.
    /// </summary>
    void Tridiagonalise()
    {
        var count = _lower.Length;
        double[] product = new double[count], change = new double[count], next = new double[count];
        double[]? last = null;
        for (var i = count - 1; i >= 0; i--)
        {
            var row = _lower[i];
            // What the reflection of the row below leaves to do: A -= q u^T + u q^T.
            if (last is not null) Update(row, i, last, change);
            _diagonal[i] = row[i];
            var reflected = i > 0 && Reflector(i);
            Array.Clear(next, 0, i);
            for (var j = 0; j < i; j++)
            {
                if (last is not null) Update(_lower[j], j, last, change);
                if (reflected) Multiply(_lower[j], j, row, next);
            }
            last = reflected ? row : null;
            if (!reflected) continue;
            var h = _halfSquares[i];
            for (var j = 0; j < i; j++) next[j] /= h;
            var half = Rows.Dot(row.AsSpan(0, i), next.AsSpan(0, i)) / (2 * h);
            for (var j = 0; j < i; j++) product[j] = next[j] - half * row[j];
            (change, product) = (product, change);
        }
    }

    /// <summary>Replaces a row left of the diagonal by the vector of its reflection; false where it needs none.</summary>
    bool Reflector(int i)
    {
        var row = _lower[i].AsSpan(0, i);
        var rest = row[..^1];
        if (!rest.ContainsAnyExcept(0.0))
        {
            _beside[i] = row[^1];
            return false;
        }
        var scale = 0.0;
        foreach (var value in row) scale += Math.Abs(value);
        foreach (ref var value in row) value /= scale;
        var square = Rows.Dot(row, row);
        var entry = row[^1];
        var image = entry > 0 ? -Math.Sqrt(square) : Math.Sqrt(square);
        _beside[i] = scale * image;
        _halfSquares[i] = square - entry * image;
        row[^1] = entry - image;
        return true;
    }

    static void Update(double[] row, int i, double[] u, double[] q)
    {
        var (a, b) = (-q[i], -u[i]);
        var length = i + 1;
        var r = MemoryMarshal.Cast<double, Vector<double>>(row.AsSpan(0, length));
        var us = MemoryMarshal.Cast<double, Vector<double>>(u.AsSpan(0, length));
        var qs = MemoryMarshal.Cast<double, Vector<double>>(q.AsSpan(0, length));
        for (var k = 0; k < r.Length; k++) r[k] += a * us[k] + b * qs[k];
        for (var k = r.Length * Vector<double>.Count; k < length; k++) row[k] += a * u[k] + b * q[k];
    }

    /// <summary>Adds what row i of the lower triangle, and the column that is its mirror image, make of u.</summary>
    static void Multiply(double[] row, int i, double[] u, double[] sum)
    {
        var own = u[i];
        var r = MemoryMarshal.Cast<double, Vector<double>>(row.AsSpan(0, i));
        var us = MemoryMarshal.Cast<double, Vector<double>>(u.AsSpan(0, i));
        var sums = MemoryMarshal.Cast<double, Vector<double>>(sum.AsSpan(0, i));
        Vector<double> dots = default;
        for (var k = 0; k < r.Length; k++)
        {
            dots += r[k] * us[k];
            sums[k] += own * r[k];
        }
        var dot = Vector.Sum(dots) + row[i] * own;
        for (var k = r.Length * Vector<double>.Count; k < i; k++)
        {
            dot += row[k] * u[k];
            sum[k] += own * row[k];
        }
        sum[i] += dot;
    }

    /// <summary>A few rows of the product of all reflections, entry by entry side by side.</summary>
    double[] Reflected(int index)
    {
        int count = _lower.Length, width = PanelRows;
        var panel = new double[count * width];
        for (var k = 0; k < width && index * width + k < count; k++) panel[(index * width + k) * width + k] = 1;
        var entries = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan());
        for (var i = count - 1; i > 0; i--)
        {
            if (_halfSquares[i] == 0) continue;
            var u = _lower[i].AsSpan(0, i);
            Vector<double> s0 = default, s1 = default, s2 = default, s3 = default;
            for (int k = 0, at = 0; k < u.Length; k++, at += 4)
            {
                s0 += u[k] * entries[at];
                s1 += u[k] * entries[at + 1];
                s2 += u[k] * entries[at + 2];
                s3 += u[k] * entries[at + 3];
            }
            var factor = -1 / _halfSquares[i];
            (s0, s1, s2, s3) = (factor * s0, factor * s1, factor * s2, factor * s3);
            for (int k = 0, at = 0; k < u.Length; k++, at += 4)
            {
                entries[at] += u[k] * s0;
                entries[at + 1] += u[k] * s1;
                entries[at + 2] += u[k] * s2;
                entries[at + 3] += u[k] * s3;
            }
        }
        return panel;
    }

    /// <summary>QL steps until the tridiagonal matrix is diagonal.</summary>
    void Diagonalise()
    {
        double[] d = _diagonal, e = [.. _beside[1..], 0];
        double shift = 0, largest = 0;
        for (var l = 0; l < d.Length; l++)
        {
            largest = Math.Max(largest, Math.Abs(d[l]) + Math.Abs(e[l]));
            // Entries beside the diagonal of no more than rounding part the matrix; a sweep leaves 0 where it starts.
            for (int m; (m = Part(l)) > l;)
            {
                // Subtracts the eigenvalue of the leading two by two block that is nearer to its first entry.
                double g = d[l], p = (d[l + 1] - g) / (2 * e[l]), r = p < 0 ? -double.Hypot(p, 1) : double.Hypot(p, 1);
                d[l] = e[l] / (p + r);
                d[l + 1] = e[l] * (p + r);
                double second = d[l + 1], h = g - d[l];
                for (var i = l + 2; i < d.Length; i++) d[i] -= h;
                shift += h;
                Sweep(d, e, l, m, second);
            }
            d[l] += shift;
            e[l] = 0;
        }

        int Part(int from)
        {
            while (Math.Abs(e[from]) > Math.ScaleB(largest, -52)) from++;
            return from;
        }
    }

    void Sweep(double[] d, double[] e, int l, int m, double second)
    {
        double p = d[m], c = 1, before = 1, beforeThat = 1, s = 0, last = 0, beside = e[l + 1];
        for (var i = m - 1; i >= l; i--)
        {
            (beforeThat, before, last) = (before, c, s);
            double g = c * e[i], h = c * p, r = double.Hypot(p, e[i]);
            e[i + 1] = s * r;
            (s, c) = (e[i] / r, p / r);
            p = c * d[i] - s * g;
            d[i + 1] = h + s * (c * g + s * d[i]);
            _rotations.Add((c, s));
        }
        p = -s * last * beforeThat * beside * e[l] / second;
        e[l] = s * p;
        d[l] = c * p;
        _sweeps.Add((m, l));
        if (_rotations.Count > Gathered) Turn();
    }

    /// <summary>Turns the vectors by the rotations that were gathered.</summary>
    void Turn()
    {
        foreach (var panel in _panels)
        {
            var entries = MemoryMarshal.Cast<double, Vector<double>>(panel.AsSpan());
            var rotations = CollectionsMarshal.AsSpan(_rotations);
            foreach (var (from, to) in _sweeps)
            {
                var at = 4 * from;
                var (h0, h1, h2, h3) = (entries[at], entries[at + 1], entries[at + 2], entries[at + 3]);
                foreach (var (cosine, sine) in rotations[..(from - to)])
                {
                    at -= 4;
                    var (l0, l1, l2, l3) = (entries[at], entries[at + 1], entries[at + 2], entries[at + 3]);
                    entries[at + 4] = sine * l0 + cosine * h0;
                    entries[at + 5] = sine * l1 + cosine * h1;
                    entries[at + 6] = sine * l2 + cosine * h2;
                    entries[at + 7] = sine * l3 + cosine * h3;
                    (h0, h1) = (cosine * l0 - sine * h0, cosine * l1 - sine * h1);
                    (h2, h3) = (cosine * l2 - sine * h2, cosine * l3 - sine * h3);
                }
                (entries[at], entries[at + 1], entries[at + 2], entries[at + 3]) = (h0, h1, h2, h3);
                rotations = rotations[(from - to)..];
            }
        }
        _sweeps.Clear();
        _rotations.Clear();
    }
}
