using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>How a generator covers its target at one moment of training.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Modes">Modes with at least one sample within 3 standard deviations.</param>
/// <param name="HighQuality">Share of samples within 3 standard deviations of their nearest mode.</param>
/// <param name="NearestModeKl">KL in nats of the histogram of nearest modes of all samples against the uniform one.</param>
sealed record CollapseCourse(
    int Step,
    int Modes,
    double HighQuality,
    [MayDiverge(nameof(ModeCollapse.Row.Diverged))] double NearestModeKl);
