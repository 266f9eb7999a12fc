using Replication.Core.Training;
using Replication.Evidence;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.1 and Corollary 3.1: X on a manifold has no density, X + eps has one, and which. Samples of X + eps are counted in 20 x 20 cells
/// and held against the closed form's probability of each cell.
/// </summary>
/// <param name="run">Seed, scale and device.</param>
sealed class SmoothedLaw(Run run)
{
    const int Side = 20, Samples = 200_000;
    const double Deviation = 0.25;

    static readonly Oracles.Quadrature.Tolerance Exactly = new(1e-8, 1e-8);

    readonly Draws _draws = new(run.Seed, device(run.Device));
    readonly int _samples = run.Scale == Scale.Smoke ? 2000 : Samples;

    /// <summary>False for the control: every coordinate of the noise is +sd or -sd, which has no density.</summary>
    public bool Gaussian { get; init; } = true;

    /// <summary>
    /// Total variation between counts and closed form when the closed form is right: half of the mean absolute deviation of a multinomial,
    /// summed, which is largest for equal cells (Cauchy and Schwarz).
    /// </summary>
    public static double CountingNoise => 0.5 * Math.Sqrt(2 / Math.PI) * Math.Sqrt((Side * Side + 1.0) / Samples);

    /// <summary>One comparison for each manifold, and the cells of the first replicate.</summary>
    public (IReadOnlyList<DensityMatch> Matches, IReadOnlyList<DensityCell> Cells) Compare()
    {
        Manifold[] manifolds =
        [
            new("point", (0, 0), 2, PlaneDensity.Product(LineDensity.Gaussian(0, Deviation), LineDensity.Gaussian(0, Deviation)), u => zeros_like(u)),
            new("segment", (0, 0.5), 3, SmoothedManifolds.Segment(0, Deviation), u => u * tensor([0.0, 1]) + tensor([0.0, 0])),
            new("circle", (0, 0), 4, SmoothedManifolds.Circle(1, Deviation), u => cat([(u * (2 * Math.PI)).cos(), (u * (2 * Math.PI)).sin()], 1)),
        ];
        var compared = manifolds.Select(Compare).ToArray();
        return ([.. compared.Select(one => one.Match)], run.Replicate == 0 ? [.. compared.SelectMany(one => one.Cells)] : []);
    }

    (DensityMatch Match, IReadOnlyList<DensityCell> Cells) Compare(Manifold manifold)
    {
        var counts = Count(manifold);
        var width = manifold.Width / Side;
        var (left, low) = (manifold.Centre.X - manifold.Width / 2, manifold.Centre.Y - manifold.Width / 2);
        var cells = new List<DensityCell>();
        for (var i = 0; i < Side; i++)
        {
            for (var j = 0; j < Side; j++)
            {
                var (x, y) = (left + i * width, low + j * width);
                var mass = manifold.Density.Mass(new Rectangle(new(x, x + width), new(y, y + width)), Exactly).Value;
                cells.Add(new(manifold.Name, x + width / 2, y + width / 2, (double)counts[i, j] / _samples, mass));
            }
        }

        var outside = Math.Abs(cells.Sum(cell => cell.ClosedForm) - cells.Sum(cell => cell.Counted));
        return (new(manifold.Name, (outside + cells.Sum(cell => Math.Abs(cell.Counted - cell.ClosedForm))) / 2), cells);
    }

    int[,] Count(Manifold manifold)
    {
        using var scope = NewDisposeScope();
        using var stream = _draws.Stream(manifold.Name);
        var at = manifold.At(rand(_samples, 1, dtype: float64, generator: stream, device: _draws.Device));
        var noise = Gaussian
            ? randn(_samples, 2, dtype: float64, generator: stream, device: _draws.Device)
            : rand(_samples, 2, dtype: float64, generator: stream, device: _draws.Device).gt(0.5).to(float64) * 2 - 1;
        var points = (at + noise * Deviation).cpu().data<double>().ToArray();
        var counts = new int[Side, Side];
        for (var k = 0; k < points.Length; k += 2)
        {
            var i = (int)Math.Floor(((points[k] - manifold.Centre.X) / manifold.Width + 0.5) * Side);
            var j = (int)Math.Floor(((points[k + 1] - manifold.Centre.Y) / manifold.Width + 0.5) * Side);
            if (i is >= 0 and < Side && j is >= 0 and < Side) counts[i, j]++;
        }

        return counts;
    }

    /// <summary>A manifold, the square that its noisy samples are counted in, and the closed form.</summary>
    sealed record Manifold(string Name, (double X, double Y) Centre, double Width, PlaneDensity Density, Func<Tensor, Tensor> At);
}

/// <summary>How well the counts of X + eps agree with the closed form of its density.</summary>
/// <param name="Manifold">What X is uniform on.</param>
/// <param name="TotalVariation">Half the sum of |counted - closed form| over the cells and what lies outside them.</param>
sealed record DensityMatch(string Manifold, double TotalVariation);

/// <summary>One cell of the plane.</summary>
/// <param name="Manifold">What X is uniform on.</param>
/// <param name="X">Abscissa of the centre.</param>
/// <param name="Y">Ordinate of the centre.</param>
/// <param name="Counted">Share of the samples of X + eps in it.</param>
/// <param name="ClosedForm">Its probability.</param>
sealed record DensityCell(string Manifold, double X, double Y, double Counted, double ClosedForm);
