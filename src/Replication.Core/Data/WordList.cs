namespace Replication.Core.Data;

/// <summary>The words of a language that parts them by one character, and how windows of its texts hold them. Thread-safe.</summary>
/// <param name="words">The words; none holds the blank.</param>
/// <param name="blank">What stands between words.</param>
public sealed class WordList(IEnumerable<string> words, char blank)
{
    readonly HashSet<string> _words = [.. words];
    readonly Lazy<HashSet<string>> _beginnings = new(() => [.. words.SelectMany(word => Enumerable.Range(0, word.Length + 1), (word, end) => word[..end])]);
    readonly Lazy<HashSet<string>> _endings = new(() => [.. words.SelectMany(word => Enumerable.Range(0, word.Length + 1), (word, start) => word[start..])]);

    /// <summary>
    /// Whether a window holds words of the list alone, in any order; those that it cuts off may begin and end as words do.
    /// </summary>
    /// <param name="window">Of any length.</param>
    public bool MakeUp(string window) => window.Split(blank) is [var first, .. var whole, var last]
        && _endings.Value.Contains(first) && _beginnings.Value.Contains(last) && whole.All(_words.Contains);

    /// <summary>The share of whole words, those between two blanks, that are in the list; 0 where there is no whole word.</summary>
    /// <param name="windows">Texts.</param>
    public double ShareIn(IEnumerable<string> windows)
    {
        string[] whole = [.. windows.SelectMany(window => window.Split(blank) is [_, .. var inner, _] ? inner : [])];
        return whole.Length == 0 ? 0 : whole.Count(_words.Contains) / (double)whole.Length;
    }
}
