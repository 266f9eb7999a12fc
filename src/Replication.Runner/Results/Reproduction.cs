using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Planning;

namespace Replication.Runner.Results;

/// <summary>The command that makes a piece of evidence again.</summary>
internal static class Reproduction
{
    /// <summary>For an experiment under the settings of a run; settings that are the default are left out.</summary>
    public static string Command(string experiment, RunRequest request) => string.Join(' ', new[]
    {
        $"make reproduce EXPERIMENT={experiment}",
        request.Scale == Scale.Standard ? "" : $"SCALE={request.Scale.ToString().ToLowerInvariant()}",
        request.SuiteSeed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"SEED={request.SuiteSeed}"),
        request.Seeds is { } seeds ? string.Create(CultureInfo.InvariantCulture, $"SEEDS={seeds}") : "",
        request.Device == "cpu" ? "" : $"DEVICE={request.Device}",
    }.Where(part => part.Length > 0));
}
