namespace Replication.Experiments.Tests;

/// <summary>What every experiment promises, broken.</summary>
static class ExperimentBreaks
{
    const string Tests = "Replication.Experiments.Tests", Replay = "Every_arm_runs_at_smoke_scale&DisplayName~VanishingGradient",
        Figures = "Every_figure_keeps_the_rules&DisplayName~ParallelLines", Sabotages = "A_sabotage_turns_the_verdict&DisplayName~";

    public static IEnumerable<SourceBreak> All =>
    [
        new("seed ignored", "src/Replication.Core/Training/Draws.cs",
            "WriteInt64LittleEndian(bytes, seed)", "WriteInt64LittleEndian(bytes, 0)", Tests, Replay),
        new("a draw that no seed decides", "src/Replication.Core/Training/Draws.cs",
            "BinaryPrimitives.ReadUInt64LittleEndian(digest)", "(ulong)Guid.NewGuid().GetHashCode()", Tests, Replay),
        new("a drawn value that stands in no table", "experiments/ParallelLines/Distances.cs",
            "exact.Of(Lines).Line(\"exact\", point => point.Theta, point => point.Wasserstein),",
            """
            new Line("exact", exact.Of(Lines)[point => point.Theta], new DataTable(exact.Table.Name)
                .With("wasserstein", exact.Of(Lines)[point => point.Wasserstein].Numbers.Select(w => w + 0.001).ToArray())["wasserstein"]),
            """, Tests, Figures),
        new("a figure without a title", "experiments/ParallelLines/Distances.cs",
            "\"Two distances between parallel lines\"", "\"\"", Tests, Figures),
        new("a control that did not fail passes for one that did", "src/Replication.Evidence/Claims/Verdicts.cs",
            "if (control.Met) return", "if (control.Met && control.Obstacle is not null) return", Tests, Sabotages + "ParallelLines/tv"),
        new("a margin that nothing can miss", "experiments/VanishingGradient/Figure2.cs",
            "const double VanishedOrders = ", "const double VanishedOrders = -99 + ", Tests, Sabotages + "VanishingGradient/vanishes-late"),
        new("evidence that supports no verdict", "src/Replication.Evidence/Claims/Verdicts.cs",
            "public const int FewestSeeds = 6;", "public const int FewestSeeds = 99;", Tests, "Committed_rows_support_every_verdict"),
    ];
}
