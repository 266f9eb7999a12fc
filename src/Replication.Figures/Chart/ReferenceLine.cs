namespace Replication.Figures;

/// <summary>A straight line across a panel to hold the data against: a bound, a closed form, the paper's number, a margin.</summary>
/// <param name="Label">What it is, written beside it.</param>
/// <param name="At">Where it stands.</param>
public abstract record ReferenceLine(string Label, Level At);

/// <summary>A reference line at one value of the vertical axis.</summary>
/// <param name="Label">What it is, written beside it.</param>
/// <param name="At">Where it stands, in the vertical axis' unit.</param>
public sealed record HorizontalLine(string Label, Level At) : ReferenceLine(Label, At);

/// <summary>A reference line at one value of the horizontal axis.</summary>
/// <param name="Label">What it is, written beside it.</param>
/// <param name="At">Where it stands, in the horizontal axis' unit.</param>
public sealed record VerticalLine(string Label, Level At) : ReferenceLine(Label, At);
