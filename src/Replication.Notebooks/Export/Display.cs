using System.Net;
using System.Text;
using Replication.Notebooks.Document;
using Replication.Notebooks.Execution;

namespace Replication.Notebooks.Export;

/// <summary>Shows what an exported notebook shows: text on the console, and everything on a page beside the program.</summary>
public static class Display
{
    static readonly StringBuilder Body = new();

    /// <summary>Shows a value: text, a number, or what <c>.Show()</c> gives. The first call names the page on the console.</summary>
    /// <exception cref="NotebookException">The value has no form to show.</exception>
    /// <remarks>The name is the kernel's. Nothing is shown of null, as of a cell that ends with it.</remarks>
    public static void display(object? value)
    {
        if (value is null) return;
        var plain = Forms.Of(value)[MediaType.Plain].GetValue<string>();
        if (Body.Length == 0 && Page is not null) Console.WriteLine($"The figures are in {Path.GetFileName(Page)}, beside the program.");
        Console.WriteLine(plain);
        Body.AppendLine(value is Shown shown ? shown.ForKernel(MediaType.Html) : $"<pre>{WebUtility.HtmlEncode(plain)}</pre>");
        if (Page is not null) File.WriteAllText(Page, $"<!doctype html>\n<meta charset=\"utf-8\">\n{Body}");
    }

    // The SDK tells a file-based app where its source is.
    static string? Page => AppContext.GetData("EntryPointFilePath") is string source ? Path.ChangeExtension(source, ".html") : null;
}
