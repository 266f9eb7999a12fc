namespace Replication.Notebooks.Execution;

/// <summary>A cell that did not compile or did not run to its end.</summary>
/// <param name="cell">The cell's id.</param>
/// <param name="line">Line in the cell, from 1; 0 where none is known.</param>
/// <param name="problem">What the compiler or the exception said, in one line.</param>
public sealed class CellFailure(string cell, int line, string problem) : Exception(problem)
{
    /// <summary>The cell's id.</summary>
    public string Cell { get; } = cell;

    /// <summary>Line in the cell, from 1; 0 where none is known.</summary>
    public int Line { get; } = line;
}
