using System.Globalization;

namespace Replication.Runner.Progress;

/// <summary>Text in which every character shows.</summary>
internal static class Printable
{
    const char Replacement = '\uFFFD', DeleteSymbol = '\u2421';

    const int ControlPictures = 0x2400, Space = 0x20, Delete = 0x7F;

    /// <summary>
    /// The text with every control character but tab and line feed as its picture (ESC as <c>&#x241B;</c>, CR as <c>&#x240D;</c>), and what
    /// has none (C1 controls, formats such as bidirectional overrides, line and paragraph separators) as the replacement character.
    /// Lengths stay, so that columns do.
    /// </summary>
    public static string Text(string text) => text.Any(IsHidden)
        ? string.Create(text.Length, text, (shown, given) =>
        {
            for (var i = 0; i < given.Length; i++) shown[i] = IsHidden(given[i]) ? Picture(given[i]) : given[i];
        })
        : text;

    static bool IsHidden(char character) => character is not ('\t' or '\n') && char.GetUnicodeCategory(character)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    static char Picture(char hidden) =>
        hidden < Space ? (char)(ControlPictures + hidden) : hidden == Delete ? DeleteSymbol : Replacement;
}
