using System.Globalization;
using Replication.Runner.Planning;
using Replication.Runner.Workers;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Replication.Runner.Progress;

/// <summary>Progress for a person: one bar over all, the runs under way, the time left; lost runs scroll above.</summary>
internal sealed class LiveProgress(RunTally tally, IAnsiConsole console) : IRunObserver
{
    const int BarWidth = 40;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    readonly Lock _gate = new();

    /// <summary>Draws until the work is done.</summary>
    public async Task WatchAsync(Task work) =>
        await console.Live(Picture()).AutoClear(true).StartAsync(async live =>
        {
            while (!work.IsCompleted)
            {
                live.UpdateTarget(Picture());
                await Task.WhenAny(work, Task.Delay(Pause, CancellationToken.None));
            }
        });

    /// <inheritdoc />
    public void Started(PlannedRun run) => Change(() => tally.Start(run));

    /// <inheritdoc />
    public void Progressed(PlannedRun run, double share) => Change(() => tally.Progress(run, share));

    /// <inheritdoc />
    public void Finished(PlannedRun run, double seconds) => Change(() => tally.End(run, seconds));

    /// <inheritdoc />
    public void Lost(PlannedRun run, string reason)
    {
        Change(() => tally.End(run, null));
        console.MarkupLineInterpolated($"[red]lost[/] {run.Key.Slot}: {reason}");
    }

    void Change(Action change)
    {
        lock (_gate) change();
    }

    Rows Picture()
    {
        lock (_gate)
        {
            var filled = tally.Total == 0 ? BarWidth : BarWidth * tally.Done / tally.Total;
            var left = Texts.Duration(tally.SecondsLeft());
            var bar = $"[blue]{new string('━', filled)}[/][grey]{new string('━', BarWidth - filled)}[/]";
            var head = new Markup(string.Create(CultureInfo.InvariantCulture, $"{bar} {tally.Done}/{tally.Total} rows, about {left} left"));
            var runs = tally.UnderWay
                .OrderBy(run => run.Key.Key.Slot.ToString(), StringComparer.Ordinal)
                .Select(run => (IRenderable)new Markup(string.Create(
                    CultureInfo.InvariantCulture, $"  {Markup.Escape(run.Key.Key.Slot.ToString())}{(run.Value > 0 ? $" {run.Value:0 %}" : "")}")));
            return new Rows([head, .. runs]);
        }
    }
}
