using System.Text.Json.Nodes;
using Replication.Evidence;

namespace Replication.Notebooks.Document;

/// <summary>A notebook of the .NET (C#) kernel: cells in reading order. <see cref="NotebookText"/> is its file.</summary>
/// <param name="Cells">The cells.</param>
public sealed record Notebook(IReadOnlyList<Cell> Cells)
{
    /// <summary>What else the file says: its metadata, and members that the suite does not know. It is written as it was.</summary>
    public JsonObject Kept { get; init; } = [];

    /// <summary>The minor version of nbformat 4; at least that which gave cells their ids.</summary>
    public int Minor { get; init; } = NotebookText.LeastMinor;

    /// <summary>The cells that are executed, in order.</summary>
    public IEnumerable<CodeCell> Code => Cells.OfType<CodeCell>();
}

/// <summary>A cell.</summary>
/// <param name="Id">Stable name within the notebook: letters, digits, hyphens and underscores (nbformat 4.5).</param>
/// <param name="Source">What the reader sees in it, lines ending in LF, none at the end.</param>
public abstract record Cell(string Id, string Source)
{
    /// <summary>
    /// What else the file says of the cell: tags, attachments such as a pasted picture, and whatever the suite does not know. It is
    /// written as it was.
    /// </summary>
    public JsonObject Kept { get; init; } = [];
}

/// <summary>Prose, with LaTeX between dollar signs.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Source">Markdown.</param>
public sealed record ProseCell(string Id, string Source) : Cell(Id, Source);

/// <summary>Text for a converter of notebooks.</summary>
/// <param name="Id">Stable name.</param>
/// <param name="Source">Anything.</param>
public sealed record RawCell(string Id, string Source) : Cell(Id, Source);

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

    /// <summary>The language that the cell's metadata states, as Polyglot Notebooks offer it for each cell; null for none.</summary>
    public string? Language => Of("polyglot_notebook", "kernelName") ?? Of("dotnet_interactive", "language");

    string? Of(string program, string key) => JsonText.Of(((Kept["metadata"] as JsonObject)?[program] as JsonObject)?[key]);
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
