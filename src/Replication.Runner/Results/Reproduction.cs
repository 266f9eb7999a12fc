using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Planning;

namespace Replication.Runner.Results;

/// <summary>The command that makes a piece of evidence again.</summary>
internal static class Reproduction
{
    /// <summary>For an experiment at a scale, with every other setting at its default.</summary>
    public static string Command(string experiment, Scale scale) =>
        $"make reproduce EXPERIMENT={experiment}{(scale == Scale.Standard ? "" : $" SCALE={scale.ToString().ToLowerInvariant()}")}";

    /// <summary>For an experiment under the settings of a run; settings that are the default are left out.</summary>
    public static string Command(string experiment, RunRequest request) => string.Join(' ', new[]
    {
        Command(experiment, request.Scale),
        request.SuiteSeed == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"SEED={request.SuiteSeed}"),
        request.Seeds is { } seeds ? string.Create(CultureInfo.InvariantCulture, $"SEEDS={seeds}") : "",
        request.Device == "cpu" ? "" : $"DEVICE={request.Device}",
    }.Where(part => part.Length > 0));
}
