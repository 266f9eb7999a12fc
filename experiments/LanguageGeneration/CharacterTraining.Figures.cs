namespace Replication.Experiments;

/// <summary>Table 4 redrawn, and the released code's curves of JS-1 to JS-4.</summary>
static class CharacterTrainingDrawn
{
    static readonly (string Title, Arm<CharacterTraining.Row> Arm)[] Trained =
    [
        ("WGAN-GP", CharacterTraining.Penalised),
        ("GAN, WGAN-GP's rates", CharacterTraining.Standard[0]),
        ("GAN, rates 1e-3", CharacterTraining.Standard[1]),
    ];

    public static IEnumerable<Figure> Draw(Measurements<CharacterTraining.Row> measurements)
    {
        var samples = measurements.Points(row => row.Samples).OfReplicate(0);
        yield return new Figure("table-4", "Texts over training")
        {
            Paper = new PaperLocus("WGAN-GP", "Table 4"),
            Caption = "The first six texts of each generator at three moments of the first run, and six texts of the grammar. A blank "
                + "is shown as _, and windows begin anywhere. WGAN-GP comes to words of the lexicon and misspells some. GANs repeat "
                + "letters; at the high rates some runs come to a few words late.",
            AltText = "Four tables of texts of 12 characters. Each generator begins with random letters. WGAN-GP ends with words such as "
                + "hens, the and sees among misspelt ones. The GAN at the same rates repeats letters, then single words; at slower rates "
                + "it repeats one letter. The grammar: red, hens, eats.",
            PanelsPerRow = 1,
            Panels =
            [
                .. Trained.Select(one => Stages(one.Title, samples.Of(one.Arm))),
                Table("the grammar", "texts", samples.Of(CharacterTraining.Fresh), samples.Of(CharacterTraining.Fresh).Arms, 1),
            ],
        };

        var (course, ends) = (measurements.Points(row => row.Course), Ends(measurements));
        (string Title, Expression<Func<CharacterTraining.Look, object?>> Js)[] lengths =
            [("JS-1", at => at.Js1), ("JS-2", at => at.Js2), ("JS-3", at => at.Js3), ("JS-4", at => at.Js4)];
        yield return new Figure("js", "JS-1 to JS-4 over training")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5, released code"),
            Caption = "The JSD between the n-grams of 1000 texts and those of the grammar, in bits. WGAN-GP lowers all four. A standard "
                + "GAN with the same networks and rates repeats a few letters in most runs. Each line is one seed.",
            AltText = "Four panels over generator steps. Lines of WGAN-GP fall, for letters to near 0, for 4-grams to about 0.3. Those of "
                + "the GAN rise at once and stay high, with JS-4 at or near 1; a few fall again, for 4-grams to between 0.5 and 0.9.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                .. lengths.Select(one => new Panel(
                    new Axis("generator steps", Axis.Dimensionless), new Axis("JSD", "bits") { Range = (-0.03, 1.03) })
                {
                    Title = one.Title,
                    Traces =
                    [
                        .. course.Of(CharacterTraining.Penalised).LinePerSeed("WGAN-GP", at => at.Step, one.Js),
                        .. course.Of(CharacterTraining.Standard[0]).LinePerSeed("GAN, same rates", at => at.Step, one.Js),
                    ],
                }),
            ],
        };

        yield return new Figure("end", "JS-4 and words at the end of training")
        {
            Paper = new PaperLocus("WGAN-GP", "Table 4"),
            Caption = "Above: JS-4 after training, beside that of fresh and of shuffled texts of the grammar. Below: the share of whole "
                + "words that are in the lexicon. Slow: rates of 1e-3; min.: the minimax cost; GAN GP: with the penalty; mixed: shuffled "
                + "characters. Each dot is one seed.",
            AltText = "Two strips of dots for seven settings. JS-4: WGAN-GP and the penalised GAN near 0.3, three GANs at 1 but for a few "
                + "runs, fresh texts at 0, shuffled ones at 0.9. Words: WGAN-GP and the penalised GAN near a half, GANs near 0 but for "
                + "three runs, fresh texts at 1.",
            PanelsPerRow = 1,
            Panels = [AtEnd("JS-4", "bits", end => end.Js4), AtEnd("share of words in the lexicon", Axis.Dimensionless, end => end.Words)],
        };

        // The first, the last and the last but one: three texts fit side by side on a phone.
        static Panel Stages(string title, Points<CharacterTraining.Sample> texts)
        {
            var steps = texts.Distinct(at => at.Step);
            var shown = texts.Where(at => at.Step, step => step == steps[0] || step >= steps[^2]);
            return Table(title, "generator steps", shown, shown[at => at.Stage], 3);
        }

        static Panel Table(string title, string across, Points<CharacterTraining.Sample> texts, Figures.Series column, int columns) =>
            new(
                new Axis(across, Axis.Dimensionless) { Range = (-0.5, columns - 0.5) },
                new Axis("text", Axis.Dimensionless) { Range = (6.6, 0.4) })
                {
                    Title = title,
                    Traces = [new Writing("texts", column, texts[at => at.Number], texts[at => at.Text])],
                };

        Panel AtEnd(string title, string unit, Expression<Func<End, object?>> y) => new(
            new Axis("setting", Axis.Dimensionless), new Axis(title, unit) { Range = (-0.05, 1.05) })
            {
                Title = title,
                Traces = [new Strip("seed", ends[end => end.Setting], ends[y])],
            };
    }

    /// <summary>The end of each run that stayed finite, under short names.</summary>
    internal static Points<End> Ends(Measurements<CharacterTraining.Row> measurements) => Points.Of<End>("ends",
    [
        .. from one in new (string Name, Arm<CharacterTraining.Row> Arm)[]
           {
               ("WGAN-GP", CharacterTraining.Penalised), ("GAN", CharacterTraining.Standard[0]), ("GAN slow", CharacterTraining.Standard[1]),
               ("GAN min.", CharacterTraining.Standard[2]), ("GAN GP", CharacterTraining.PenalisedGan), ("fresh", CharacterTraining.Fresh),
               ("mixed", CharacterTraining.Shuffled),
           }
           from run in measurements[one.Arm]
           where double.IsFinite(run.Row.Js4)
           select new End(one.Name, run.Row.Js4, run.Row.Words),
    ]);

    /// <param name="Setting">The arm.</param>
    /// <param name="Js4">JS-4 at the end.</param>
    /// <param name="Words">Share of whole words in the lexicon.</param>
    internal sealed record End(string Setting, double Js4, double Words);
}
