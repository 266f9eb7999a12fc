namespace Replication.Oracles.Transport;

/// <summary>One positive entry of a transport plan.</summary>
/// <param name="Source">Index of the source point.</param>
/// <param name="Target">Index of the target point.</param>
/// <param name="Mass">The mass moved, positive, in units of the weights.</param>
/// <param name="Cost">What one unit of mass costs on this pair.</param>
public readonly record struct Shipment(int Source, int Target, double Mass, double Cost);
