using Replication.Oracles.ClosedForms.PrincipledMethods;

namespace Replication.Experiments;

/// <summary>
/// Both sides of Theorem 2.4 where they are known exactly: data on the segment x = 0, the generator's g(z) = (theta, z) on x = theta = 1, so
/// that M = 1, and D = D* + a + b sin(w x).
/// </summary>
/// <param name="Epsilon">What the theorem's norm of D - D* is to stay below.</param>
/// <param name="ValueDistance">sup |D - D*|: below epsilon always.</param>
/// <param name="Norm">sup |D - D*| + |grad D - grad D*|: below epsilon unless the perturbation is too steep.</param>
/// <param name="Gradient">|grad_theta E log(1 - D(g(z)))|.</param>
/// <param name="Bound">M epsilon / (1 - epsilon).</param>
sealed record BoundCheck(double Epsilon, double ValueDistance, double Norm, double Gradient, double Bound)
{
    const double Theta = 1;

    /// <summary>The check over a range of epsilon.</summary>
    /// <param name="steepness">
    /// A whole number. 1 keeps the perturbation within the theorem's norm; a larger one makes its slope that much steeper while its height
    /// stays, which breaks the hypothesis.
    /// </param>
    public static IReadOnlyList<BoundCheck> Sweep(int steepness) =>
    [
        .. new[] { 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95 }.Select(epsilon =>
        {
            // A whole number of periods up to theta puts the steepest point of the ripple at the generator: the worst case.
            const double frequency = 8 * 2 * Math.PI;
            var discriminator = new PerturbedDiscriminator(0.49 * epsilon, 0.49 * epsilon / frequency, steepness * frequency);
            return new BoundCheck(
                epsilon,
                discriminator.ValueDistance,
                discriminator.Norm,
                Math.Abs(discriminator.GeneratorGradient(Theta)),
                VanishingGradientBound.Bound(jacobianBound: 1, epsilon));
        }),
    ];
}
