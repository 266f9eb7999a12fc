using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>What a run on the four points left behind.</summary>
sealed record FourPointOutcome(FourPointTerms Terms, IReadOnlyList<FourPointMoment> Training, IReadOnlyList<LatentDraw> Latent);

/// <summary>A moment of a run on the four points.</summary>
/// <param name="Percent">Share of the training done.</param>
/// <param name="LogLikelihood">The true log-likelihood then.</param>
/// <param name="Elbo">The run's own bound then.</param>
sealed record FourPointMoment(
    double Percent, [MayDiverge(nameof(AdversarialVariationalBayes.Row.Diverged))] double LogLikelihood,
    [MayDiverge(nameof(AdversarialVariationalBayes.Row.Diverged))] double Elbo);

/// <summary>One draw of an encoder at a moment of its training.</summary>
/// <param name="Percent">Share of the training done.</param>
/// <param name="Point">Which of the four images was encoded, 1 to 4.</param>
/// <param name="Z1">First latent coordinate.</param>
/// <param name="Z2">Second latent coordinate.</param>
sealed record LatentDraw(
    double Percent, int Point, [MayDiverge(nameof(AdversarialVariationalBayes.Row.Diverged))] double Z1,
    [MayDiverge(nameof(AdversarialVariationalBayes.Row.Diverged))] double Z2);

/// <summary>When a run on the four points is looked at.</summary>
static class FourPointSchedule
{
    static readonly double[] Pictures = [0, 1, 3, 10, 20, 40, 70, 100];

    /// <summary>Whether the log-likelihood is taken after a step: fifty times, and when there is a picture.</summary>
    public static bool IsMoment(int step, int steps) => step % Math.Max(1, steps / 50) == 0 || IsPicture(step, steps);

    /// <summary>Whether the latent plane is drawn after a step.</summary>
    public static bool IsPicture(int step, int steps) => Pictures.Any(percent => (int)Math.Round(percent / 100 * steps) == step);

    /// <summary>The share of the training, a picture's own where there is one.</summary>
    public static double Percent(int step, int steps) =>
        Pictures.Where(percent => (int)Math.Round(percent / 100 * steps) == step).DefaultIfEmpty(100.0 * step / steps).First();

    /// <summary>Draws of each point's posterior that a picture shows.</summary>
    public const int DrawsPerPoint = 125;

    /// <summary>The draws of one picture, to a thousandth, which is finer than an eye.</summary>
    /// <param name="percent">Share of the training done.</param>
    /// <param name="z">Coordinates in turn, <see cref="DrawsPerPoint"/> draws of each point, point by point.</param>
    public static IEnumerable<LatentDraw> Picture(double percent, float[] z) => Enumerable.Range(0, z.Length / 2)
        .Select(i => new LatentDraw(percent, 1 + i / DrawsPerPoint, Math.Round(z[2 * i], 3), Math.Round(z[2 * i + 1], 3)));
}
