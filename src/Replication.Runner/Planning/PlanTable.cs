using System.Globalization;
using Replication.Runner.Progress;
using Spectre.Console;

namespace Replication.Runner.Planning;

/// <summary>Shows a plan before it is carried out.</summary>
internal static class PlanTable
{
    /// <summary>
    /// Prints a line for every part that has something to measure, one for each experiment whose rows are all reused, and the total.
    /// </summary>
    public static void Print(Plan plan, IAnsiConsole console)
    {
        var table = new Table().Border(Terminal.IsLive ? TableBorder.Rounded : TableBorder.Minimal);
        table.AddColumn("study").AddColumn("arm");
        table.AddColumn("runs", column => column.RightAligned()).AddColumn("to do", column => column.RightAligned());
        table.AddColumn("time", column => column.RightAligned()).AddColumn("why");
        foreach (var study in plan.Parts.GroupBy(part => part.Study))
        {
            if (study.All(part => !part.ToMeasure.Any()))
            {
                var runs = study.Sum(part => part.Runs.Count);
                Row(table, study.Key.Path, $"all {Number(study.Count())}", runs, 0, 0, "reused: nothing changed");
                continue;
            }

            foreach (var part in study)
            {
                var todo = part.ToMeasure.ToList();
                Row(table, study.Key.Path, part.Arm.Name, part.Runs.Count, todo.Count, todo.Sum(run => run.ExpectedSeconds),
                    todo.Count == 0 ? "reused: nothing changed" : part.Reason);
            }
        }

        console.Write(table);
    }

    /// <summary>The total in one sentence.</summary>
    public static string Summary(Plan plan)
    {
        var reused = plan.Parts.Sum(part => part.Runs.Count) - plan.ToMeasure.Count;
        if (plan.ToMeasure.Count == 0) return $"All {Texts.Count(reused, "row")} are reused; nothing to measure.";
        var workers = plan.Request.Workers;
        return $"{Texts.Count(plan.ToMeasure.Count, "row")} to measure, {Number(reused)} reused; "
            + $"about {Texts.Duration(plan.ExpectedSeconds(workers))} with {Texts.Count(workers, "worker")}.";
    }

    static void Row(Table table, string study, string arm, int runs, int todo, double seconds, string why) => table.AddRow(
        Markup.Escape(study), Markup.Escape(arm), Number(runs), Number(todo), todo == 0 ? "" : Texts.Duration(seconds), Markup.Escape(why));

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
