using System.Numerics;

namespace Replication.Oracles.ClosedForms.GanTutorial;

/// <summary>A point of the game V(x, y) = x y, in which x descends and y ascends.</summary>
/// <param name="X">x; finite.</param>
/// <param name="Y">y; finite.</param>
public readonly record struct GamePoint(double X, double Y)
{
    /// <summary>The distance from the equilibrium at the origin.</summary>
    public double Radius => Math.Sqrt((X * X) + (Y * Y));
}

/// <summary>
/// V = x y (NIPS 2016 tutorial, Exercise 7.2): the smallest game in which gradient play does not converge. All orbits in closed form.
/// Points, times and rates are finite, of either sign; NaN and infinity are not refused but passed on, unless a member says otherwise.
/// </summary>
/// <remarks>
/// Sources beside the tutorial: averages and extragradient, Gidel et al. 2018 (arXiv:1802.10551), Propositions 1 and 2; optimistic play,
/// Daskalakis et al. 2017 (arXiv:1711.00141); consensus optimisation, Mescheder et al. 2017 (arXiv:1705.10461). Orbits of alternating and
/// optimistic play are the powers of their maps, solved here.
/// </remarks>
public static class BilinearGame
{
    /// <summary>Continuous simultaneous play at time t: a rotation, (x cos t - y sin t, x sin t + y cos t).</summary>
    public static GamePoint Continuous(GamePoint start, double time)
    {
        var (sin, cos) = Math.SinCos(time);
        return new GamePoint((start.X * cos) - (start.Y * sin), (start.X * sin) + (start.Y * cos));
    }

    /// <summary>
    /// Discrete simultaneous play, (x, y) -> (x - eta y, y + eta x), after some steps: each is a rotation by atan(eta) and a growth by
    /// sqrt(1 + eta^2).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public static GamePoint Simultaneous(GamePoint start, double rate, int steps)
    {
        var turned = Continuous(start, steps * Math.Atan(rate));
        var growth = RadiusFactor(rate, steps);
        return new GamePoint(growth * turned.X, growth * turned.Y);
    }

    /// <summary>(1 + eta^2)^(t/2): by how much the radius has grown after t simultaneous steps.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of steps.</exception>
    public static double RadiusFactor(double rate, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        return Math.Pow(1 + (rate * rate), steps / 2.0);
    }

    /// <summary>
    /// What alternating play (x first, then y with the new x) conserves: x^2 + y^2 - eta x y. Its orbits are ellipses for |eta| &lt; 2.
    /// </summary>
    public static double AlternatingInvariant(GamePoint point, double rate) =>
        (point.X * point.X) + (point.Y * point.Y) - (rate * point.X * point.Y);

    /// <summary>
    /// Alternating play after some steps. One step is a matrix P with determinant 1 and trace 2 - eta^2 = 2 cos phi, so that
    /// P^t = (sin(t phi) P - sin((t - 1) phi) I) / sin phi (Cayley and Hamilton).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate of 0, of 2 or more in size, or NaN; a negative number of steps.</exception>
    public static GamePoint Alternating(GamePoint start, double rate, int steps)
    {
        RequireOrbit(rate);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var turn = 2 * Math.Asin(rate / 2);
        var (once, back) = (Math.Sin(steps * turn) / Math.Sin(turn), Math.Sin((steps - 1) * turn) / Math.Sin(turn));
        var x = start.X - (rate * start.Y);
        var y = start.Y + (rate * x);
        return new GamePoint((once * x) - (back * start.X), (once * y) - (back * start.Y));
    }

    /// <summary>
    /// The mean of the points 0 to t - 1 of alternating play: sums of gradients are what the players moved by, so it is
    /// ((y_t - y_0)/(eta t) - (x_t - x_0)/t, -(x_t - x_0)/(eta t)).
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate of 0, of 2 or more in size, or NaN; fewer than one point.</exception>
    public static GamePoint AlternatingAverage(GamePoint start, double rate, int points)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var end = Alternating(start, rate, points);
        var (x, y) = ((end.X - start.X) / points, (end.Y - start.Y) / points);
        return new GamePoint((y / rate) - x, -x / rate);
    }

    /// <summary>
    /// What the mean of t points of alternating play stays within of the equilibrium: 2 (1 + |eta|) R / (|eta| t), R = sqrt(I / (1 -
    /// |eta|/2)) the furthest that the ellipse with the invariant I of the start reaches.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate of 0, of 2 or more in size, or NaN; fewer than one point.</exception>
    public static double AlternatingAverageBound(GamePoint start, double rate, int points)
    {
        RequireOrbit(rate);
        ArgumentOutOfRangeException.ThrowIfLessThan(points, 1);
        var size = Math.Abs(rate);
        return 2 * (1 + size) * Math.Sqrt(AlternatingInvariant(start, rate) / (1 - (size / 2))) / (size * points);
    }

    /// <summary>
    /// The radius factor of one simultaneous step of V = x y + (lambda/2)(x^2 - y^2), sqrt((1 - eta lambda)^2 + eta^2): below 1 for
    /// eta &lt; 2 lambda / (1 + lambda^2), so a strongly convex-concave term makes play converge. Consensus optimisation of V = x y with
    /// the weight lambda takes the same steps: half the squared norm of the gradient is (x^2 + y^2)/2 there.
    /// </summary>
    public static double RegularisedStepFactor(double rate, double strength) =>
        Math.Sqrt(((1 - (rate * strength)) * (1 - (rate * strength))) + (rate * rate));

    /// <summary>
    /// The radius factor of one extragradient step, a gradient step taken with the gradient at the point ahead: sqrt((1 - eta^2)^2 +
    /// eta^2), below 1 for 0 &lt; eta &lt; 1 (Korpelevich 1976).
    /// </summary>
    public static double ExtragradientStepFactor(double rate) => Math.Sqrt(((1 - (rate * rate)) * (1 - (rate * rate))) + (rate * rate));

    /// <summary>
    /// Optimistic play after some steps: twice the gradient at the present point less that at the one before, which at first is the start
    /// too. With z = x + i y it is z -> (1 + 2 i eta) z - i eta z_before, a recurrence of second order.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate of 1/2 in size, a double root; a negative number of steps.</exception>
    public static GamePoint Optimistic(GamePoint start, double rate, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(Math.Abs(rate), 0.5);
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        var (first, second) = OptimisticRoots(rate);
        var z = new Complex(start.X, start.Y);
        var alongFirst = z * (new Complex(1, rate) - second) / (first - second);
        var end = (alongFirst * Complex.Pow(first, steps)) + ((z - alongFirst) * Complex.Pow(second, steps));
        return new GamePoint(end.Real, end.Imaginary);
    }

    /// <summary>
    /// The radius factor of one optimistic step in the long run: sqrt((1 + sqrt(1 - 4 eta^2)) / 2) for |eta| up to 1/2, below 1 for
    /// 0 &lt; |eta| &lt; 1/sqrt 3.
    /// </summary>
    public static double OptimisticStepFactor(double rate)
    {
        var (first, second) = OptimisticRoots(rate);
        return Math.Max(first.Magnitude, second.Magnitude);
    }

    /// <summary>The solutions of r^2 = (1 + 2 i eta) r - i eta.</summary>
    static (Complex First, Complex Second) OptimisticRoots(double rate)
    {
        var root = Complex.Sqrt(1 - (4 * rate * rate));
        return ((new Complex(1, 2 * rate) + root) / 2, (new Complex(1, 2 * rate) - root) / 2);
    }

    static void RequireOrbit(double rate)
    {
        if (!(Math.Abs(rate) is > 0 and < 2)) throw new ArgumentOutOfRangeException(nameof(rate), rate, "A rate between 0 and 2 in size.");
    }
}
