namespace Replication.Oracles.Transport.Costs;

/// <summary>Some of the rows of other costs.</summary>
sealed class SampledRows(ICostRows costs, int[] rows) : ICostRows
{
    public int Rows => rows.Length;

    public int Columns => costs.Columns;

    public void FillRow(int row, Span<double> into) => costs.FillRow(rows[row], into);
}
