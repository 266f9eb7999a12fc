namespace Replication.Oracles.ClosedForms.GanTutorial;

/// <summary>A point of the game V(x, y) = x y, in which x descends and y ascends. Waits for the row BilinearGame.</summary>
/// <param name="X">x; finite.</param>
/// <param name="Y">y; finite.</param>
public readonly record struct GamePoint(double X, double Y)
{
    /// <summary>The distance from the equilibrium at the origin.</summary>
    public double Radius => Math.Sqrt((X * X) + (Y * Y));
}

/// <summary>
/// V = x y (NIPS 2016 tutorial, Exercise 7.2): the smallest game in which gradient play does not converge. All orbits in closed form.
/// Points, times and rates are finite, of either sign; NaN and infinity are not refused but passed on. Waits for the row BilinearGame.
/// </summary>
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
    /// The radius factor of one simultaneous step of V = x y + (lambda/2)(x^2 - y^2), sqrt((1 - eta lambda)^2 + eta^2): below 1 for
    /// eta &lt; 2 lambda / (1 + lambda^2), so a strongly convex-concave term makes play converge.
    /// </summary>
    public static double RegularisedStepFactor(double rate, double strength) =>
        Math.Sqrt(((1 - (rate * strength)) * (1 - (rate * strength))) + (rate * rate));

    /// <summary>
    /// The radius factor of one extragradient step, a gradient step taken with the gradient at the point ahead: sqrt((1 - eta^2)^2 +
    /// eta^2), below 1 for 0 &lt; eta &lt; 1 (Korpelevich 1976).
    /// </summary>
    public static double ExtragradientStepFactor(double rate) => Math.Sqrt(((1 - (rate * rate)) * (1 - (rate * rate))) + (rate * rate));
}
