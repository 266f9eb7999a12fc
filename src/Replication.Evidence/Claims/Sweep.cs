namespace Replication.Evidence;

/// <summary>The points of a series that a judgement goes over: a grid of settings, or the course of a training run.</summary>
/// <param name="Name">What the points are, e.g. <c>theta on the grid</c> or <c>training step</c>.</param>
/// <param name="Of">Reads them off a row.</param>
/// <typeparam name="TRow">The study's row.</typeparam>
/// <typeparam name="TPoint">A point of the series.</typeparam>
public sealed record Sweep<TRow, TPoint>(string Name, Func<TRow, IReadOnlyList<TPoint>> Of);
