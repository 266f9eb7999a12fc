using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Runner.Fingerprints;

/// <summary>
/// Names that the compiler makes up for closures, lambdas, iterators and anonymous types carry the ordinal of the member they stand
/// in, which moves when an unrelated member is added above it. Here they are numbered by the order in which they are reached instead.
/// </summary>
internal sealed partial class CompilerNames
{
    readonly Dictionary<string, string> _numbered = new(StringComparer.Ordinal);
    readonly Dictionary<string, int> _perStem = new(StringComparer.Ordinal);

    /// <summary>A stable form of a name or of an instruction's operand; literals (quoted) are left as they are.</summary>
    public string Stable(string text)
    {
        if (!text.Contains('<', StringComparison.Ordinal) || text[0] == '"') return text;
        return Name().Replace(text, match =>
        {
            if (_numbered.TryGetValue(match.Value, out var known)) return known;
            var stem = Ordinal().Replace(match.Value, "#");
            if (stem == match.Value) return _numbered[match.Value] = stem;
            var number = _perStem.GetValueOrDefault(stem);
            _perStem[stem] = number + 1;
            return _numbered[match.Value] = string.Create(CultureInfo.InvariantCulture, $"{stem}{number}");
        });
    }

    // One dotted, nested, possibly angle-bracketed name.
    [GeneratedRegex(@"[\w.+`<>|$]*<[\w.+`<>|$]*", RegexOptions.CultureInvariant)]
    private static partial Regex Name();

    [GeneratedRegex(@"(?<=__|\||DisplayClass|AnonymousType|AnonymousDelegate)\d+(_\d+)*|(?<=<)\d+(?=>)", RegexOptions.CultureInvariant)]
    private static partial Regex Ordinal();
}
