namespace Replication.Oracles.Games;

/// <summary>
/// Why a pair of strategies is optimal: the row strategy wins at least its guarantee against every column, the column strategy loses at
/// most its own against every row, so the value lies between; where the two meet, both are optimal (von Neumann's minimax theorem, 1928).
/// </summary>
/// <param name="LowerGuarantee">min_j (p A)_j: what the row strategy wins at least.</param>
/// <param name="UpperGuarantee">max_i (A q)_i: what the column strategy loses at most.</param>
/// <param name="Spread">
/// Mean of |payoff - value| over the pairs that the two strategies play, the value being the middle of the guarantees: what the tolerance
/// scales with. Payoffs that no one plays for do not loosen it, however large.
/// </param>
/// <param name="ProbabilityError">
/// Largest of |sum p - 1|, |sum q - 1| and the negative parts of both; NaN where a probability is NaN.
/// </param>
public sealed record GameCertificate(double LowerGuarantee, double UpperGuarantee, double Spread, double ProbabilityError)
{
    /// <summary>
    /// What counts as rounding, relative to the spread, and of a sum of probabilities: the strategies solve linear systems of the order of
    /// the support, and 1e-11 leaves four to five digits for their condition above the unit roundoff.
    /// </summary>
    public const double Tolerance = 1e-11;

    /// <summary>Upper less lower guarantee: the exploitability, never below 0 but for rounding.</summary>
    public double Gap => UpperGuarantee - LowerGuarantee;

    /// <summary>
    /// Whether the strategies are probabilities and the guarantees meet, both up to <see cref="Tolerance"/>. False for NaN.
    /// </summary>
    public bool Holds => ProbabilityError <= Tolerance && Math.Abs(Gap) <= GapAllowed;

    // Beside the spread there is the offset common to all payoffs, which is rounded when it is added back: four units in the last place.
    double GapAllowed => Tolerance * Spread + 4 * (Math.BitIncrement(Math.Abs(UpperGuarantee)) - Math.Abs(UpperGuarantee));

    /// <summary>Examines a pair of strategies. Nothing the solver says about them is used.</summary>
    /// <exception cref="GameCertificateException">They do not prove each other optimal.</exception>
    internal static GameCertificate Require(MatrixGame game, double[] rowStrategy, double[] columnStrategy)
    {
        var certificate = Of(game, rowStrategy, columnStrategy);
        return certificate.Holds ? certificate : throw new GameCertificateException(certificate);
    }

    /// <summary>The same, whether or not the certificate holds.</summary>
    internal static GameCertificate Of(MatrixGame game, double[] rowStrategy, double[] columnStrategy)
    {
        var error = Math.Max(ErrorOf(rowStrategy), ErrorOf(columnStrategy));
        if (!(error <= Tolerance)) return new GameCertificate(double.NaN, double.NaN, double.NaN, error);
        var (lower, upper) = (game.ColumnPayoffs(rowStrategy).Min(), game.RowPayoffs(columnStrategy).Max());
        double middle = lower / 2 + upper / 2, spread = 0;
        for (var i = 0; i < game.Rows; i++)
        {
            for (var j = 0; j < game.Columns; j++)
            {
                var played = rowStrategy[i] * columnStrategy[j];
                if (played > 0) spread += played * Math.Abs(game[i, j] - middle);
            }
        }
        return new GameCertificate(lower, upper, spread, error);
    }

    // Math.Max passes NaN on, so that it cannot hide.
    static double ErrorOf(double[] strategy) =>
        strategy.Aggregate(Math.Abs(strategy.Sum() - 1), (worst, probability) => Math.Max(worst, -probability));
}
