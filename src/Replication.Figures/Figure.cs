namespace Replication.Figures;

/// <summary>A figure.</summary>
public sealed class Figure
{
}
