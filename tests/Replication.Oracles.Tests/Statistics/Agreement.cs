using System.Globalization;

namespace Replication.Oracles.Tests.Statistics;

static class Agreement
{
    /// <summary>Equal to so many significant digits (or, for an expected zero, to so many decimals).</summary>
    public static void Digits(double expected, double actual, int digits, string what)
    {
        var tolerance = Math.Pow(10, -digits) * (expected == 0 ? 1 : Math.Abs(expected));
        // Written so that NaN fails.
        if (!(expected == actual || Math.Abs(expected - actual) <= tolerance))
        {
            Assert.Fail(string.Create(
                CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}, {digits} digits wanted."));
        }
    }
}
