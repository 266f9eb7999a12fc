using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Replication.Report;

/// <summary>
/// Sets the mathematics that claims and reasons carry as plain text, so that a terminal can show them, with the signs of print:
/// <c>P_theta</c> as P with an index θ, <c>-1.2E-07</c> as −1.2 × 10⁻⁷, <c>&lt;=</c> as ≤. Names in quotes stay as they are written;
/// everything is escaped.
/// </summary>
internal static partial class Typeset
{
    private static readonly Dictionary<string, string> Symbols = new(StringComparer.Ordinal)
    {
        ["->"] = "→", ["<="] = "≤", [">="] = "≥", ["!="] = "≠", ["||"] = "‖",
        ["beta"] = "β", ["epsilon"] = "ε", ["eps"] = "ε", ["eta"] = "η", ["theta"] = "θ", ["lambda"] = "λ", ["mu"] = "μ", ["rho"] = "ρ",
        ["tau"] = "τ", ["phi"] = "φ", ["chi"] = "χ", ["Delta"] = "Δ",
        ["infinity"] = "∞", ["Infinity"] = "∞", ["sqrt"] = "√", ["prod"] = "∏", ["int"] = "∫", ["grad"] = "∇",
    };

    internal static Html Of(string text)
    {
        var html = new StringBuilder(text.Length);
        var end = 0;
        foreach (Match match in Mathematics().Matches(text))
        {
            html.Append(Escaped(text[end..match.Index])).Append(Set(match));
            end = match.Index + match.Length;
        }

        return new Html(html.Append(Escaped(text[end..])).ToString());
    }

    private static string Set(Match match)
    {
        if (match.Groups["name"].Success) return Escaped(match.Value);
        if (match.Groups["exponent"] is { Success: true } exponent)
            return match.Groups["mantissa"].Value is "1" ? Number.PowerOfTen(exponent.Value) : Number.Scientific(match.Groups["mantissa"].Value, exponent.Value);
        if (match.Groups["minus"].Success) return "−";
        if (match.Groups["between"].Success) return "\u00a0− ";
        if (match.Groups["prime"].Success) return "′";
        if (match.Groups["kept"].Success) return Escaped(match.Value.Replace(' ', '\u00a0'));
        if (match.Groups["index"] is { Success: true } index) return $"<sub>{Of(Unwrapped(index.Value)).Text}</sub>";
        if (match.Groups["power"] is { Success: true } power) return $"<sup>{Of(Unwrapped(power.Value)).Text}</sup>";
        var symbol = Symbols[match.Groups["symbol"].Value];
        return match.Groups["count"] is { Length: > 0 } count ? $"{symbol}<sub>{count.Value}</sub>" : symbol;
    }

    private static string Unwrapped(string script) => script[0] is '(' or '{' ? script[1..^1] : script;

    private static string Escaped(string text) => WebUtility.HtmlEncode(text);

    // What stands in quotes without a space is the name of an arm. A hyphen is a minus before a number or a symbol, but neither within a word or a
    // range nor in an option such as --seed.
    [GeneratedRegex(
        """
        (?<name>'[^'\s]+')
        | (?<mantissa>(?<![\w.])-?\d+(?:\.\d+)?)[eE](?<exponent>[+-]?\d+)\b
        | (?<kept>\bp\ =\ (?=[\d<])|(?<=\d)\ (?=%))
        | (?<between>(?<=\S)\ -\ )
        | (?<minus>(?<![\w)\]}'.|*-])-(?=[\w(|]))
        | (?<prime>(?<=\b[fg])'(?!s\b))
        | (?<=\b\w|\bgrad)_(?<index>\{[^}]+\}|[^\W_]+)
        | \^(?<power>\([^)]+\)|-?\d+|[A-Za-z]\b)
        | (?<symbol>->|<=|>=|!=|\|\|(?=\w+\|\|)|(?<=(?:\|\||KL\()\w+\ ?)\|\|)
        | (?<![\w'-])(?<symbol>grad)(?:\ (?=[A-Za-z]\b|[(|])|(?=_|\ -))
        | (?<![\w'-])(?<symbol>sqrt)(?=\()
        | (?<=(?<![\w'-])d|(?<![\w'-]))(?<symbol>beta|epsilon|eps|eta|theta|lambda|mu|rho|tau|phi|chi|Delta|infinity|Infinity|prod|int)(?<count>\d?)(?![\w'-])
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant)]
    private static partial Regex Mathematics();
}
