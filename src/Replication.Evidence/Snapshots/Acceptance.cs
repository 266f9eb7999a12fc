namespace Replication.Evidence;

/// <summary>Whether baselines may be replaced in this run, and why they should be.</summary>
/// <param name="Because">The written reason; null where nobody asked to accept anything.</param>
/// <param name="Refusal">Why a wish to accept is refused; null where it is not.</param>
public sealed record Acceptance(string? Because, string? Refusal)
{
    /// <summary>Environment variable that holds the reason.</summary>
    public const string Variable = "REPLICATION_ACCEPT";

    /// <summary>
    /// Reads the wish from the environment: <c>REPLICATION_ACCEPT="why the numbers moved"</c>. Refused where <c>CI</c> is set, since a
    /// machine has no reasons, and for a reason of fewer than three words, since <c>1</c> and <c>yes</c> are none.
    /// </summary>
    /// <param name="variable">Reads an environment variable: <see cref="Environment.GetEnvironmentVariable(string)"/>.</param>
    public static Acceptance From(Func<string, string?> variable)
    {
        if (variable(Variable) is not { } text || string.IsNullOrWhiteSpace(text)) return new Acceptance(null, null);
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (variable("CI") is { Length: > 0 } ci && ci != "false") return new Acceptance(null, "CI never accepts a baseline.");
        return words.Length < 3
            ? new Acceptance(null, $"{Variable}='{text}' is no reason: say in a few words why the numbers moved.")
            : new Acceptance(string.Join(' ', words), null);
    }
}
