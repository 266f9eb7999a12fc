using System.Globalization;

namespace Replication.Figures;

/// <summary>Numbers as keys and names: 0 and -0 are one number.</summary>
internal static class PlainNumber
{
    /// <summary>The number, with -0 as 0.</summary>
    internal static double Of(double number) => number == 0 ? 0 : number;

    /// <summary>The shortest text that reads back to the number, with -0 as 0.</summary>
    internal static string Text(double number) => Of(number).ToString("R", CultureInfo.InvariantCulture);
}
