using System.CommandLine;
using Replication.Evidence;
using Replication.Report;
using Replication.Runner.Discovery;
using Replication.Runner.Progress;
using Replication.Runner.Results;
using Spectre.Console;

namespace Replication.Runner.Commands;

/// <summary><c>replicate explain</c>: the story of one verdict.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var claim = new Argument<string>("CLAIM")
        {
            Description = "Id of a claim, as `replicate list --claims` and the verdict table show it: Experiment/claim, "
                + "or the claim alone where that is unique.",
        };
        var command = new Command(
            "explain", "Tells how a verdict came about: what was measured, what is required, the runs, the control, and what would change it.")
        {
            claim, Options.Scale, Options.Results, Options.Assembly,
        };
        command.SetAction(parsed =>
        {
            var scale = Options.ScaleOf(parsed);
            return Run(
                Catalog.Open(Options.StudiesOf(parsed)), new(Options.ResultsOf(parsed, scale), scale), parsed.GetValue(claim)!);
        });
        return command;
    }

    static int Run(Catalog catalog, ResultsFolder folder, string asked)
    {
        var (study, claim) = Find(catalog, asked);
        if (!folder.HasMeasurements(study))
            throw new UserError($"{study.Path} has no measurements: run `{Reproduction.Command(study, folder.Scale)}` first.");
        var evidence = catalog.Studies.Where(folder.HasMeasurements).Select(folder.Read).ToList();
        var ruling = Derivation.Rulings(folder.Scale, evidence).Single(one => one.Experiment == study.Experiment && one.Claim.Id == claim);
        Terminal.Line($"{study.Experiment}/{claim}: {VerdictWords.Of(ruling.Verdict).ToUpperInvariant()}");
        Terminal.Console.Write(Table(Explanation.Of(ruling, Reproduction.Command(study, folder.Scale))));
        return ExitCode.Success;
    }

    /// <summary>Names on the left, entries on the right, wrapped at the width of the terminal; several under one name begin with a dash.</summary>
    static Grid Table(IEnumerable<Passage> story)
    {
        var grid = new Grid().AddColumn(new GridColumn { NoWrap = true, Padding = new(2, 0, 2, 0) }).AddColumn(new() { Padding = new(0, 0, 1, 0) })
            .AddColumn(new() { Padding = new(0, 0, 0, 0) });
        foreach (var passage in story)
        {
            foreach (var (place, entry) in passage.Entries.Index())
                grid.AddRow(new Text(place == 0 ? $"{passage.Name}:" : ""), new Text(passage.Entries.Count > 1 ? "-" : ""), new Text(entry));
        }

        return grid;
    }

    static (IStudy Study, string Claim) Find(Catalog catalog, string asked)
    {
        var claims = catalog.Studies
            .SelectMany(study => study.Claims.Select(claim => (Study: study, Claim: claim.Id)))
            .ToList();
        var found = claims.Where(one => asked == one.Claim || asked == FullName(one)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new UserError($"There is no claim '{asked}': {Hint(asked, claims)}"),
            _ => throw new UserError($"Several experiments have a claim '{asked}': expected {string.Join(" or ", found.Select(FullName))}."),
        };
    }

    static string FullName((IStudy Study, string Claim) claim) => $"{claim.Study.Experiment}/{claim.Claim}";

    static string Hint(string asked, IReadOnlyList<(IStudy Study, string Claim)> claims) =>
        Spelling.Nearest(asked, claims.Select(one => asked.Contains('/', StringComparison.Ordinal) ? FullName(one) : one.Claim)) is { } nearest
            ? $"did you mean '{nearest}'?"
            : "`replicate list --claims` lists them.";
}
