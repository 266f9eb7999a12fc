using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.Games;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Appendix B's GAN on the circle as a matrix game: a generator is one point, a discriminator a bump exp(-10 d^2) around an angle, and the
/// payoff of the discriminator, who plays the rows, is E f(D(data)) + f(1 - D(point)).
/// </summary>
static class CircleGame
{
    /// <summary>The angle of a place, in radians.</summary>
    public static double Angle(int place, int places) => 2 * Math.PI * place / places;

    /// <summary>Data of equal weight on the appendix's three true points.</summary>
    /// <param name="places">Places on the circle, a multiple of 3.</param>
    public static double[] ThreePoints(int places) =>
        [.. Enumerable.Range(0, places).Select(place => place % (places / 3) == 0 ? 1 / 3.0 : 0)];

    /// <summary>Data of random weights on all places: a uniform draw from all laws on them.</summary>
    public static double[] RandomLaw(int places, RandomStream stream)
    {
        double[] weights = [.. Enumerable.Range(0, places).Select(_ => -Math.Log(stream.NextOpenDouble()))];
        return [.. weights.Select(weight => weight / weights.Sum())];
    }

    /// <summary>The game of all bumps and the constant 1/2, the last row, against all points.</summary>
    /// <param name="data">Weights of the data on places around the circle.</param>
    /// <param name="measuring">The paper's measuring function f.</param>
    /// <param name="points">Places that a generator may take; all of them unless given.</param>
    public static MatrixGame Of(double[] data, Func<double, double> measuring, int? points = null)
    {
        var places = data.Length;
        var payoffs = new double[places + 1, points ?? places];
        for (var row = 0; row <= places; row++)
        {
            double[] d = [.. Enumerable.Range(0, places).Select(at => Discriminator(row, at, places))];
            var onData = data.Zip(d, (weight, value) => weight * measuring(value)).Sum();
            for (var column = 0; column < payoffs.GetLength(1); column++) payoffs[row, column] = onData + measuring(1 - d[column]);
        }
        return new(payoffs);
    }

    /// <summary>A row's D at a place: the constant 1/2 in the row after the bumps.</summary>
    public static double Discriminator(int row, int at, int places) =>
        row == places ? 0.5 : BestResponseCycle.Discriminator(Angle(row, places), Angle(at, places));
}
