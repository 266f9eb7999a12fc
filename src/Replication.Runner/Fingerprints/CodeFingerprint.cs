namespace Replication.Runner.Fingerprints;

/// <summary>
/// What a measurement executes: a hash for every method, field initialiser and type it can reach in the suite's own code, and the
/// version of every package that it reaches.
/// </summary>
/// <param name="Units">Name to hash (own code) or version (packages), in ordinal order.</param>
internal sealed record CodeFingerprint(IReadOnlyDictionary<string, string> Units)
{
    /// <summary>Prefix of the name of a unit that is a package.</summary>
    public const string Package = "package ";

    /// <summary>One hash over all of it.</summary>
    public string Hash { get; } = Digest.Of(Units.OrderBy(unit => unit.Key, StringComparer.Ordinal).Select(unit => $"{unit.Key}={unit.Value}"));

    /// <summary>Whether TorchSharp is reached, and with it the native libraries.</summary>
    public bool UsesTorch => Units.ContainsKey(Package + CodeBase.Torch);

    /// <summary>Whether a method of the suite's own is reached.</summary>
    public bool Calls(Type type, string method) =>
        Units.Keys.Any(unit => unit.StartsWith($"{type.Assembly.GetName().Name}!{type.FullName}::{method} ", StringComparison.Ordinal));
}
