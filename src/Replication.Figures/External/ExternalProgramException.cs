namespace Replication.Figures;

/// <summary>A program that figures need (npm, node, a browser) is missing or failed; the message says what to do.</summary>
public sealed class ExternalProgramException : Exception
{
    /// <summary>Says what is missing or what failed.</summary>
    public ExternalProgramException(string message)
        : base(message)
    {
    }

    /// <summary>Says what failed, with its cause.</summary>
    public ExternalProgramException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
