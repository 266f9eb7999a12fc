using Replication.Runner.Results;

namespace Replication.Runner.Diagnosis;

/// <summary>Looks at a folder that the suite writes to.</summary>
internal static class FolderCheck
{
    /// <summary>Whether it can be written.</summary>
    public static Finding Writable(string folder)
    {
        var shown = Path.GetRelativePath(Directory.GetCurrentDirectory(), folder);
        try
        {
            ResultsFolder.RequireWritable(folder);
            return new("folder", $"{shown} is writable");
        }
        catch (UserError refusal)
        {
            return new("folder", $"{shown} is not writable") { Warning = refusal.Message, Fatal = true };
        }
    }
}
