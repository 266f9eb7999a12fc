using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Replication.Notebooks.Document;

namespace Replication.Notebooks.Execution;

/// <summary>What a running cell prints and displays, in order. Until it is disposed, the console of the process is the cell's.</summary>
sealed class CellConsole : IDisposable
{
    /// <summary>Far more than a notebook can hold; a cell that prints without end is to fail before the memory is full.</summary>
    const int MostCharacters = 10_000_000;

    readonly (TextWriter Out, TextWriter Error) _before = (Console.Out, Console.Error);
    readonly List<Output> _outputs = [];
    readonly StringBuilder _text = new();
    readonly Lock _gate = new();
    bool _textIsError;
    int _characters;

    /// <summary>Takes the console.</summary>
    public CellConsole()
    {
        Console.SetOut(new Writer(this, isError: false));
        Console.SetError(new Writer(this, isError: true));
    }

    /// <summary>What there is so far; what one stream prints without a break is one output.</summary>
    public IReadOnlyList<Output> Outputs
    {
        get
        {
            lock (_gate)
            {
                EndText();
                return [.. _outputs];
            }
        }
    }

    /// <summary>Adds what is displayed.</summary>
    public void Display(IReadOnlyDictionary<string, JsonNode> forms)
    {
        lock (_gate)
        {
            EndText();
            _outputs.Add(new Displayed(forms));
        }
    }

    /// <summary>Gives the console back.</summary>
    public void Dispose()
    {
        Console.SetOut(_before.Out);
        Console.SetError(_before.Error);
    }

    void Print(ReadOnlySpan<char> text, bool isError)
    {
        lock (_gate)
        {
            if ((_characters += text.Length) > MostCharacters)
            {
                throw new NotebookException(string.Create(
                    CultureInfo.InvariantCulture, $"the cell prints more than {MostCharacters} characters"));
            }

            if (_textIsError != isError) EndText();
            _textIsError = isError;
            _text.Append(text);
        }
    }

    void EndText()
    {
        if (_text.Length > 0) _outputs.Add(new Printed(_text.ToString()) { IsError = _textIsError });
        _text.Clear();
    }

    sealed class Writer : TextWriter
    {
        readonly CellConsole _console;
        readonly bool _isError;

        public Writer(CellConsole console, bool isError)
            : base(CultureInfo.InvariantCulture)
        {
            (_console, _isError) = (console, isError);
            CoreNewLine = ['\n'];
        }

        public override Encoding Encoding => Encoding.Unicode;

        public override void Write(char value) => _console.Print([value], _isError);

        public override void Write(string? value) => _console.Print(value, _isError);

        public override void Write(ReadOnlySpan<char> buffer) => _console.Print(buffer, _isError);

        public override void Write(char[] buffer, int index, int count) => _console.Print(buffer.AsSpan(index, count), _isError);
    }
}
