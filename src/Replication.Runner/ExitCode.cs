namespace Replication.Runner;

/// <summary>What the command's exit code says.</summary>
internal static class ExitCode
{
    /// <summary>All that was asked for was done and holds.</summary>
    public const int Success = 0;

    /// <summary>Work was done and something is wrong with it: rows are missing, or the evidence does not re-derive.</summary>
    public const int Failed = 1;

    /// <summary>The input cannot be used; nothing was changed.</summary>
    public const int BadInput = 2;

    /// <summary>Stopped by the user (128 + SIGINT); finished rows are kept.</summary>
    public const int Interrupted = 130;
}
