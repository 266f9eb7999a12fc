using System.Globalization;
using System.Text.RegularExpressions;

namespace Replication.Notebooks.Checking;

/// <summary>A text as its words and the numbers between them.</summary>
/// <param name="Words">The text with each number replaced by one mark.</param>
/// <param name="Numbers">The numbers as they stand, in order.</param>
sealed partial record NumbersInText(string Words, IReadOnlyList<string> Numbers)
{
    /// <summary>
    /// Takes a text apart: decimal numbers with sign and exponent. Digits that follow a letter or an underscore belong to a name, not to a
    /// number.
    /// </summary>
    public static NumbersInText Of(string text) =>
        new(Number().Replace(text, "\0"), [.. Number().Matches(text).Select(match => match.Value)]);

    /// <summary>The value of one of <see cref="Numbers"/>.</summary>
    public static double Value(string number) => double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![A-Za-z_0-9.])[-+]?[0-9]+(\.[0-9]+)?([eE][-+]?[0-9]+)?", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
