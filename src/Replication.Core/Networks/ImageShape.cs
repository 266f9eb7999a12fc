namespace Replication.Core.Networks;

/// <summary>The shape of a square image that is kept as a row of numbers: channel by channel, line by line from the top left corner.</summary>
/// <param name="Channels">1 for grey, 3 for colour.</param>
/// <param name="Side">Pixels of a line, and lines.</param>
public sealed record ImageShape(long Channels, long Side)
{
    /// <summary>Length of the row.</summary>
    public long Numbers => Channels * Side * Side;
}
