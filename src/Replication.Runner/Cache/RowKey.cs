using System.Globalization;
using Replication.Evidence;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Cache;

/// <summary>Which row: a replicate of an arm of a study at a scale. It says nothing of how it was made.</summary>
internal sealed record RowSlot(string Experiment, string Arm, Scale Scale, int Replicate)
{
    /// <inheritdoc />
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Experiment}/{Arm}/{Replicate}");
}

/// <summary>Everything that a row depends on. Two rows of equal keys are equal.</summary>
/// <param name="Slot">Which row it is.</param>
/// <param name="Seed">Seed of the run.</param>
/// <param name="SuiteSeed">Seed of the suite, from which that of the run was derived.</param>
/// <param name="Device">Where tensors live.</param>
/// <param name="Settings">The arm's values by path.</param>
/// <param name="Code">Hash of the code that the measurement can reach (see <see cref="CodeFingerprint"/>).</param>
/// <param name="Native">Digest by file name of the native libraries; empty where the measurement does not use Torch.</param>
/// <param name="Kernels">The runtime and the processor's instruction sets.</param>
/// <param name="Variables">
/// Environment variables by name, as a worker gets them, that choose kernels (see <see cref="KernelVariables"/>).
/// </param>
internal sealed record RowKey(
    RowSlot Slot,
    long Seed,
    long SuiteSeed,
    string Device,
    IReadOnlyDictionary<string, string> Settings,
    string Code,
    IReadOnlyDictionary<string, string> Native,
    string Kernels,
    IReadOnlyDictionary<string, string> Variables)
{
    /// <summary>Changes when rows are stored or keyed in another way.</summary>
    const string Format = "rows 2";

    /// <summary>The key as one digest.</summary>
    public string Digest => Fingerprints.Digest.Of([
        Format,
        Slot.ToString(), Slot.Scale.ToString(), Seed.ToString(CultureInfo.InvariantCulture), Device, Code, Kernels,
        .. Pairs(Settings), .. Pairs(Native), .. Pairs(Variables)]);

    /// <summary>
    /// The key without the study, as one digest. Studies of one experiment may list the same arm, and its row is the same in each.
    /// </summary>
    /// <param name="experiment">The experiment that the study belongs to.</param>
    public string Measurement(string experiment) => (this with { Slot = Slot with { Experiment = experiment } }).Digest;

    // The count first: a pair of one list must not pass for a pair of the next.
    static IEnumerable<string> Pairs(IReadOnlyDictionary<string, string> pairs) =>
    [
        pairs.Count.ToString(CultureInfo.InvariantCulture),
        .. pairs.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"),
    ];
}
