using Replication.Core.Likelihood;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// A hidden Markov model of three states and four symbols, fitted by Baum and Welch's EM to 20 sequences of 30 symbols. The likelihood of
/// short sequences is also summed over every path of states.
/// </summary>
static class HiddenMarkov
{
    public static Study<Row> Study => new(
        "hidden-markov", Paper.Lecture, "Section 3.6, hidden Markov models", "Baum-Welch never lowers the likelihood")
    {
        Seeds = LikelihoodModels.Seeds, Budget = Budget.Light,
        Deviation = "The lecture gives no data: 20 sequences of 30 symbols, drawn from a model of three states, are ours.",
        Arms = [BaumWelch, Independent],
        Claims =
        [
            new("baum-welch-never-lowers-the-likelihood")
            {
                Statement = "No step of Baum-Welch lowers the likelihood of the sequences.",
                Published = "generative models so far: hidden Markov models",
                Formula = @"\sum_i \log p_{\theta_{t+1}}(x_i) \ge \sum_i \log p_{\theta_t}(x_i)",
                Criterion = LargestFall.BoundedBy(0, Rounding), On = [BaumWelch], Control = [Independent],
            },
            new("forward-is-the-sum-over-paths")
            {
                Statement = "The forward pass gives the logarithm of the probability summed over all paths of states.",
                Published = "generative models so far: hidden Markov models",
                Formula = @"p(x) = \sum_{z_1, \ldots, z_T} p(z) \, p(x | z)",
                Criterion = Sequences.Is(Forward, new("sum over all paths", (_, at) => at.AllPaths), Exactly),
                On = [BaumWelch, Independent], Control = [BaumWelch],
                ControlCriterion = Sequences.Is(Forward, new("the best path alone", (_, at) => at.BestPath), Exactly),
            },
            new("posteriors-are-those-of-the-paths")
            {
                Statement = "The E-step gives each pair of neighbouring states its posterior by enumeration of all paths.",
                Published = "generative models so far: hidden Markov models",
                Formula = @"p(z_t, z_{t+1} | x) = \sum_{z: z_t, z_{t+1}} p(z | x)",
                Criterion = Sequences.BoundedBy(PairError, 0, Exactly), On = [BaumWelch], Control = [Independent],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> BaumWelch = new("baum-welch", "Baum-Welch", run => Measure(run, own => own));
    internal static readonly Arm<Row> Independent = new(
        "independent", "from the middle on an E-step that takes neighbouring states for independent", run => Measure(run, own => own with
        {
            Pairs = [.. own.States.Zip(own.States.Skip(1), (now, next) => now.Select(a => next.Select(b => a * b).ToArray()).ToArray())],
        }));
    static readonly Tolerance Rounding = Tolerance.Absolute(1e-12, "a mean over 600 symbols in double precision");

    static readonly Quantity<Row> LargestFall = new("largest fall of the log-likelihood of a symbol in a step", row => row.LargestFall);
    static readonly Sweep<Row, Sequence> Sequences = new("short sequences", row => row.Sequences);
    static readonly Quantity<Sequence> Forward = new("log-probability by the forward pass", at => at.Forward);
    static readonly Quantity<Sequence> PairError = new("largest error of the posterior of a pair of states", at => at.PairError);
    static readonly Tolerance Exactly = Tolerance.Absolute(1e-10, "sums over up to 2187 paths in double precision");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var states = measurements.Points(row => row.Steps);
        yield return new Figure("baum-welch", "Baum-Welch raises the likelihood, and a wrong E-step lowers it")
        {
            Paper = new PaperLocus("Lecture", "Section 3.6"),
            Caption = "Log-likelihood of a symbol from step 2 on. Both arms take right steps up to step 30. There one of them changes to "
                + "an E-step that takes neighbouring states for independent, and the likelihood falls. Each line is one seed.",
            AltText = "Two panels of log-likelihood against steps 2 to 60. With Baum-Welch no line falls. In the other the lines bend "
                + "down at step 30.",
            PanelsPerRow = 2, ShareX = true, ShareY = true,
            Panels = [Of("Baum-Welch", BaumWelch), Of("independent neighbours", Independent)],
        };

        Panel Of(string title, Arm<Row> arm) => LikelihoodModels.Climb(
            title, states.Of(arm), state => state.Number, state => state.LogLikelihood, new Axis("log-likelihood", "nats per symbol"));
    }

    const int Count = 20, Length = 30;
    static readonly int[] Short = [1, 3, 5, 7];         // 3^7 = 2187 paths
    static readonly HiddenMarkovModel Truth = new(
        [0.6, 0.3, 0.1],
        [[0.8, 0.15, 0.05], [0.1, 0.8, 0.1], [0.2, 0.1, 0.7]],
        [[0.7, 0.1, 0.1, 0.1], [0.1, 0.6, 0.2, 0.1], [0.05, 0.05, 0.3, 0.6]]);

    static Row Measure(Run run, Func<StatePosterior, StatePosterior> rule)
    {
        var draws = new RandomStream("symbols", run.Seed);
        int[][] sequences = [.. Enumerable.Range(0, Count).Select(_ => Truth.Sample(Length, draws))];
        var model = HiddenMarkovModel.Drawn(3, 4, new RandomStream("start", run.Seed));
        var steps = new List<Step>();
        var last = run.Steps(smoke: 4, standard: 60);
        for (var number = 0; number <= last; number++)
        {
            steps.Add(new(number, sequences.Sum(model.LogLikelihood) / (Count * Length)));
            StatePosterior[] posteriors = [.. sequences.Select(model.Posterior)];
            model = model.Maximised(sequences, number < last / 2 ? posteriors : [.. posteriors.Select(rule)]);
        }

        return new(
            steps.Zip(steps.Skip(1), (state, next) => state.LogLikelihood - next.LogLikelihood).Max(), steps,
            [.. Short.Select(length => Enumerated(model, sequences[0][..length], rule))]);
    }

    static Sequence Enumerated(HiddenMarkovModel model, int[] symbols, Func<StatePosterior, StatePosterior> rule)
    {
        int[][] paths = [.. Enumerable.Range(0, (int)Math.Pow(3, symbols.Length)).Select(
            code => symbols.Select((_, t) => code / (int)Math.Pow(3, t) % 3).ToArray())];
        double[] logs = [.. paths.Select(path => path.Select((state, t) => Math.Log(model.Emissions[state][symbols[t]])
            + Math.Log(t == 0 ? model.Start[state] : model.Transitions[path[t - 1]][state])).Sum())];
        var (all, pairs) = (LogSumExp.Of(logs), rule(model.Posterior(symbols)).Pairs);
        var errors = from t in Enumerable.Range(0, pairs.Count)
                     from a in Enumerable.Range(0, 3)
                     from b in Enumerable.Range(0, 3)
                     let own = paths.Zip(logs).Where(one => one.First[t] == a && one.First[t + 1] == b)
                     select Math.Abs(own.Sum(one => Math.Exp(one.Second - all)) - pairs[t][a][b]);
        return new(symbols.Length, model.LogLikelihood(symbols), all, logs.Max(), errors.Append(0).Max());
    }

    /// <param name="LargestFall">By how much the log-likelihood of a symbol fell in the worst step; negative where it always rose.</param>
    /// <param name="Steps">The course of the fit.</param>
    /// <param name="Sequences">Short sequences under the model at the end.</param>
    internal sealed record Row(double LargestFall, IReadOnlyList<Step> Steps, IReadOnlyList<Sequence> Sequences);

    /// <param name="Number">Steps taken.</param>
    /// <param name="LogLikelihood">Mean log-likelihood of a symbol.</param>
    internal sealed record Step(int Number, double LogLikelihood);

    /// <param name="Length">Symbols.</param>
    /// <param name="Forward">log p by the forward pass.</param>
    /// <param name="AllPaths">log p, summed over all paths.</param>
    /// <param name="BestPath">log of the probability of the best path with the symbols.</param>
    /// <param name="PairError">Largest difference between the E-step's posterior of a pair of states and that of the paths.</param>
    internal sealed record Sequence(int Length, double Forward, double AllPaths, double BestPath, double PairError);
}
