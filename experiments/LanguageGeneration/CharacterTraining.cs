using Replication.Core.Data;
using Replication.Oracles.Randomness;
using Replication.Oracles.Sequences;

namespace Replication.Experiments;

/// <summary>
/// Table 4: texts of a generator of characters that is trained through a softmax, by WGAN-GP and by the standard objective with the same
/// networks. Samples of the language itself, as they are and with shuffled characters, are measured beside them.
/// </summary>
static class CharacterTraining
{
    public static Study<Row> Study => new(
        "training", Paper.ImprovedWassersteinGan, "Section 5.5, Table 4",
        "WGAN-GP trains a generator of characters, a standard GAN does not")
    {
        Seeds = LanguageGeneration.Seeds,
        Budget = Budget.Heavy,
        Deviation = "Windows of 12 characters of a grammar with 12 symbols, 500 steps, width 24, 2 blocks, kernel 3, batch 32 and 5 critic "
            + "steps at rate 1e-2, which falls over the second half. The released code: Billion Word, 32 characters, 200,000 steps, width "
            + "512, 5 blocks, kernel 5, batch 64 and 10 critic steps at rate 1e-4.",
        Arms = [Penalised, .. Standard, PenalisedGan, Fresh, Shuffled],
        Claims =
        [
            new("wgan-gp-lowers-js")
            {
                Statement = "WGAN-GP lowers each of JS-1 to JS-4 to at most half of its start.",
                Published = "learn quite a lot about the statistics of language",
                Formula = @"\max_{n \le 4} \frac{\mathrm{JS}_n(\text{end})}{\mathrm{JS}_n(\text{start})} \le \frac{1}{2}",
                Criterion = LargestLeft.AtMost(0.5), On = [Penalised], Control = [Standard[0]],
            },
            new("wgan-gp-knows-more-than-bigrams")
            {
                Statement = "After WGAN-GP, JS-4 is below that of a perfect sampler of bigrams.",
                Published = "learn quite a lot about the statistics of language",
                Formula = @"\mathrm{JS}_4 < \mathrm{JS}_4(\text{bigrams})",
                Criterion = OverBigrams.AtMost(1), On = [Penalised], Control = [Shuffled],
            },
            new("wgan-gp-writes-words")
            {
                Statement = "After WGAN-GP, at least a third of the whole words are in the lexicon.",
                Published = "Table 4: samples with many words of English",
                Criterion = Words.AtLeast(1.0 / 3), On = [Penalised], Control = [Shuffled],
            },
            new("wgan-gp-makes-spelling-errors")
            {
                Statement = "WGAN-GP makes frequent spelling errors: at least a tenth of its whole words are not in the lexicon.",
                Published = "frequent spelling errors",
                Criterion = Words.AtMost(0.9), On = [Penalised], Control = [Fresh],
            },
            new("standard-gan-fails")
            {
                Statement = "Standard GANs with the same networks know less of the language than bigrams do, in three settings of cost and "
                    + "rates.",
                Published = "unable to achieve comparable results with the standard GAN objective",
                Formula = @"\mathrm{JS}_4 \ge \mathrm{JS}_4(\text{bigrams})",
                Criterion = OverBigrams.AtLeast(1), On = Standard, Control = [Penalised],
            },
            new("penalised-gan-learns")
            {
                Statement = "With the same penalty on its discriminator a GAN learns too: it lowers each of JS-1 to JS-4 to at most half.",
                Published = "adapting the penalty to the standard GAN objective might stabilize training (section 6)",
                Locus = "Sections 5.5 and 6",
                Criterion = LargestLeft.AtMost(0.5), On = [PenalisedGan], Control = [Standard[0]],
            },
        ],
        Figures = CharacterTrainingDrawn.Draw,
        Summaries = measurements => [CharacterTrainingDrawn.Ends(measurements).Table],
    };

    /// <summary>The released code's settings where they cost nothing; rates and minibatch suit 500 steps.</summary>
    static readonly GameSettings WganGp = new(GameCost.PenalisedWasserstein)
    {
        Steps = 500, Batch = 32, Lambda = 10, DiscriminatorSteps = 5, GeneratorRate = 1e-2, DiscriminatorRate = 1e-2,
    };

    static readonly GameSettings Slower = WganGp with { DiscriminatorSteps = 1, GeneratorRate = 1e-3, DiscriminatorRate = 1e-3 };

    internal static readonly Arm<Row> Penalised = new("wgan-gp", "WGAN-GP", run => Train(WganGp, run));

    internal static readonly Arm<Row>[] Standard =
    [
        new("gan", "GAN, -log D, WGAN-GP's rates", run => Train(WganGp with { Cost = GameCost.NonSaturating }, run)),
        new("gan-slower", "GAN, -log D, rates 1e-3", run => Train(Slower with { Cost = GameCost.NonSaturating }, run)),
        new("gan-minimax", "GAN, log(1 - D), rates 1e-3", run => Train(Slower with { Cost = GameCost.Minimax }, run)),
    ];

    internal static readonly Arm<Row> PenalisedGan = new(
        "gan-penalised", "GAN, -log D, with WGAN-GP's penalty and rates",
        run => Train(WganGp with { Cost = GameCost.NonSaturating, PenalisedLogits = true }, run));

    internal static readonly Arm<Row> Fresh = new("fresh", "fresh texts of the grammar", run => Sampled(run, shuffled: false));
    internal static readonly Arm<Row> Shuffled = new("shuffled", "their characters shuffled", run => Sampled(run, shuffled: true));

    const int Judged = 1000;            // texts; the released code takes 640
    const int Shown = 6;                // texts of each stage in the figure

    static readonly Quantity<Row> LargestLeft = new("largest share of JS-1 to JS-4 left", row =>
        new Func<Look, double>[] { at => at.Js1, at => at.Js2, at => at.Js3, at => at.Js4 }
            .Max(js => js(row.Course[^1]) / js(row.Course[0])));
    static readonly Quantity<Row> OverBigrams = new("JS-4 over that of a bigram sampler", row => row.Js4 / row.Bigrams);
    static readonly Quantity<Row> Words = new("share of whole words in the lexicon", row => row.Words);

    static Row Train(GameSettings standard, Run run)
    {
        using var scope = NewDisposeScope();
        var language = Language.Of(run);
        var (networks, latent, every, judged, settings) = AtScale(language.Code, standard, run);
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        var generator = networks.Generator(weights, draws.Device, latent);
        var critic = networks.Critic(weights, draws.Device);
        using var game = new AdversarialGame(generator, critic, settings, language.Rows, draws, latent);
        var (course, samples) = (new List<Look>(), new List<Sample>());
        for (; game.StepsTaken < settings.Steps && !Diverged(); game.Step())
            if (game.StepsTaken % every == 0) Record();
        Record();
        return new(course, samples, course[^1].Js4, language.Bigrams, course[^1].Words, Diverged());

        bool Diverged() => course.Exists(at => RunDivergence.Of(at.Js4));

        void Record()
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            using var stream = draws.Stream("judged");
            var rows = game.Generate(judged, stream);
            if (!isfinite(rows).all().item<bool>())
            {
                const double none = double.NaN;
                course.Add(new(game.StepsTaken, none, none, none, none, none, none, none));
                return;
            }

            var texts = language.Code.Texts(rows);
            course.Add(Measured(language, game.StepsTaken, texts));
            if (settings.Steps / every < 7 || game.StepsTaken / every is 0 or 1 or 3 || game.StepsTaken == settings.Steps)
                samples.AddRange(Texts(game.StepsTaken, texts));
            run.Progress?.Report((double)game.StepsTaken / settings.Steps);
            run.Cancellation.ThrowIfCancellationRequested();
        }
    }

    static Row Sampled(Run run, bool shuffled)
    {
        var (language, draws) = (Language.Of(run), new RandomStream("texts", run.Seed));
        var count = run.Scale == Scale.Smoke ? 50 : Judged;
        string[] texts = [.. Enumerable.Range(0, count).Select(_ => language.Window(draws))];
        if (shuffled)
        {
            var characters = string.Concat(texts).ToCharArray();
            draws.Shuffle<char>(characters);
            texts = [.. characters.Chunk(language.Code.Length).Select(text => new string(text))];
        }

        var look = Measured(language, 0, texts);
        return new([look], [.. Texts(0, texts)], look.Js4, language.Bigrams, look.Words, false);
    }

    /// <summary>Networks, width of the latent, generator steps from look to look, texts that are judged, and the game.</summary>
    static (CharacterNetworks Networks, int Latent, int Every, int Judged, GameSettings Game) AtScale(
        CharacterCode code, GameSettings standard, Run run)
    {
        var (length, symbols) = (code.Length, code.Alphabet.Length);
        var steps = run.Steps(smoke: 4, standard.Steps, paper: 200_000);
        return run.Scale switch
        {
            Scale.Smoke => (
                new(length, symbols, Width: 8, Blocks: 1, Kernel: 3), 8, 2, 50, standard with { Steps = steps, Batch = 8 }),
            Scale.Standard => (
                new(length, symbols, Width: 24, Blocks: 2, Kernel: 3), 32, 50, Judged, standard with { Steps = steps }),
            _ => (new(length, symbols, Width: 512, Blocks: 5, Kernel: 5), 128, 1000, Judged, standard with
            {
                Steps = steps, Batch = 64, DiscriminatorSteps = 2 * standard.DiscriminatorSteps, HalfDecay = false,
                GeneratorRate = standard.GeneratorRate / 100, DiscriminatorRate = standard.DiscriminatorRate / 100,
            }),
        };
    }

    static Look Measured(Language language, int step, string[] texts)
    {
        double[] js = [.. language.Laws.Select(law => law.JensenShannonBits(NGramLaw.Of(texts, law.Length)))];
        return new(
            step, js[0], js[1], js[2], js[3],
            language.Words.ShareIn(texts),
            texts.Count(language.Words.MakeUp) / (double)texts.Length,
            texts.Count(text => language.Has(text)) / (double)texts.Length);
    }

    static IEnumerable<Sample> Texts(int step, string[] texts) =>
        texts.Take(Shown).Select((text, index) => new Sample(FormattableString.Invariant($"step {step}"), step, index + 1, text));

    /// <param name="Course">Training, every 50 generator steps; of a sample one look.</param>
    /// <param name="Samples">The first texts at some looks.</param>
    /// <param name="Js4">JS-4 at the last look.</param>
    /// <param name="Bigrams">JS-4 of a perfect sampler of the language's bigrams.</param>
    /// <param name="Words">Share of whole words that are in the lexicon, at the last look.</param>
    /// <param name="Diverged">Whether training left the finite numbers.</param>
    internal sealed record Row(
        IReadOnlyList<Look> Course,
        IReadOnlyList<Sample> Samples,
        [MayDiverge(nameof(Row.Diverged))] double Js4,
        double Bigrams,
        [MayDiverge(nameof(Row.Diverged))] double Words,
        bool Diverged);

    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Js1">JSD of letters between texts and language, in bits.</param>
    /// <param name="Js2">The same of 2-grams.</param>
    /// <param name="Js3">The same of 3-grams.</param>
    /// <param name="Js4">The same of 4-grams.</param>
    /// <param name="Words">Share of whole words that are in the lexicon.</param>
    /// <param name="WordsAlone">Share of texts that hold words of the lexicon alone.</param>
    /// <param name="Grammatical">Share of texts that the language has.</param>
    internal sealed record Look(
        int Step,
        [MayDiverge(nameof(Row.Diverged))] double Js1,
        [MayDiverge(nameof(Row.Diverged))] double Js2,
        [MayDiverge(nameof(Row.Diverged))] double Js3,
        [MayDiverge(nameof(Row.Diverged))] double Js4,
        [MayDiverge(nameof(Row.Diverged))] double Words,
        [MayDiverge(nameof(Row.Diverged))] double WordsAlone,
        [MayDiverge(nameof(Row.Diverged))] double Grammatical);

    /// <param name="Stage">The step, as the figure names it.</param>
    /// <param name="Step">Generator steps taken.</param>
    /// <param name="Number">Which text.</param>
    /// <param name="Text">Its characters, the largest probability of each.</param>
    internal sealed record Sample(string Stage, int Step, int Number, string Text);
}
