using System.Globalization;
using System.Text;
using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Tensors as text: the shape first and rows after it (Julia), or nested brackets (NumPy, C#).</summary>
public static partial class TensorExtensionMethods
{
    private const int LeadingAndTrailing = 3;
    private const int LongestRow = 1000;

    public static string str(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null,
        CultureInfo? cultureInfo = null, TensorStringStyle style = TensorStringStyle.Default) => style switch
        {
            TensorStringStyle.Metadata => tensor.ToString(),
            TensorStringStyle.Numpy => tensor.npstr(fltFormat ?? "g5", width ?? 100, newLine, cultureInfo),
            TensorStringStyle.CSharp => Text(tensor, fltFormat ?? "g5", newLine, cultureInfo, '{', '}'),
            _ => tensor.jlstr(fltFormat, width, newLine, cultureInfo),
        };

    public static string npstr(this Tensor tensor, string? fltFormat = "g5", int? width = 100, string? newLine = null,
        CultureInfo? cultureInfo = null) => Text(tensor, fltFormat ?? "g5", newLine, cultureInfo, '[', ']');

    public static string jlstr(this Tensor tensor, string? fltFormat = null, int? width = null, string? newLine = null,
        CultureInfo? cultureInfo = null) =>
        $"{tensor}{newLine ?? Environment.NewLine}{Text(tensor, fltFormat ?? "g5", newLine, cultureInfo, ' ', ' ')}";

    private static string Text(Tensor tensor, string format, string? newLine, CultureInfo? culture, char open, char close)
    {
        using var scope = NewDisposeScope();
        var text = new StringBuilder();
        Append(text, tensor.detach().cpu(), 0, format, newLine ?? Environment.NewLine, culture ?? CultureInfo.InvariantCulture, open,
            close);
        return text.ToString();
    }

    private static void Append(StringBuilder text, Tensor tensor, int depth, string format, string newLine, CultureInfo culture, char open,
        char close)
    {
        var shape = tensor.shape;
        if (shape.Length == 0)
        {
            text.Append(Element(tensor, format, culture));
            return;
        }

        text.Append(open);
        for (long i = 0; i < shape[0]; i++)
        {
            if (i > 0) text.Append(shape.Length == 1 ? " " : newLine + new string(' ', depth + 1));
            if (shape[0] > LongestRow && i == LeadingAndTrailing)
            {
                text.Append("...");
                i = shape[0] - LeadingAndTrailing - 1;
                continue;
            }

            Append(text, tensor.select(0, i), depth + 1, format, newLine, culture, open, close);
        }

        text.Append(close);
    }

    private static string Element(Tensor element, string format, CultureInfo culture)
    {
        if (element.dtype == ScalarType.Bool) return element.ToBoolean() ? "True" : "False";
        if (is_complex(element.dtype)) return element.ToScalar().Complex.ToString(format, culture);
        return element.is_integral() ? element.ToInt64().ToString(culture) : element.ToDouble().ToString(format, culture);
    }
}
