using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Planning;

namespace Replication.Runner.Results;

/// <summary>The command that makes a piece of evidence again: of make for the suite's own studies, of <c>replicate</c> for a user's.</summary>
internal static class Reproduction
{
    /// <summary>For a study at a scale, with every other setting at its default.</summary>
    public static string Command(IStudy study, Scale scale) => Command(study, [OfScale(scale)]);

    /// <summary>For a study under the settings of a run; settings that are the default are left out.</summary>
    public static string Command(IStudy study, RunRequest request) => Command(study,
    [
        OfScale(request.Scale),
        new("SEED", "--seed", request.SuiteSeed == 0 ? null : request.SuiteSeed.ToString(CultureInfo.InvariantCulture)),
        new("SEEDS", "--seeds", request.Seeds?.ToString(CultureInfo.InvariantCulture)),
        new("DEVICE", "--device", request.Device == "cpu" ? null : request.Device),
        new("TEXT", "--text", OwnFiles.Text is null ? null : Path.GetFileName(OwnFiles.Text)),       // a path is the machine's own
    ]);

    /// <summary>The option that names the assembly of a user's study, with a blank before it; empty for the suite's own.</summary>
    /// <remarks>It is the file's name alone, so that tables do not depend on where the file lies.</remarks>
    public static string Assembly(IStudy study) => IsOwn(study) ? "" : $" --assembly {study.Assembly.GetName().Name}.dll";

    static string Command(IStudy study, IReadOnlyList<Setting> settings)
    {
        var given = settings.Where(setting => setting.Value is not null);
        return IsOwn(study)
            ? $"make reproduce EXPERIMENT={study.Path}{string.Concat(given.Select(setting => $" {setting.OfMake}={setting.Value}"))}"
            : $"replicate run {study.Path}{Assembly(study)}{string.Concat(given.Select(setting => $" {setting.Option} {setting.Value}"))}";
    }

    static bool IsOwn(IStudy study) =>
        File.Exists(Path.Combine(AppContext.BaseDirectory, $"{study.Assembly.GetName().Name}.dll"));

    static Setting OfScale(Scale scale) =>
        new("SCALE", "--scale", scale == Scale.Standard ? null : scale.ToString().ToLowerInvariant());

    // Null at its default.
    readonly record struct Setting(string OfMake, string Option, string? Value);
}
