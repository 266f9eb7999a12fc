using System.Globalization;

namespace Replication.Oracles.Tests.Divergences;

/// <summary>Comparisons that say by how much they failed.</summary>
static class Close
{
    public static void Relative(double expected, double actual, double tolerance, string what = "")
    {
        if (expected == actual) return;
        var error = Math.Abs(actual - expected) / Math.Abs(expected);
        Assert.True(error <= tolerance, Message(expected, actual, error, tolerance, "relative", what));
    }

    public static void Absolute(double expected, double actual, double tolerance, string what = "")
    {
        if (expected == actual) return;
        var error = Math.Abs(actual - expected);
        Assert.True(error <= tolerance, Message(expected, actual, error, tolerance, "absolute", what));
    }

    static string Message(double expected, double actual, double error, double tolerance, string kind, string what) =>
        string.Create(CultureInfo.InvariantCulture,
            $"{what}: expected {expected:R}, got {actual:R}: {kind} error {error:E2} over {tolerance:E1}");
}
