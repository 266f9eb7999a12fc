using System.Text.Json.Nodes;
using Replication.Notebooks.Checking;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Tests;

/// <summary>A notebook that an editor saved is read, run and written with everything in it that is not the suite's to write.</summary>
public class EditorTests
{
    // As VS Code and JupyterLab leave notebooks, old and new: no ids, tags, attachments, raw cells, every kind of output.
    const string Saved = """
        {
          "metadata": {
            "kernelspec": {"display_name": "My C#", "language": "C#", "name": ".net-csharp"},
            "language_info": {"name": "polyglot-notebook"},
            "authors": [{"name": "A. Reader"}]
          },
          "nbformat_minor": 2, "nbformat": 4, "future": {"kept": [1, 2.50, null]},
          "cells": [
            {"cell_type": "markdown", "metadata": {"slideshow": {"slide_type": "slide"}}, "source": "![a](attachment:a.png)",
             "attachments": {"a.png": {"image/png": "iVBORw0KGgo="}}},
            {"cell_type": "raw", "metadata": {"format": "text/x-latex"}, "source": ["\\begin{x}\n", "\\end{x}"]},
            {"cell_type": "code", "metadata": {"tags": ["parameters"], "dotnet_interactive": {"language": "csharp"}}, "execution_count": 7,
             "source": [
               "Console.Error.WriteLine(\"warned\"); Console.WriteLine(\"one\");\n", "display(2); Console.WriteLine(\"three\"); 4"],
             "outputs": [
              {"output_type": "display_data", "data": {"text/html": ["<div class=\"dni-plaintext\">2</div>"]}, "metadata": {}},
              {"output_type": "stream", "name": "stderr", "text": "old"},
              {"output_type": "error", "ename": "Error", "evalue": "no", "traceback": []},
              {"output_type": "update_display_data", "data": 3},
              {"output_type": "execute_result", "data": {"text/plain": 5}, "metadata": {}}, 6]},
            {"cell_type": "code", "id": "cell-4", "metadata": {"polyglot_notebook": {"kernelName": "csharp"}},
             "source": "1 + 1", "outputs": null}
          ]
        }
        """;

    static Notebook Read(string text) => NotebookText.Read(text, "saved.ipynb");

    [Fact]
    public async Task It_runs_and_what_the_suite_does_not_know_is_kept()
    {
        var written = JsonNode.Parse(NotebookText.Write(await Run.HereAsync(Read(Saved))))!.AsObject();
        var saved = JsonNode.Parse(Saved)!.AsObject();

        Assert.True(JsonNode.DeepEquals(saved["future"], written["future"]));
        foreach (var key in new[] { "kernelspec", "language_info", "authors" })
            Assert.True(JsonNode.DeepEquals(saved["metadata"]![key], written["metadata"]![key]), key);
        Assert.Equal(5, (int)written["nbformat_minor"]!);
        Assert.Equal(["cell-1", "cell-2", "cell-3", "cell-4"], written["cells"]!.AsArray().Select(cell => (string)cell!["id"]!));
        foreach (var (before, after) in saved["cells"]!.AsArray().Zip(written["cells"]!.AsArray()))
        {
            Assert.Equal((string)before!["cell_type"]!, (string)after!["cell_type"]!);
            Assert.True(JsonNode.DeepEquals(before["attachments"], after["attachments"]));
            after["metadata"]!.AsObject().Remove("replication");
            Assert.True(JsonNode.DeepEquals(before["metadata"], after["metadata"]), after.ToJsonString());
        }

        Assert.Equal("![a](attachment:a.png)", Source(written, 0));
        Assert.Equal("\\begin{x}\n\\end{x}", Source(written, 1));
    }

    [Fact]
    public async Task Its_outputs_are_those_of_the_run_in_their_order()
    {
        var cell = (await Run.HereAsync(Read(Saved))).Code.First();
        Assert.Equal(
            ["warned\n!", "one\n", "display 2", "three\n", "result 4"],
            cell.Outputs.Select(output => output switch
            {
                Printed printed => printed.Text + (printed.IsError ? "!" : ""),
                Displayed displayed => $"display {displayed.Forms[MediaType.Plain]}",
                Result result => $"result {result.Forms[MediaType.Plain]}",
                _ => "",
            }));
    }

    [Fact]
    public void Before_it_is_run_its_outputs_are_kept_as_they_are()
    {
        var before = JsonNode.Parse(Saved)!["cells"]![2]!["outputs"]!.AsArray();
        var after = JsonNode.Parse(NotebookText.Write(Read(Saved)))!["cells"]![2]!["outputs"]!.AsArray();
        Assert.Equal(before.Count, after.Count);
        foreach (var i in new[] { 0, 2, 3, 4, 5 }) Assert.True(JsonNode.DeepEquals(before[i], after[i]), $"output {i}");
        Assert.Equal("old", (string)after[1]!["text"]![0]!);
    }

    [Fact]
    public async Task Once_it_is_run_it_holds_and_runs_to_the_same_bytes()
    {
        var written = NotebookText.Write(await Run.HereAsync(Read(Saved)));
        Assert.Empty(await NotebookCheck.ProblemsAsync(written, "saved.ipynb", Run.HereAsync));
        Assert.Equal(written, NotebookText.Write(await Run.HereAsync(Read(written))));
    }

    [Fact]
    public async Task A_check_before_says_that_it_was_not_run() => Assert.Contains(
        "saved.ipynb: cell-3: has not been run by `replicate notebook run`: no digest of its outputs is recorded",
        await NotebookCheck.ProblemsAsync(Saved, "saved.ipynb", Run.HereAsync));

    [Fact]
    public void A_name_for_a_cell_without_one_is_not_that_of_another()
    {
        var notebook = Read("""
            {"nbformat": 4, "nbformat_minor": 5, "cells": [
             {"cell_type": "markdown", "source": ""}, {"cell_type": "markdown", "id": "cell-1", "source": ""}]}
            """);
        Assert.Equal(["cell-1-", "cell-1"], notebook.Cells.Select(cell => cell.Id));
    }

    [Fact]
    public void A_later_minor_version_stays() =>
        Assert.Equal(6, Read("""{"nbformat": 4, "nbformat_minor": 6, "cells": [{"cell_type": "raw", "source": ""}]}""").Minor);

    static string Source(JsonObject notebook, int cell) =>
        string.Concat(notebook["cells"]![cell]!["source"]!.AsArray().Select(line => (string)line!));
}
