namespace Replication.Torch.Tests;

/// <summary>A test of what only Linux has: ELF libraries and /proc.</summary>
sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = OperatingSystem.IsLinux() ? null : "ELF libraries and /proc are of Linux.";
}
