namespace Replication.Experiments;

/// <summary>
/// Both sides of Theorem 2.4 in a case where they are known exactly. Data lie on the segment x = 0, the generator's g(z) = (theta, z) on
/// x = theta = 1, so M = 1; D* is 1 up to x = 1/3, 0 from x = 2/3 on and smooth between. D = D* + a + b sin(w (x - 1)), whence at the
/// generator grad E log(1 - D) = -b w / (1 - a).
/// </summary>
/// <param name="Epsilon">The norm sup |D - D*| + sup |grad D - grad D*| = |a| + |b| + |b w| stays below it.</param>
/// <param name="Gradient">|grad_theta E log(1 - D(g(z)))|.</param>
/// <param name="Bound">M epsilon / (1 - epsilon).</param>
sealed record BoundCheck(double Epsilon, double Gradient, double Bound)
{
    /// <summary>The check over a range of epsilon.</summary>
    /// <param name="steepness">
    /// 1 keeps the perturbation within the theorem's norm; a larger number makes its slope that much steeper while its height stays, so that
    /// only sup |D - D*| is below epsilon and the theorem's hypothesis is broken.
    /// </param>
    public static IReadOnlyList<BoundCheck> Sweep(double steepness) =>
    [
        .. new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95 }.Select(epsilon =>
        {
            var height = 0.49 * epsilon;
            var ripple = 0.01 * epsilon;
            var frequency = 49 * steepness;
            return new BoundCheck(epsilon, ripple * frequency / (1 - height), epsilon / (1 - epsilon));
        }),
    ];
}
