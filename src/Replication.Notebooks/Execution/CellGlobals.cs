namespace Replication.Notebooks.Execution;

/// <summary>What every cell can call without a <c>using</c>, as in the .NET Interactive kernel.</summary>
public sealed class CellGlobals
{
    readonly Func<CellConsole?> _console;

    internal CellGlobals(Func<CellConsole?> console) => _console = console;

    /// <summary>Shows a value at once, before what the cell gives next: text, a number, or what <c>.Show()</c> gives.</summary>
    /// <exception cref="NotebookException">The value has no form to show, or no cell is running.</exception>
    /// <remarks>The name is the kernel's.</remarks>
    public void display(object? value)
    {
        var console = _console() ?? throw new NotebookException("display(x) was called after the cell had ended");
        console.Display(Forms.Of(value));
    }
}
