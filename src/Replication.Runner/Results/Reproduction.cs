using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Planning;

namespace Replication.Runner.Results;

/// <summary>The command that makes a piece of evidence again: of make for the suite's own studies, of <c>replicate</c> for a user's.</summary>
internal static class Reproduction
{
    /// <summary>For a study at a scale, with every other setting at its default.</summary>
    public static string Command(IStudy study, Scale scale) => Command(study, [("SCALE", "--scale", Default(scale == Scale.Standard, scale.ToString().ToLowerInvariant()))]);

    /// <summary>For a study under the settings of a run; settings that are the default are left out.</summary>
    public static string Command(IStudy study, RunRequest request) => Command(study,
    [
        ("SCALE", "--scale", Default(request.Scale == Scale.Standard, request.Scale.ToString().ToLowerInvariant())),
        ("SEED", "--seed", Default(request.SuiteSeed == 0, request.SuiteSeed.ToString(CultureInfo.InvariantCulture))),
        ("SEEDS", "--seeds", request.Seeds?.ToString(CultureInfo.InvariantCulture)),
        ("DEVICE", "--device", Default(request.Device == "cpu", request.Device)),
    ]);

    /// <summary>The option that names the assembly of a user's study, with a blank before it; empty for the suite's own.</summary>
    /// <remarks>It is the file's name alone, so that tables do not depend on where the file lies.</remarks>
    public static string Assembly(IStudy study) => IsOwn(study) ? "" : $" --assembly {study.Assembly.GetName().Name}.dll";

    static string Command(IStudy study, IReadOnlyList<(string Make, string Option, string? Value)> settings)
    {
        var given = settings.Where(setting => setting.Value is not null);
        return IsOwn(study)
            ? $"make reproduce EXPERIMENT={study.Path}{string.Concat(given.Select(setting => $" {setting.Make}={setting.Value}"))}"
            : $"replicate run {study.Path}{Assembly(study)}{string.Concat(given.Select(setting => $" {setting.Option} {setting.Value}"))}";
    }

    static bool IsOwn(IStudy study) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, $"{study.Assembly.GetName().Name}.dll"));

    static string? Default(bool isDefault, string value) => isDefault ? null : value;
}
