using System.Runtime.CompilerServices;

namespace Replication.Oracles.Divergences;

/// <summary>The domains of parameters. Each hands its value on, or refuses it by name with what was expected; NaN is in none.</summary>
static class Domain
{
    public static double Finite(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        double.IsFinite(value) ? value : throw Outside(value, name, "a finite number");

    public static double Positive(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value > 0 && double.IsFinite(value) ? value : throw Outside(value, name, "a positive, finite number");

    public static double NotNegative(double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= 0 && double.IsFinite(value) ? value : throw Outside(value, name, "a finite number, not negative");

    public static double Within(double lower, double upper, double value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value >= lower && value <= upper ? value : throw Outside(value, name,
            FormattableString.Invariant($"a number from {lower} to {upper}"));

    static ArgumentOutOfRangeException Outside(double value, string? name, string expected) => new(name, value, $"Expected {expected}.");
}
