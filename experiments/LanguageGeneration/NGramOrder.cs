using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;
using Replication.Oracles.Sequences;

namespace Replication.Experiments;

/// <summary>
/// The measure: the JSD between the n-grams of samples and those of the language, JS-1 to JS-4 of the released code, in bits. An n-gram
/// sampler of known order, shuffled characters and samples of known size show what it sees.
/// </summary>
static class NGramOrder
{
    public static Study<Row> Study => new(
        "n-grams", Paper.ImprovedWassersteinGan, "Section 5.5, released code", "JS-n sees what an n-gram sampler does not know")
    {
        Seeds = LanguageGeneration.Seeds,
        Deviation = "A grammar of 12 characters, whose n-grams have an exact law, in the place of the Billion Word data set.",
        Arms = [.. Orders, Language, OneSample, TwoSamples],
        Claims =
        [
            new("sampler-knows-its-order")
            {
                Statement = "A sampler of n-grams, n from 2 to 4, has the language's law of words up to n characters: JS-1 to JS-n are 0.",
                Published = "JS-1 to JS-4 measure n-grams of 1 to 4 characters",
                Formula = @"\mathrm{JS}_m = 0 \;\text{ for }\; m \le n",
                Criterion = Known.Is(Js, 0, Rounding), On = Orders[1..], Control = Orders[..^1],
                ControlCriterion = NextToKnown.Is(Js, 0, Rounding),
            },
            new("sampler-knows-no-more")
            {
                Statement = "A sampler of n-grams, n from 1 to 4, has another law of words of n + 1 characters: JS-(n + 1) is at least "
                    + "0.005 bits.",
                Published = "JS-1 to JS-4 measure n-grams of 1 to 4 characters",
                Formula = @"\mathrm{JS}_{n+1} \ge 0.005",
                Criterion = Beyond.AtLeast(0.005), On = Orders, Control = [Language],
            },
            new("shuffled-characters")
            {
                Statement = "Shuffled characters have JS-1 = 0, and their JS-2 to JS-4 are those of independent letters, in closed form.",
                Published = "not in the paper; a control of its measure",
                Formula = @"\mathrm{JS}_n = \mathrm{JSD}\big(p(c_1 \dots c_n), \; p(c_1) \cdots p(c_n)\big)",
                Criterion = Short.Is(Js, new("JSD from independent letters", (_, at) => at.Independent!.Value), Rounding),
                On = [Orders[0]], Control = [Orders[1]],
            },
            new("bias-of-a-sample")
            {
                Statement = "Against the exact law, the JSD of n independent n-grams out of K has mean (K - 1) / (8 n) nats, within a "
                    + "tenth.",
                Published = "the released code prints the JSD of a held-out sample for comparison",
                Formula = @"\mathbb{E}\,\mathrm{JSD}(\hat p_n, p) \approx \frac{K - 1}{8 n}",
                Criterion = BiasRatio.MeanIs(1, 0.1), On = [OneSample], Control = [TwoSamples],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row>[] Orders =
    [
        .. Enumerable.Range(1, 4).Select(order => new Arm<Row>(
            $"order-{order}", order == 1 ? "independent letters, as in shuffled texts" : $"sampler of {order}-grams", _ => OfOrder(order))
        {
            Random = false,
        }),
    ];

    internal static readonly Arm<Row> Language =
        new("order-8", "sampler of 8-grams, which is the language itself", _ => OfOrder(8)) { Random = false };

    internal static readonly Arm<Row> OneSample =
        new("one-sample", "a sample against the exact law", run => OfSamples(run, count => (count, 0)));

    internal static readonly Arm<Row> TwoSamples =
        new("two-samples", "two samples, as in the released code", run => OfSamples(run, count => (count, count)));

    const int Longest = 8;          // characters of the longest words; the language is an 8-gram sampler
    static readonly int[] SampleSizes = [1000, 4000];

    static readonly Sweep<Row, Word> Known = new("word lengths up to n", row => [.. row.Words.Where(at => at.Length <= row.Order)]);
    static readonly Sweep<Row, Word> NextToKnown =
        new("word lengths up to n + 1", row => [.. row.Words.Where(at => at.Length <= row.Order + 1)]);
    static readonly Sweep<Row, Word> Short = new("word lengths up to 4", row => [.. row.Words.Where(at => at.Length <= 4)]);
    static readonly Quantity<Word> Js = new("JS", at => at.Js);
    static readonly Quantity<Row> Beyond = new(
        "JS of words of n + 1 characters", row => row.Words.Where(at => at.Length > row.Order).Select(at => at.Js).FirstOrDefault());
    static readonly Quantity<Row> BiasRatio = new(
        "mean JSD over (K - 1) / (8 n)", row => row.Samples.Average(at => at.Ratio));
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "sums of up to 300 terms in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var (words, samples) = (measurements.Points(row => row.Words), measurements.Points(row => row.Samples));
        yield return new Figure("orders", "JS-m of n-gram samplers against the language")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5, released code"),
            Caption = "The JSD between words of m characters from an n-gram sampler and from the language, exact, in bits. A sampler has "
                + "the language's words up to n characters and no longer ones. The language is a sampler of 8-grams.",
            AltText = "Line chart of JS over word lengths 1 to 8. Each sampler's line is at 0 up to its order and rises after it: that of "
                + "independent letters to 1 at once, those of 2- and 3-grams later and less. That of 8-grams stays at 0.",
            Panels =
            [
                new Panel(new Axis("m", "characters"), new Axis("JS-m", "bits") { Range = (-0.03, 1.03) })
                {
                    Traces =
                    [
                        .. Orders.Append(Language).Select(arm => words.Of(arm).Line(
                            arm == Orders[0] ? "letters" : $"{arm.Name[^1]}-grams", at => at.Length, at => at.Js) with { Markers = true }),
                    ],
                },
            ],
        };

        yield return new Figure("bias", "What a sample's size adds to the JSD")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5, released code"),
            Caption = "The JSD of independent n-grams, n from 1 to 3, over (K - 1) / (8 count), K being the number of different n-grams. A "
                + "sample against the exact law is at 1, two samples against each other at 2. Each dot is the mean of 20 samples, of one "
                + "seed, one n and one count.",
            AltText = "Two strips of dots on an axis from 0 to 2.5. Those of one sample lie about 1, those of two samples about 2.",
            Panels =
            [
                new Panel(new Axis("compared", Axis.Dimensionless), new Axis("JSD over (K - 1) / (8 count)", Axis.Dimensionless))
                {
                    Traces = [.. samples.SeedsByArm("JSD", [OneSample, TwoSamples], at => at.Ratio)],
                },
            ],
        };
    }

    static Row OfOrder(int order)
    {
        var (sampler, letters) = (Grammar.Source.NGrams(order), Grammar.Source.NGrams(1));
        return new(
            order,
            [
                .. Enumerable.Range(1, Longest).Select(length =>
                {
                    var law = Grammar.Source.NGrams(length);
                    // A sampler's words of fewer characters than its order are the beginnings of its n-grams.
                    var js = law.JensenShannonBits(sampler.Beginnings(Math.Min(length, order)));
                    return new Word(length, js, length <= 4 ? Independent(letters, law) : null);
                }),
            ],
            []);
    }

    /// <summary>The JSD of a law from independent letters, summed over all words of its length, in bits.</summary>
    static double Independent(NGramLaw letters, NGramLaw law)
    {
        (string Word, double Share)[] words = [("", 1.0)];
        for (var length = 0; length < law.Length; length++)
            words = [.. from word in words from letter in letters.Words select (word.Word + letter.Key, word.Share * letter.Value)];
        return FDivergences.JensenShannon.Between(
            [.. words.Select(word => law.Probability(word.Word))], [.. words.Select(word => word.Share)]) / Math.Log(2);
    }

    static Row OfSamples(Run run, Func<int, (int First, int Second)> sizes)
    {
        var draws = new RandomStream("n-grams", run.Seed);
        return new(0, [], [.. SampleSizes.SelectMany(count => Enumerable.Range(1, 3).Select(length =>
        {
            var law = Grammar.Source.NGrams(length);
            var (first, second) = sizes(run.Scale == Scale.Smoke ? count / 10 : count);
            var mean = Enumerable.Range(0, 20).Average(_ => Sampled(first).JensenShannon(second > 0 ? Sampled(second) : law));
            return new SampleSize(length, first, mean * 8 * first / (law.Words.Count - 1));

            NGramLaw Sampled(int of) => NGramLaw.Of(Enumerable.Range(0, of).Select(_ => law.Sample(length, draws)), length);
        }))]);
    }

    /// <param name="Order">The sampler's n; 0 where samples are compared.</param>
    /// <param name="Words">By word length.</param>
    /// <param name="Samples">By sample size.</param>
    internal sealed record Row(int Order, IReadOnlyList<Word> Words, IReadOnlyList<SampleSize> Samples);

    /// <param name="Length">Characters of the words.</param>
    /// <param name="Js">JSD between the words of the sampler and of the language, in bits.</param>
    /// <param name="Independent">JSD from independent letters, in bits, by a sum over all words; up to 4 characters.</param>
    internal sealed record Word(int Length, double Js, double? Independent);

    /// <param name="Length">Characters of the n-grams.</param>
    /// <param name="Count">Independent n-grams in a sample.</param>
    /// <param name="Ratio">Mean JSD of 20 samples over (K - 1) / (8 count).</param>
    internal sealed record SampleSize(int Length, int Count, double Ratio);
}
