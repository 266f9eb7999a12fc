using System.Text;

namespace Replication.Runner.Progress;

/// <summary>
/// The last stage before a terminal or a pipe: foreign text (names of files, messages of plugins and of other programs) cannot move the
/// cursor, colour, erase or reverse what is written (see <see cref="Printable"/>), and a stream that cannot be written is named.
/// </summary>
/// <param name="inner">What is written to.</param>
/// <param name="name">What a reader calls it.</param>
internal sealed class PrintableWriter(TextWriter inner, string name) : TextWriter
{
    /// <inheritdoc />
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc />
    public override void Write(char value) => Write(value.ToString());

    /// <inheritdoc />
    /// <exception cref="IOException">The stream is closed or full.</exception>
    public override void Write(string? value)
    {
        try
        {
            // The line's own end stays as the system has it.
            inner.Write(string.Join(NewLine, (value ?? "").Split(NewLine).Select(Printable.Text)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // .NET says that access is denied where the stream was closed, and that an argument is out of range where a file is too large.
            var why = failure switch
            {
                UnauthorizedAccessException => "it is closed",
                ArgumentOutOfRangeException => "the file is too large",
                _ => failure.Message.TrimEnd('.'),
            };
            throw new IOException($"The {name} cannot be written: {why}.", failure);
        }
    }

    /// <inheritdoc />
    public override void Write(char[] buffer, int index, int count) => Write(new string(buffer, index, count));

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<char> buffer) => Write(buffer.ToString());

    /// <inheritdoc />
    public override void WriteLine(string? value) => Write(value + NewLine);

    /// <inheritdoc />
    public override void Flush() => inner.Flush();
}
