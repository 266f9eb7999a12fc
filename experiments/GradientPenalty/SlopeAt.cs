namespace Replication.Experiments;

/// <summary>The slope of a penalised critic at one place of the line, trained and exact, counted towards the data.</summary>
/// <param name="Distance">How far the generated law stands from the data: W1.</param>
/// <param name="Lambda">The penalty's weight.</param>
/// <param name="X">The place.</param>
/// <param name="Trained">f'(x), trained.</param>
/// <param name="Exact">f'(x), exact: 1 + |Delta(x)| / (2 lambda rho(x)).</param>
sealed record SlopeAt(double Distance, double Lambda, double X, double Trained, double Exact);
