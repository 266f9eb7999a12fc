using System.Collections.Concurrent;
using Replication.Evidence;
using Replication.Oracles.Randomness;
using Replication.Report;

namespace Replication.Experiments.Tests;

/// <summary>
/// One way to break what a claim rests on. The guard, which is the claim's verdict, must turn, and turn back when the break is taken away.
/// Each experiment lists its own in a static class <c>[Experiment]Sabotages</c> with a property <c>All</c>; <see cref="SabotageRegistry"/>
/// finds them there.
/// </summary>
/// <param name="Experiment">Name of the experiment.</param>
/// <param name="Claim">Id of the claim.</param>
/// <param name="Name">What is broken, in a phrase.</param>
/// <param name="Into">The verdict that the broken rows must lead to, which the committed ones do not.</param>
/// <param name="Seconds">What it costs on one core; at most <see cref="Quick"/> and it is run by <c>make test</c> too.</param>
/// <param name="Intact">The committed rows, or what a fresh run as declared puts in their place.</param>
/// <param name="Broken">The rows with the ingredient broken.</param>
sealed record Sabotage(
    string Experiment,
    string Claim,
    string Name,
    Verdict Into,
    double Seconds,
    Func<IReadOnlyList<MeasuredRow>, IReadOnlyList<MeasuredRow>> Intact,
    Func<IReadOnlyList<MeasuredRow>, IReadOnlyList<MeasuredRow>> Broken)
{
    static readonly ConcurrentDictionary<(string Study, string Arm, Run Run), Lazy<object>> AsDeclared = new();

    /// <summary>Seconds up to which a sabotage belongs to <c>make test</c>; <c>make sabotage</c> runs all of them.</summary>
    public const double Quick = 2;

    /// <summary>The control's rows stand in the arm's place: the claim must fail there.</summary>
    public static Sabotage Swap(string experiment, string claim, string arm, string by) =>
        Rows(experiment, claim, $"'{by}' in the place of '{arm}'", rows => rows.Replace(arm, by));

    /// <summary>The arm's rows stand in the control's place: a control that does not fail lets nothing be concluded.</summary>
    public static Sabotage SwapControl(string experiment, string claim, string control, string by) =>
        Rows(experiment, claim, $"'{by}' in the place of the control '{control}'", rows => rows.Replace(control, by), Verdict.Inconclusive);

    /// <summary>
    /// The sabotages that follow from the claims of a study that state one criterion: the control's rows in the place of the claim's, and the
    /// claim's in the place of the control's. A claim that is not reproduced has none: there both sides fail already.
    /// </summary>
    public static IEnumerable<Sabotage> Swaps(IStudy study) => study.Claims.Where(claim => claim.Sides is not null
        && Suite.CommittedVerdict(study.Experiment, claim.Id).Verdict != Verdict.NotReproduced).SelectMany(claim =>
    {
        var (on, control) = claim.Sides!.Value;
        return new[]
        {
            Rows(study.Experiment, claim.Id, "the control in the place of the claim's arms", rows => rows.Replace(on, control)),
            Rows(study.Experiment, claim.Id, "the claim's arms in the place of the control", rows => rows.Replace(control, on), Verdict.Inconclusive),
        };
    });

    /// <summary>The committed rows changed in any other way, such as a flipped sign or a biased estimator.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="claim">Id of the claim.</param>
    /// <param name="name">What is broken, in a phrase.</param>
    /// <param name="broken">The committed rows as they would be if it were; <see cref="CommittedRows"/> has the means.</param>
    /// <param name="into">The verdict that they must lead to. A claim that is not reproduced is turned by what would make it hold.</param>
    public static Sabotage Rows(
        string experiment,
        string claim,
        string name,
        Func<IReadOnlyList<MeasuredRow>, IReadOnlyList<MeasuredRow>> broken,
        Verdict into = Verdict.NotReproduced) => new(experiment, claim, name, into, 0, rows => rows, broken);

    /// <summary>
    /// A fresh run with an ingredient broken, which stands for every seed of its arm; beside it a fresh run as declared, which must leave the
    /// verdict as it is committed. Both run at standard scale with a seed that no committed row has.
    /// </summary>
    /// <param name="experiment">Name of the experiment.</param>
    /// <param name="claim">Id of the claim.</param>
    /// <param name="name">What is broken, in a phrase, such as <c>penalty off</c>.</param>
    /// <param name="arm">The arm whose rows are measured anew.</param>
    /// <param name="seconds">What both runs cost together on one core.</param>
    /// <param name="broken">Measures the row with the ingredient broken.</param>
    /// <param name="intact">
    /// Measures it as declared, the parts that this claim does not read left out; null for the experiment's own measurement.
    /// </param>
    /// <param name="into">The verdict that the broken row must lead to: inconclusive where the arm is the control's.</param>
    public static Sabotage Live(
        string experiment,
        string claim,
        string name,
        string arm,
        double seconds,
        Func<Run, object> broken,
        Func<Run, object>? intact = null,
        Verdict into = Verdict.NotReproduced) => new(
            experiment,
            claim,
            name,
            into,
            seconds,
            rows => rows.Everywhere(arm, (intact ?? (run => Measured(Suite.Of(experiment, claim), arm, run)))(Fresh(experiment))),
            rows => rows.Everywhere(arm, broken(Fresh(experiment))));

    /// <summary>A measurement that is made once however many sabotages share it: for a broken ingredient that several claims rest on.</summary>
    public static Func<Run, object> Once(Func<Run, object> measure)
    {
        var rows = new ConcurrentDictionary<Run, Lazy<object>>();
        return run => rows.GetOrAdd(run, one => new(() => measure(one))).Value;
    }

    /// <summary>Judges the claim by the committed rows, the intact ones and the broken ones.</summary>
    /// <exception cref="ArgumentException">There are no rows of an arm that is named.</exception>
    public SabotageOutcome Run()
    {
        var start = TimeProvider.System.GetTimestamp();
        var committed = Suite.CommittedRows(Suite.Of(Experiment, Claim).Path);
        var asCommitted = Suite.CommittedVerdict(Experiment, Claim);
        var intact = Intact(committed);
        var broken = Broken(committed);
        return new SabotageOutcome(
            this,
            asCommitted,
            ReferenceEquals(intact, committed) ? asCommitted : Suite.Verdict(Experiment, Claim, intact),
            Suite.Verdict(Experiment, Claim, broken),
            TimeProvider.System.GetElapsedTime(start));
    }

    /// <summary>What <c>make sabotage</c> does with it.</summary>
    public Attempt Attempt() => new($"{Experiment}/{Claim}", Name, Seconds, () =>
    {
        var outcome = Run();
        return new(outcome.Caught, $"{VerdictWords.Of(outcome.Intact.Verdict)} -> {VerdictWords.Of(outcome.Broken.Verdict)}", outcome.Obstacle);
    });

    /// <summary>What the reports call it.</summary>
    public override string ToString() => $"{Experiment}/{Claim}: {Name}";

    static Run Fresh(string experiment) => new(0, Seed.Derive($"{experiment}/sabotage", 0, 0), Scale.Standard, "cpu");

    static object Measured(IStudy study, string arm, Run run) => AsDeclared.GetOrAdd(
        (study.Path, arm, run), key => new(() => study.Measure(study.Arms.Single(one => one.Name == key.Arm), key.Run))).Value;
}
