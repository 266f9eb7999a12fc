using MathNet.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Replication.Oracles.ClosedForms.AdversarialVariationalBayes;

/// <summary>
/// Evaluates the four-point bound and its gradient by the trapezoidal rule on a square grid of the latent plane, which for such smooth,
/// fast-falling integrands converges faster than any power of the step. Parameters: for each point mean x, mean y, log sd x, log sd y.
/// </summary>
sealed class FourPointGrid
{
    public const int Points = 4, PerPoint = 4;

    readonly double _cell;
    readonly double[] _axis;

    public FourPointGrid(double step, double reach)
    {
        var half = (int)Math.Ceiling(reach / step);
        (_cell, _axis) = (step * step, [.. Enumerable.Range(-half, (2 * half) + 1).Select(i => i * step)]);
    }

    /// <summary>
    /// -ELBO and its gradient. The decoder is optimal for the encoder, so by the envelope theorem only the encoder is differentiated.
    /// </summary>
    public (double Value, Vector<double> Gradient) NegativeElbo(Vector<double> parameters)
    {
        var encoder = Encoder(parameters);
        var gradient = new double[parameters.Count];
        double value = 0;
        Visit(encoder, (x, y, density, _, loss) =>
        {
            for (var k = 0; k < Points; k++)
            {
                var q = encoder[k];
                double share = 0.25 * _cell * density[k] * loss[k], ux = (x - q.MeanX) / q.SdX, uy = (y - q.MeanY) / q.SdY;
                value += share;
                gradient[PerPoint * k] += share * ux / q.SdX;
                gradient[(PerPoint * k) + 1] += share * uy / q.SdY;
                gradient[(PerPoint * k) + 2] += share * ((ux * ux) - 1);
                gradient[(PerPoint * k) + 3] += share * ((uy * uy) - 1);
            }
        });
        for (var k = 0; k < Points; k++)
        {
            var q = encoder[k];
            value += 0.25 * q.KullbackLeiblerToPrior;
            gradient[PerPoint * k] += 0.25 * q.MeanX;
            gradient[(PerPoint * k) + 1] += 0.25 * q.MeanY;
            gradient[(PerPoint * k) + 2] += 0.25 * ((q.SdX * q.SdX) - 1);
            gradient[(PerPoint * k) + 3] += 0.25 * ((q.SdY * q.SdY) - 1);
        }
        return (value, Vector<double>.Build.Dense(gradient));
    }

    /// <summary>Every term of the solution at the given encoder.</summary>
    public FourPointSolution Terms(Vector<double> parameters)
    {
        var encoder = Encoder(parameters);
        double reconstruction = 0, aggregate = 0;
        var evidence = new double[Points];
        Visit(encoder, (x, y, density, logTotal, loss) =>
        {
            double logPrior = (-0.5 * ((x * x) + (y * y))) - Math.Log(Constants.Pi2), logMixture = logTotal - Math.Log(Points);
            aggregate += _cell * Math.Exp(logMixture) * (logMixture - logPrior);
            for (var k = 0; k < Points; k++)
            {
                reconstruction += 0.25 * _cell * density[k] * loss[k];
                evidence[k] += _cell * Math.Exp(logPrior - loss[k]);
            }
        });
        var kl = encoder.Average(q => q.KullbackLeiblerToPrior);
        return new FourPointSolution(encoder, -reconstruction - kl, evidence.Average(Math.Log), reconstruction, kl, aggregate);
    }

    delegate void Visitor(double x, double y, ReadOnlySpan<double> density, double logTotal, ReadOnlySpan<double> loss);

    // Hands over at each grid point: q_k, log sum_j q_j, and loss_k = -log p(x_k|z) under the optimal decoder, whose pixel k is on with
    // probability q_k / sum_j q_j.
    void Visit(PlanarGaussian[] encoder, Visitor visit)
    {
        double[][] logX = [.. encoder.Select(q => LogDensities(q.MeanX, q.SdX))],
            logY = [.. encoder.Select(q => LogDensities(q.MeanY, q.SdY))];
        Span<double> density = stackalloc double[Points], loss = stackalloc double[Points], log = stackalloc double[Points],
            off = stackalloc double[Points];
        for (var i = 0; i < _axis.Length; i++)
        {
            for (var j = 0; j < _axis.Length; j++)
            {
                var top = double.NegativeInfinity;
                for (var k = 0; k < Points; k++) top = Math.Max(top, log[k] = logX[k][i] + logY[k][j]);
                double total = 0, allOff = 0;
                for (var k = 0; k < Points; k++) total += density[k] = Math.Exp(log[k] - top);
                double logOfTotal = Math.Log(total), scale = Math.Exp(top);
                for (var k = 0; k < Points; k++)
                {
                    // The others summed, not the total less this one: where it dominates, the difference would have no digits left.
                    double others = 0;
                    for (var other = 0; other < Points; other++)
                        if (other != k) others += density[other];
                    allOff += off[k] = Math.Log(Math.Max(others, 1e-300)) - logOfTotal;
                }
                for (var k = 0; k < Points; k++)
                {
                    loss[k] = top + logOfTotal - log[k] - (allOff - off[k]);
                    density[k] *= scale;
                }
                visit(_axis[i], _axis[j], density, top + logOfTotal, loss);
            }
        }
    }

    double[] LogDensities(double mean, double sd) =>
        [.. _axis.Select(x => (-0.5 * (x - mean) * (x - mean) / (sd * sd)) - Math.Log(sd) - Constants.LogSqrt2Pi)];

    static PlanarGaussian[] Encoder(Vector<double> parameters) =>
        [.. Enumerable.Range(0, Points).Select(k => parameters.SubVector(PerPoint * k, PerPoint))
            .Select(p => new PlanarGaussian(p[0], p[1], Math.Exp(p[2]), Math.Exp(p[3])))];
}
