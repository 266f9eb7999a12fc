namespace Replication.Figures;

/// <summary>A figure that breaks the rules every figure keeps; says which figure and lists all that is wrong with it.</summary>
public sealed class InvalidFigureException : Exception
{
    /// <summary>Names the figure and what is wrong with it.</summary>
    public InvalidFigureException(string figure, IReadOnlyList<string> problems)
        : base($"Figure '{figure}' is not fit to be drawn: {string.Join("; ", problems)}.") =>
        Problems = problems;

    /// <summary>Each broken rule in words.</summary>
    public IReadOnlyList<string> Problems { get; }
}
