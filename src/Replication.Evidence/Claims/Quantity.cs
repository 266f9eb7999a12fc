namespace Replication.Evidence;

/// <summary>A number that is read off a row or off a point of a series, with the name that statements and tables give it.</summary>
/// <param name="Name">As the field writes it, e.g. <c>W1</c> or <c>log10 of the gradient norm</c>.</param>
/// <param name="Of">
/// Reads it. NaN says that the run has no such number (it diverged): a judgement counts that against the claim.
/// </param>
/// <typeparam name="T">The study's row, or a point of one of its series.</typeparam>
public sealed record Quantity<T>(string Name, Func<T, double> Of);
