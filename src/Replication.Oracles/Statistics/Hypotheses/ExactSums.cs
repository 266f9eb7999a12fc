using System.Numerics;
using Replication.Oracles.Arithmetic;

namespace Replication.Oracles.Statistics;

/// <summary>A sum of differences and of what rounding can account for in them, both in whole units.</summary>
readonly record struct Term<T>(T Value, T Rounding) where T : struct, IBinaryInteger<T>
{
    public static Term<T> operator +(Term<T> a, Term<T> b) => new(a.Value + b.Value, a.Rounding + b.Rounding);

    public static Term<T> operator -(Term<T> a, Term<T> b) => new(a.Value - b.Value, a.Rounding - b.Rounding);
}

/// <summary>Differences as whole multiples of the last place of the least number that any of them is made of.</summary>
sealed class ExactSums
{
    readonly Difference[] _differences;
    readonly BinaryUnits _unit;

    ExactSums(Difference[] differences, BinaryUnits unit) => (_differences, _unit) = (differences, unit);

    /// <exception cref="ArgumentException">The sum of the magnitudes overflows.</exception>
    public static ExactSums Of(Difference[] differences)
    {
        if (!double.IsFinite(differences.Sum(d => Math.Abs(d.Value))))
            throw new ArgumentException("The values are too large: their sum overflows.");
        double[] parts = [.. differences.SelectMany(d => new[] { d.First, d.Second, d.Shift, d.Rounding })];
        return new ExactSums(differences, BinaryUnits.Of(parts));
    }

    /// <summary>Whether sums of all terms times twice their number, of three numbers each, stay below 2^126.</summary>
    public bool FitInt128
    {
        get
        {
            var largest = _differences.Max(d => Math.Max(Math.Abs(d.First), Math.Max(Math.Abs(d.Second), Math.Abs(d.Shift))));
            // That of 0 is far below all others.
            var bits = Math.ILogB(largest) + 1 - _unit.Exponent;
            return bits + 2 * BitOperations.Log2((uint)_differences.Length) + 7 <= 126;
        }
    }

    public Term<T>[] Terms<T>() where T : struct, IBinaryInteger<T> => Array.ConvertAll(_differences, d => new Term<T>(
        _unit.Count<T>(d.First) - _unit.Count<T>(d.Second) - _unit.Count<T>(d.Shift), _unit.Count<T>(d.Rounding)));
}
