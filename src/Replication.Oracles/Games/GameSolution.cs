namespace Replication.Oracles.Games;

/// <summary>The value of a matrix game with optimal mixed strategies and their proof.</summary>
/// <param name="Value">
/// What the row player wins on average under optimal play: the middle of the two guarantees, which lie within 1e-11 of the spread of the
/// payoffs played for of each other.
/// </param>
/// <param name="RowStrategy">Probabilities of the rows. Where several strategies are optimal it is one of them, always the same.</param>
/// <param name="ColumnStrategy">Probabilities of the columns, likewise.</param>
/// <param name="Certificate">Proof that both are optimal.</param>
public sealed record GameSolution(
    double Value, IReadOnlyList<double> RowStrategy, IReadOnlyList<double> ColumnStrategy, GameCertificate Certificate);
