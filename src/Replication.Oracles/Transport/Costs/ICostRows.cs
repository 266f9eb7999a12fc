namespace Replication.Oracles.Transport.Costs;

/// <summary>Costs that can be read row by row.</summary>
interface ICostRows
{
    int Rows { get; }

    int Columns { get; }

    /// <summary>Writes the <see cref="Columns"/> costs of one row.</summary>
    void FillRow(int row, Span<double> costs);
}
