using System.Text.RegularExpressions;

namespace Contract;

/// <summary>public-api.txt: the members of the package that the suite may use, type by type.</summary>
internal static partial class PublicApi
{
    internal static readonly Dictionary<string, HashSet<string>> Types = Read();

    /// <summary>"torch.Tensor.sum": type and member without parameters, type arguments and accessors.</summary>
    internal static readonly HashSet<string> Members =
        [.. Types.SelectMany(type => type.Value.Select(line => $"{Plain(type.Key)}.{MemberName().Match(line).Groups[1].Value}"))];

    /// <summary>The name of a type without its type parameters.</summary>
    internal static string Plain(string type) => TypeParameters().Replace(type, "");

    /// <summary>Last segments of dotted names, so that it does not matter how a nested type is written; no constraints.</summary>
    internal static string Normalised(string line) =>
        Prefix().Replace(GenericPrefix().Replace(Constraint().Replace(line, ""), ""), "").Trim();

    private static Dictionary<string, HashSet<string>> Read()
    {
        var types = new Dictionary<string, HashSet<string>>();
        HashSet<string> members = [];
        foreach (var line in File.ReadLines(Path.Combine(AppContext.BaseDirectory, "public-api.txt")))
        {
            if (line.Length == 0 || line.StartsWith('#')) continue;
            if (line.StartsWith('[')) types.Add(line[1..^1], members = []);
            else members.Add(Normalised(line));
        }

        return types;
    }

    [GeneratedRegex(@"<.*>$")]
    private static partial Regex TypeParameters();

    [GeneratedRegex(@" where .*$")]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\b\w+<[^<>]*>\.")]
    private static partial Regex GenericPrefix();

    [GeneratedRegex(@"(?<![\w.])(?:[A-Za-z_]\w*\.)+(?=[A-Za-z_])")]
    private static partial Regex Prefix();

    [GeneratedRegex(@"(\w+)(?:<[^<>()]*>)?(?:\(.*|\[.*| \{.*)?$")]
    private static partial Regex MemberName();
}
