using Replication.Evidence;

namespace Replication.Notebooks.Document;

/// <summary>A notebook of the .NET (C#) kernel: cells in reading order. <see cref="NotebookText"/> is its file.</summary>
/// <param name="Cells">The cells.</param>
public sealed record Notebook(IReadOnlyList<Cell> Cells)
{
    /// <summary>The cells that are executed, in order.</summary>
    public IEnumerable<CodeCell> Code => Cells.OfType<CodeCell>();
}

/// <summary>A cell.</summary>
/// <param name="Id">Stable name within the notebook: letters, digits, hyphens and underscores (nbformat 4.5).</param>
/// <param name="Source">What the reader sees in it, lines ending in LF, none at the end.</param>
public abstract record Cell(string Id, string Source);

/// <summary>Prose, with LaTeX between dollar signs.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Source">Markdown.</param>
public sealed record ProseCell(string Id, string Source) : Cell(Id, Source);

/// <summary>C#, with what it gave when it was last run.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Source">C# script: declarations, statements, and at the end an expression that is shown.</param>
public sealed record CodeCell(string Id, string Source) : Cell(Id, Source)
{
    /// <summary>
    /// How far the numbers of the outputs may be from those of another run; null leaves them to
    /// <see cref="Checking.OutputComparison.Default"/>.
    /// </summary>
    public NumberTolerance? Tolerance { get; init; }

    /// <summary>What it gave.</summary>
    public IReadOnlyList<Output> Outputs { get; init; } = [];

    /// <summary>The <see cref="OutputDigest"/> that was recorded when the outputs were written; null where none was.</summary>
    public string? Digest { get; init; }
}

/// <summary>A tolerance as a cell's metadata states it.</summary>
/// <param name="Size">Positive and finite.</param>
/// <param name="Relative">Whether the size is a share of the number; otherwise it is a distance.</param>
/// <param name="Because">Why this size.</param>
public sealed record NumberTolerance(double Size, bool Relative, string Because)
{
    /// <summary>The tolerance to compare with.</summary>
    public Tolerance ToTolerance() => Relative ? Tolerance.Relative(Size, Because) : Tolerance.Absolute(Size, Because);
}
