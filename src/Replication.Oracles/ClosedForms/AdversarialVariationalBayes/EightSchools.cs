using MathNet.Numerics;
using Replication.Oracles.Divergences;
using Replication.Oracles.Quadrature;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// The exact posterior of an "eight schools" model: y_j ~ N(theta_j, sigma_j^2), theta_j = mu + tau eta_j, all of mu, tau and eta_j
/// standard normal (the model and data of the code released with Mescheder et al. 2017). Given (mu, tau) the theta_j are Gaussian, and y_j
/// ~ N(mu, sigma_j^2 + tau^2), so that the posterior is a density on the plane. It is even in tau: tau and all eta may change sign
/// together. An expectation that misses its tolerance throws <see cref="QuadratureException"/>.
/// </summary>
public sealed class EightSchools
{
    readonly double[] _effects;
    readonly double[] _errors;

    /// <summary>Describes the data.</summary>
    /// <param name="effects">y_j; finite, at least one.</param>
    /// <param name="errors">sigma_j; positive and finite, as many.</param>
    /// <exception cref="ArgumentException">The lengths differ or are 0, or a number is outside its domain.</exception>
    /// <exception cref="QuadratureException">The evidence integral was not reached.</exception>
    public EightSchools(ReadOnlySpan<double> effects, ReadOnlySpan<double> errors)
    {
        if (effects.IsEmpty || effects.Length != errors.Length)
            throw new ArgumentException("Expected as many effects as errors, at least one.", nameof(errors));
        foreach (var y in effects)
            if (!double.IsFinite(y)) throw new ArgumentException("An effect must be finite.", nameof(effects));
        foreach (var s in errors)
            if (!(s > 0 && double.IsFinite(s)))
                throw new ArgumentException("A standard error must be positive and finite.", nameof(errors));
        (_effects, _errors) = (effects.ToArray(), errors.ToArray());
        // The prior holds all but 1e-27 of mu and tau within 11; the landmarks cut where likelihood and prior bend.
        double[] landmarks = [-6, -3, -1.5, 0, 1.5, 3, 6];
        var joint = new PlaneDensity(LogJoint, Rectangle.Plane, landmarks, landmarks);
        Evidence = joint.Mass(new Tolerance(0, 1e-10));
        var logEvidence = Math.Log(Evidence.Value);
        Posterior = new PlaneDensity((mu, tau) => LogJoint(mu, tau) - logEvidence, Rectangle.Plane, landmarks, landmarks);
    }

    /// <summary>The data of the released notebook: y = 2.8, 0.8, -0.3, ... with sigma = 0.8, 0.5, 0.8, ....</summary>
    public static EightSchools Published() =>
        new([2.8, 0.8, -0.3, 0.7, -0.1, 0.1, 1.8, 1.2], [0.8, 0.5, 0.8, 0.6, 0.5, 0.6, 0.5, 0.4]);

    /// <summary>y_j.</summary>
    public IReadOnlyList<double> Effects => _effects;

    /// <summary>sigma_j.</summary>
    public IReadOnlyList<double> Errors => _errors;

    /// <summary>p(y), with its error.</summary>
    public Integral Evidence { get; }

    /// <summary>p(mu, tau | y) on the plane, mu first; normalised to the precision of <see cref="Evidence"/>.</summary>
    public PlaneDensity Posterior { get; }

    /// <summary>E(theta_j | y), a precision-weighted mean of y_j and mu averaged over the posterior.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such school.</exception>
    public Integral EffectMean(int school)
    {
        Require(school);
        return Posterior.Expectation((mu, tau) => ConditionalMean(school, mu, tau));
    }

    /// <summary>E(theta_j^2 | y).</summary>
    /// <exception cref="ArgumentOutOfRangeException">No such school.</exception>
    public Integral EffectSecondMoment(int school)
    {
        Require(school);
        var variance = _errors[school] * _errors[school];
        return Posterior.Expectation((mu, tau) =>
        {
            var mean = ConditionalMean(school, mu, tau);
            return (mean * mean) + (variance * tau * tau / (variance + (tau * tau)));
        });
    }

    /// <summary>E(f(mu, tau) | y).</summary>
    /// <exception cref="QuadratureException">The tolerance was not reached, or f is not finite where the posterior is positive.</exception>
    public Integral Expectation(Func<double, double, double> f, Tolerance? tolerance = null) => Posterior.Expectation(f, tolerance);

    double ConditionalMean(int school, double mu, double tau)
    {
        double variance = _errors[school] * _errors[school], spread = tau * tau;
        return ((spread * _effects[school]) + (variance * mu)) / (spread + variance);
    }

    double LogJoint(double mu, double tau)
    {
        var log = -0.5 * ((mu * mu) + (tau * tau)) - Math.Log(Constants.Pi2);
        for (var j = 0; j < _effects.Length; j++)
        {
            double variance = (_errors[j] * _errors[j]) + (tau * tau), offset = _effects[j] - mu;
            log -= 0.5 * ((offset * offset / variance) + Math.Log(Constants.Pi2 * variance));
        }
        return log;
    }

    void Require(int school)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(school);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(school, _effects.Length);
    }
}
