using Replication.Oracles.Kernels;
using Replication.Oracles.Randomness;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// Section 5: an MMD is no better than TV or JSD where its kernel is narrow, but need not be so for every kernel. Samples of N(0, 0.01) and
/// N(theta, 0.01) are compared, and one of them is moved by a hundredth of theta: how much does the distance follow?
/// </summary>
static class Bandwidth
{
    public static Study<Row> Study => new(
        "bandwidth", Paper.WassersteinGan, "Section 5", "The MMD of a narrow kernel saturates as TV and JSD do")
    {
        Seeds = WeakTopology.Seeds,
        Deviation = "The paper gives no setting: 200 draws of deviation 0.1 and distances up to 4 are ours.",
        Arms = [Narrow, Median, Energy, Transport],
        Claims =
        [
            new("narrow-kernel-saturates")
            {
                Statement = "The MMD of a Gaussian kernel of bandwidth 0.1 does not follow the distance of laws from 1 on.",
                Published = "close to a saturating regime",
                Formula = @"\frac{\partial \log \mathrm{MMD}^2}{\partial \log \theta} \to 0 \;\text{ for } h \ll \theta",
                Criterion = LargestAfar.AtMost(0.01), On = [Narrow], Control = [Median],
            },
            new("other-kernels-follow")
            {
                Statement = "The median heuristic's kernel and the energy distance follow the distance of laws at every distance.",
                Published = "this does not need to be the case for every kernel",
                Formula = @"\frac{\partial \log \mathrm{MMD}^2}{\partial \log \theta} \ge \tfrac{1}{2}",
                Criterion = Least.AtLeast(0.5), On = [Median, Energy, Transport], Control = [Narrow],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Narrow =
        new("narrow", "MMD, Gaussian kernel of bandwidth 0.1", run => OfKernel(run, bandwidth: Deviation));
    internal static readonly Arm<Row> Median = new(
        "median", "MMD, bandwidth by the median heuristic",
        run => Measure(run, (x, y) => Mmd(Kernel.Gaussian(MedianHeuristic.Bandwidth(x, y)))));
    internal static readonly Arm<Row> Energy = new("energy", "energy distance", run => Measure(run, (_, _) => EnergyDistance.Squared));
    static readonly Arm<Row> Transport = new("transport", "W", run => Measure(
        run, (_, _) => (x, y) => OneDimensionalTransport.Wasserstein(x.Coordinates, y.Coordinates)));

    static readonly Quantity<Row> LargestAfar =
        new("largest slope from distance 1 on", row => row.Slopes.Where(at => at.Theta >= 1).Max(at => Math.Abs(at.Slope)));
    static readonly Quantity<Row> Least = new("least slope at any distance", row => row.Slopes.Min(at => at.Slope));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var slopes = measurements.Points(row => row.Slopes);
        yield return new Figure("bandwidth", "How far a distance follows the laws that it measures")
        {
            Paper = new PaperLocus("WGAN", "Section 5"),
            Caption = "The slope is the per cent by which a distance grows when θ grows by one per cent. It is 1 for W. It vanishes for "
                + "the MMD of a narrow kernel once θ is several bandwidths. The median heuristic widens the kernel with θ and keeps the "
                + "slope; the bandwidth is held while the slope is taken. Each line is one seed.",
            AltText = "Slope against theta from a quarter to 4. The lines of W are at 1, those of the energy distance fall to 1, those of "
                + "the median heuristic stay between 0.9 and 1.7, and those of the narrow kernel fall to 0 before theta is 1.",
            Panels =
            [
                new Panel(new Axis("θ", Axis.Dimensionless), new Axis("d log distance / d log θ", Axis.Dimensionless))
                {
                    Traces =
                    [
                        .. PerSeed(Narrow, "MMD, bandwidth 0.1"), .. PerSeed(Median, "MMD, median heuristic"),
                        .. PerSeed(Energy, "energy distance"), .. PerSeed(Transport, "W"),
                    ],
                },
            ],
        };

        IEnumerable<Trace> PerSeed(Arm<Row> arm, string name) => slopes.Of(arm).LinePerSeed(name, at => at.Theta, at => at.Slope);
    }

    const double Deviation = 0.1;       // of both laws; the narrow kernel's bandwidth too, a fit at home
    const int Samples = 100;            // of each law
    const double Nudge = 0.01;          // share of theta that the law moves by to either side
    static readonly double[] Thetas = [0.25, 0.5, 1, 2, 4];

    internal static Row OfKernel(Run run, double bandwidth) => Measure(run, (_, _) => Mmd(Kernel.Gaussian(bandwidth)));

    static Func<PointCloud, PointCloud, double> Mmd(Kernel kernel) => (x, y) => MaximumMeanDiscrepancy.Biased(kernel, x, y);

    /// <summary>Slopes of a distance that may be chosen by the samples, as a bandwidth is; it stays as chosen under the nudge.</summary>
    static Row Measure(Run run, Func<PointCloud, PointCloud, Func<PointCloud, PointCloud, double>> choose)
    {
        var stream = new RandomStream("samples", run.Seed);
        double[] x = Draw(), y = Draw();
        return new([.. Thetas.Select(theta =>
        {
            var distance = choose(Line(x, 0), Line(y, theta));
            double At(double factor) => Math.Log(distance(Line(x, 0), Line(y, theta * factor)));
            return new Place(theta, (At(1 + Nudge) - At(1 - Nudge)) / Math.Log((1 + Nudge) / (1 - Nudge)));
        })]);

        double[] Draw() => [.. Enumerable.Range(0, Samples).Select(_ => Deviation * stream.NextGaussian())];
        static PointCloud Line(double[] draws, double shift) => new([.. draws.Select(one => one + shift)], 1);
    }

    internal sealed record Row(IReadOnlyList<Place> Slopes);

    /// <param name="Theta">Distance of the means.</param>
    /// <param name="Slope">d log distance / d log theta by a central difference; of squared distances for MMD and energy.</param>
    internal sealed record Place(double Theta, double Slope);
}
