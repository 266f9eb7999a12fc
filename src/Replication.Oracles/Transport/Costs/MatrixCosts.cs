using System.Globalization;
using System.Runtime.InteropServices;
using Replication.Oracles.Transport.Simplex;

namespace Replication.Oracles.Transport.Costs;

/// <summary>Costs given as a matrix, which is read where it is.</summary>
sealed class MatrixCosts(double[,] costs) : TransportCosts(costs.GetLength(0), costs.GetLength(1))
{
    internal override double At(int row, int column) => costs[row, column];

    public override void FillRow(int row, Span<double> into) => Entries(row).CopyTo(into);

    internal override void Require()
    {
        for (int i = 0; i < Rows; i++)
        {
            ReadOnlySpan<double> row = Entries(i);
            for (int j = 0; j < row.Length; j++)
                if (!(row[j] > double.NegativeInfinity))
                    throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                        $"The cost of source {i} and target {j} is {row[j]}; a cost is finite, or +infinity, which forbids the pair."));
        }
    }

    internal override MatrixCosts WithForbiddenPriced()
    {
        double largest = 0;
        bool forbids = false;
        foreach (double cost in costs)
        {
            if (double.IsPositiveInfinity(cost)) forbids = true;
            else largest = Math.Max(largest, Math.Abs(cost));
        }
        if (!forbids) return this;
        double price = largest == 0 ? 1 : Math.Min(2.0 * (Rows + Columns) * largest, double.MaxValue);
        var priced = (double[,])costs.Clone();
        for (int i = 0; i < Rows; i++)
            for (int j = 0; j < Columns; j++)
                if (double.IsPositiveInfinity(priced[i, j])) priced[i, j] = price;
        return new MatrixCosts(priced);
    }

    internal override MatrixCosts Restrict(ReadOnlySpan<int> rows, ReadOnlySpan<int> columns)
    {
        var restricted = new double[rows.Length, columns.Length];
        for (int i = 0; i < rows.Length; i++)
            for (int j = 0; j < columns.Length; j++)
                restricted[i, j] = costs[rows[i], columns[j]];
        return new MatrixCosts(restricted);
    }

    // Nothing is known of points behind a matrix, so a random sample of rows and columns has to stand for all of them.
    internal override CoarseProblem Coarsen(long[] supply, long[] demand)
    {
        int[] rows = Sample.Of(Rows, CoarseProblem.PointsPerCell), columns = Sample.Of(Columns, CoarseProblem.PointsPerCell);
        Supplies<long> coarse = Supplies.Rounded(Sample.Pick(supply, rows), Sample.Pick(demand, columns));
        return new CoarseProblem(Restrict(rows, columns), coarse.Source, coarse.Target, new SampledRows(this, rows));
    }

    ReadOnlySpan<double> Entries(int row) => MemoryMarshal.CreateReadOnlySpan(ref costs[row, 0], Columns);
}
