using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Replication.Report;

/// <summary>
/// A piece of HTML. It is made by interpolation, <c>Html.Of($"...")</c>, which escapes every hole that is not itself HTML: text cannot
/// become markup by an oversight.
/// </summary>
internal readonly record struct Html(string Text)
{
    internal static Html Empty { get; } = new("");

    internal static Html Of(Interpolation interpolation) => new(interpolation.Text());

    internal static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(piece => piece.Text)));

    public override string ToString() => Text;

    [InterpolatedStringHandler]
    internal readonly struct Interpolation
    {
        private readonly StringBuilder _text;

        public Interpolation(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + 16 * formattedCount);

        public void AppendLiteral(string markup) => _text.Append(markup);

        public void AppendFormatted(Html html) => _text.Append(html.Text);

        public void AppendFormatted(IEnumerable<Html> pieces) => _text.Append(Join(pieces).Text);

        public void AppendFormatted(string? text) => _text.Append(WebUtility.HtmlEncode(text));

        internal string Text() => _text.ToString();
    }
}
