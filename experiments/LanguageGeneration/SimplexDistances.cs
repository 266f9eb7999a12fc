using Replication.Oracles.Divergences;
using Replication.Oracles.Transport;

namespace Replication.Experiments;

/// <summary>
/// The paper's reason, exact: one-hot texts are corners of a product of simplices, and a softmax never reaches a corner. A generator that
/// has the language but for a share of softness has the largest JSD and KL from it, and a small W.
/// </summary>
static class SimplexDistances
{
    public static Study<Row> Study => new(
        "simplex", Paper.ImprovedWassersteinGan, "Section 5.5",
        "Between softmax outputs and one-hot texts the JSD is saturated and W is not")
    {
        Deviation = "All texts of 4 characters of the grammar, a quarter of the suite's windows, so that every distance is exact.",
        Arms = [Softmax, Decoded],
        Claims =
        [
            new("jsd-is-saturated")
            {
                Statement = "However little softness is left, the JSD from one-hot texts is log 2, and the KL divergence is infinite.",
                Published = "the KL divergences are infinite, and so the JS divergence is saturated",
                Formula = @"\mathrm{JSD}(\mathbb{P}_r, \mathbb{P}_\varepsilon) = \log 2 \;\text{ for every }\; \varepsilon > 0",
                Criterion = Shares.Is(new("JSD", at => at.Jsd), Expected<Share>.Constant("log 2", Math.Log(2)), Disjoint)
                    .And(Shares.Is(new("KL", at => at.Kl), Expected<Share>.Constant("infinity", double.PositiveInfinity), Disjoint)),
                On = [Softmax], Control = [Decoded],
            },
            new("w-is-linear")
            {
                Statement = "W from one-hot texts is linear in the softness, and 0 with it.",
                Published = "W is still well defined, continuous everywhere and differentiable almost everywhere",
                Formula = @"W(\mathbb{P}_r, \mathbb{P}_\varepsilon) = \varepsilon \sqrt{T (1 - 1 / n)}",
                Criterion = Shares.Is(
                    new("W", at => at.W), new("softness times sqrt(T (1 - 1/n))", (_, at) => at.Softness * at.W1PerSoftness),
                    Tolerance.Absolute(1e-9, "an exact plan over float64 costs")),
                On = [Softmax], Control = [Decoded],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Softmax =
        new("softmax", "one-hot texts mixed with uniform probabilities", _ => Measure(decoded: false)) { Random = false };
    internal static readonly Arm<Row> Decoded =
        new("decoded", "the same, read by argmax", _ => Measure(decoded: true)) { Random = false };

    const int Length = 4;       // characters: the exact plan takes a second
    static readonly double[] Softnesses = [0.001, 0.01, 0.1, 0.25, 0.5, 0.75];
    static readonly Sweep<Row, Share> Shares = new("softness", row => row.Shares);
    static readonly Tolerance Disjoint = Tolerance.Exact("no atom is shared");

    /// <summary>W per softness: the distance of a corner from the simplex's centre, over the positions of a text.</summary>
    internal static double DistanceFromCentre(int length) => Math.Sqrt(length * (1 - 1.0 / Grammar.Code.Alphabet.Length));

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var shares = measurements.Points(row => row.Shares);
        yield return new Figure("simplex", "Distances of softened texts from one-hot texts")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5"),
            Caption = "Texts of the language, each character mixed with a share of uniform probabilities, against the one-hot texts. The "
                + "JSD is log 2 for every share. W falls to 0 with it. Texts that are read by argmax are the language, at distance 0.",
            AltText = "Two panels over the share of uniform probabilities from 0 to 0.75. Left, the JSD of softmax outputs is flat at "
                + "0.69, that of decoded texts at 0. Right, W of softmax outputs rises in a straight line from 0, that of decoded texts "
                + "is 0.",
            PanelsPerRow = 2,
            Panels =
            [
                new Panel(new Axis("softness", Axis.Dimensionless), new Axis("JSD", "nats") { Range = (-0.03, 0.75) })
                {
                    Title = "JSD",
                    Traces = [Line(Softmax, "softmax", at => at.Jsd), Line(Decoded, "argmax", at => at.Jsd)],
                },
                new Panel(new Axis("softness", Axis.Dimensionless), new Axis("W", Axis.Dimensionless))
                {
                    Title = "W",
                    Traces = [Line(Softmax, "softmax", at => at.W), Line(Decoded, "argmax", at => at.W)],
                },
            ],
        };

        Trace Line(Arm<Row> arm, string name, Expression<Func<Share, object?>> y) =>
            shares.Of(arm).Line(name, at => at.Softness, y) with { Markers = true };
    }

    static Row Measure(bool decoded) => new([.. Softnesses.Select(softness =>
    {
        var law = Grammar.Source.NGrams(Length);
        string[] texts = [.. law.Words.Keys.Order(StringComparer.Ordinal)];
        double[] weights = [.. texts.Select(text => law.Words[text])];
        double[][] real = [.. texts.Select(text => Mixed(text, 0))];
        double[][] fake = [.. texts.Select(text => Mixed(text, decoded ? 0 : softness))];
        // An atom is a point of the space, whatever text it comes from.
        var atoms = real.Concat(fake).Select(Name).Distinct().Order(StringComparer.Ordinal).ToArray();
        var (p, q) = (Law(real), Law(fake));
        return new Share(
            softness,
            FDivergences.JensenShannon.Between(p, q),
            FDivergences.KullbackLeibler.Between(p, q),
            ExactTransport.Solve(new PointCloud(real, weights), new PointCloud(fake, weights), GroundCost.Euclidean).Value,
            DistanceFromCentre(Length));

        double[] Law(double[][] points) =>
            [.. atoms.Select(atom => points.Zip(weights).Where(one => Name(one.First) == atom).Sum(one => one.Second))];
    })]);

    static string Name(double[] point) => string.Join(' ', point.Select(number => number.ToString("R", CultureInfo.InvariantCulture)));

    /// <summary>A text with each character (1 - softness) of its unit vector and softness of the uniform law.</summary>
    static double[] Mixed(string text, double softness) =>
    [
        .. from character in text
           from symbol in Grammar.Code.Alphabet
           select (1 - softness) * (character == symbol ? 1 : 0) + softness / Grammar.Code.Alphabet.Length,
    ];

    internal sealed record Row(IReadOnlyList<Share> Shares);

    /// <param name="Softness">The share of uniform probabilities.</param>
    /// <param name="Jsd">Of one-hot and softened texts, in nats.</param>
    /// <param name="Kl">KL(one-hot || softened), in nats.</param>
    /// <param name="W">Exact W between them, Euclidean in R^(4 * 12).</param>
    /// <param name="W1PerSoftness">sqrt(T (1 - 1 / n)), for T characters of an alphabet of n.</param>
    internal sealed record Share(double Softness, double Jsd, [MayBeInfinite] double Kl, double W, double W1PerSoftness);
}
