using System.Runtime.CompilerServices;

namespace Replication.Oracles.Randomness;

static class StreamName
{
    /// <summary>Names are lines of a hashed text: an empty one, or one with the separator in it, could collide with another.</summary>
    public static void Require(string name, [CallerArgumentExpression(nameof(name))] string? parameter = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name, parameter);
        if (name.Contains('\n')) throw new ArgumentException("A name must not contain a line feed.", parameter);
    }
}
