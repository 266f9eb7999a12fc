using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Theorem 3.1 and Corollary 3.1: X on a manifold has no density, and X + eps has one. Samples of X + eps are counted in 20 x 20 cells
/// and compared with the closed form's probability of each cell.
/// </summary>
static class SmoothedLaw
{
    public static Study<Row> Study => new(
        "density", Paper.TowardsPrincipledMethods, "Theorem 3.1, Corollary 3.1", "Noise gives a law on a manifold a density")
    {
        Seeds = NoiseAnnealing.Seeds,
        Arms = [Gaussian, Discrete],
        Claims =
        [
            new("density")
            {
                Statement = "Gaussian noise gives a law on a manifold a density: the mean of the noise's density around its points.",
                Published = "E_y P_eps(x - y)",
                Formula = @"P_{X+\epsilon}(x) = \mathbb{E}_{y \sim P_X}[P_\epsilon(x - y)]",
                Criterion = WorstMatch.AtMost(1.2 * CountingNoise), On = [Gaussian], Control = [Discrete],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Gaussian = new("density", "samples of X + eps, Gaussian eps", run => Measure(gaussian: true, run));
    internal static readonly Arm<Row> Discrete =      // this noise has no density
        new("density-discrete", "the same with eps = +-sd in each coordinate", run => Measure(gaussian: false, run));

    static readonly Quantity<Row> WorstMatch =
        new("largest total variation between counts and closed form", row => row.Densities.Max(match => match.TotalVariation));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var cells = measurements.Points(row => row.Cells).Of(Gaussian);
        yield return new Figure("densities", "Noise gives a law on a manifold a density")
        {
            Paper = new PaperLocus("TPM", "Theorem 3.1, Corollary 3.1"),
            Caption = "A point, a segment and a circle with N(0, 0.25^2 I) added. The upper row shows the share of 200,000 samples in each "
                + "cell (seed 0), and the lower row the probability of the cell by the closed form of the density.",
            AltText = "Two rows of three heat maps. The counted shares above and the closed forms below look the same: a disc, an "
                + "upright bar with soft ends, and a ring.",
            PanelsPerRow = 3,
            ColourBar = new ColourBar("probability of a cell", Axis.Dimensionless),
            Panels = [.. Maps("counted", cell => cell.Counted), .. Maps("closed form", cell => cell.ClosedForm)],
        };

        IEnumerable<Panel> Maps(string title, Expression<Func<Cell, object?>> probability) => Manifolds.Select(manifold =>
        {
            var own = cells.Where(cell => cell.Manifold, manifold.Name);
            return new Panel(new Axis("x", Axis.Dimensionless), new Axis("y", Axis.Dimensionless))
            {
                Title = $"{manifold.Name}, {title}",
                EqualScale = true,
                Traces = [new HeatMap("probability", own[cell => cell.X], own[cell => cell.Y], own[probability])],
            };
        });
    }

    const int Side = 20, Samples = 200_000;
    const double Deviation = 0.25;

    /// <summary>
    /// Total variation between counts and closed form when the closed form is right: half of the mean absolute deviation of a multinomial,
    /// summed, which is largest for equal cells (Cauchy and Schwarz).
    /// </summary>
    static double CountingNoise => 0.5 * Math.Sqrt(2 / Math.PI) * Math.Sqrt((Side * Side + 1.0) / Samples);

    /// <summary>A manifold, the square that its noisy samples are counted in, and the closed form.</summary>
    sealed record Manifold(string Name, (double X, double Y) Centre, double Width, PlaneDensity Density, Func<Tensor, Tensor> At);

    static readonly LineDensity Noise = LineDensity.Gaussian(0, Deviation);

    static readonly Manifold[] Manifolds =
    [
        new("point", (0, 0), 2, PlaneDensity.Product(Noise, Noise), u => zeros_like(u)),
        new("segment", (0, 0.5), 3, SmoothedManifolds.Segment(0, Deviation), new Segment([0, 0], [0, 1]).At),
        new("circle", (0, 0), 4, SmoothedManifolds.Circle(1, Deviation), new Circle([0, 0], 1).At),
    ];

    static Row Measure(bool gaussian, Run run)
    {
        var cells = Manifolds.Select(manifold => Count(manifold, gaussian, run)).ToArray();
        return new([.. cells.Select(Match.Of)], run.Replicate == 0 ? [.. cells.SelectMany(own => own)] : []);
    }

    static Cell[] Count(Manifold manifold, bool gaussian, Run run)
    {
        using var scope = NewDisposeScope();
        using var stream = new Draws(run.Seed, device(run.Device)).Stream(manifold.Name);
        var samples = run.Scale == Scale.Smoke ? 2000 : Samples;
        var at = manifold.At(rand(samples, 1, dtype: float64, generator: stream, device: stream.device));
        var noise = gaussian
            ? randn(samples, 2, dtype: float64, generator: stream, device: stream.device)
            : rand(samples, 2, dtype: float64, generator: stream, device: stream.device).gt(0.5).to(float64) * 2 - 1;
        var counts = (at + noise * Deviation).cpu().data<double>().ToArray().Chunk(2)
            .CountBy(point => (Bin(point[0], manifold.Centre.X), Bin(point[1], manifold.Centre.Y))).ToDictionary();
        var width = manifold.Width / Side;
        return
        [
            .. from i in Enumerable.Range(0, Side)
               from j in Enumerable.Range(0, Side)
               let x = manifold.Centre.X - manifold.Width / 2 + i * width
               let y = manifold.Centre.Y - manifold.Width / 2 + j * width
               let mass = manifold.Density.Mass(new Rectangle(new(x, x + width), new(y, y + width)), new(1e-8, 1e-8)).Value
               select new Cell(manifold.Name, x + width / 2, y + width / 2, (double)counts.GetValueOrDefault((i, j)) / samples, mass),
        ];

        int Bin(double coordinate, double centre) => (int)Math.Floor(((coordinate - centre) / manifold.Width + 0.5) * Side);
    }

    /// <param name="Densities">How well each manifold's counts agree with the closed form.</param>
    /// <param name="Cells">The counts of the first replicate.</param>
    internal sealed record Row(IReadOnlyList<Match> Densities, IReadOnlyList<Cell> Cells);

    /// <summary>Half the sum of |counted - closed form| over the cells of a manifold and what lies outside them.</summary>
    internal sealed record Match(string Manifold, double TotalVariation)
    {
        public static Match Of(Cell[] cells)
        {
            var outside = Math.Abs(cells.Sum(cell => cell.ClosedForm) - cells.Sum(cell => cell.Counted));
            return new(cells[0].Manifold, (outside + cells.Sum(cell => Math.Abs(cell.Counted - cell.ClosedForm))) / 2);
        }
    }

    /// <summary>Share of the samples of X + eps that are in the cell around (x, y), and the cell's probability.</summary>
    internal sealed record Cell(string Manifold, double X, double Y, double Counted, double ClosedForm);
}
