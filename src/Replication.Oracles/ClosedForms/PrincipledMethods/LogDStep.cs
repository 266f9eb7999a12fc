using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.PrincipledMethods;

/// <summary>
/// Theorem 2.5 of Arjovsky and Bottou 2017 for P_r = N(0, 1) and P_g = N(theta, sd^2), g_theta(z) = theta + sd z: with D* optimal and
/// frozen, the gradient of E[-log D*(g_theta(z))] is that of KL(P_g||P_r) - 2 JSD(P_g, P_r). Every side is computed on its own.
/// </summary>
/// <param name="Theta">The mean of the generated law; finite.</param>
/// <param name="Sd">Its standard deviation; positive and finite.</param>
public sealed record LogDStep(double Theta, double Sd = 1)
{
    static readonly LineDensity Data = LineDensity.Gaussian(0, 1);

    /// <summary>The mean of the generated law.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Theta { get; } = Domain.Finite(Theta);

    /// <summary>Its standard deviation.</summary>
    /// <exception cref="ArgumentOutOfRangeException">On construction: outside its domain or NaN.</exception>
    public double Sd { get; } = Domain.Positive(Sd);

    LineDensity Generated => LineDensity.Gaussian(Theta, Sd);

    /// <summary>
    /// The left side: E_z[-d/dx log D(x)] at x = g_theta(z), for a frozen D whose logit is <paramref name="logitScale"/> times the optimal
    /// one. Scale 1 is the theorem; any other is a discriminator that is not optimal.
    /// </summary>
    /// <exception cref="QuadratureException">The tolerance was not reached; always so for a scale that is NaN or infinite.</exception>
    public Integral FrozenGradient(double logitScale = 1)
    {
        var generated = Generated;
        return generated.Expectation(x =>
        {
            double logit = logitScale * (Data.Log(x) - generated.Log(x)), slope = logitScale * (((x - Theta) / (Sd * Sd)) - x);
            return -LogRatio.Sigmoid(-logit) * slope;
        });
    }

    /// <summary>d/dtheta of 2 JSD(P_g, P_r), by differentiating under the integral; also E grad log(1 - D*), the minimax step.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached.</exception>
    public Integral TwiceJensenShannonGradient()
    {
        var generated = Generated;
        return generated.Expectation(x => (x - Theta) / (Sd * Sd) * LogRatio.OverMean(generated.Log(x) - Data.Log(x)));
    }

    /// <summary>d/dtheta KL(P_g||P_r) = theta, the divergence that the theorem names.</summary>
    public double ReverseKullbackLeiblerGradient => Theta;

    /// <summary>
    /// d/dtheta KL(P_r||P_g) = theta / sd^2: equal to the reverse one at sd = 1, so only sd != 1 tells the directions apart.
    /// </summary>
    public double ForwardKullbackLeiblerGradient => Theta / (Sd * Sd);

    /// <summary>The right side, the gradient of KL(P_g||P_r) - 2 JSD.</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached.</exception>
    public Integral TheoremGradient() => TwiceJensenShannonGradient().Affine(-1, ReverseKullbackLeiblerGradient);
}
