namespace Replication.Figures.Export;

/// <summary>A still picture of a figure.</summary>
/// <param name="Id">The figure's id; names the files.</param>
/// <param name="Svg">The vector drawing, with title and alt text inside.</param>
/// <param name="Png">The same as pixels, two per CSS pixel.</param>
public sealed record Picture(string Id, string Svg, byte[] Png);
