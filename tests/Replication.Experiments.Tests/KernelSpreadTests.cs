using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments.Tests;

/// <summary>What baselines tolerate follows from how far kernels move a column, number by number, and says so.</summary>
public class KernelSpreadTests
{
    static readonly DataTable Own = new DataTable("t.csv").With("arm", ["a", "a", "a", "a"]).With("line", ["0", "1", "2", "3"])
        .With("step", [0, 1, 2, 3]).With("modes", [0, 8, 8, 8]).With("loss", [0, 1e-3, 1, 2]).With("theta", [0.5, 1, 1.5, 2]);

    static readonly Kernels Sse = new("SSE"), Avx = new("AVX2");

    static KernelSpread[] Spreads(params IReadOnlyList<(Kernels, DataTable)> others) => [.. KernelSpread.Between("X.t.random", Own, others)];

    static DataTable Moved(string column, params double[] numbers) => Own.Columns.Aggregate(new DataTable("t.csv"), (table, name) =>
        name == column ? table.With(name, numbers)
        : Own[name].IsText ? table.With(name, [.. Own[name].Texts]) : table.With(name, [.. Own[name].Numbers]));

    [Fact]
    public void The_larger_half_is_compared_by_share_and_the_smaller_by_size()
    {
        var spreads = Spreads((Sse, Moved("loss", 1e-9, 1.25e-3, 1.000004, 2)), (Avx, Moved("modes", 0, 8, 6, 8)));
        Assert.Equal(["step", "modes", "loss", "theta"], spreads.Select(spread => spread.Column));
        Assert.Equal(new KernelSpread("X.t.random", "step", true, 0, 0, ""), spreads[0]);
        Assert.Equal(new KernelSpread("X.t.random", "modes", true, 0, 2, "AVX2"), spreads[1]);
        Assert.Equal(new KernelSpread("X.t.random", "loss", false, 4e-6, 2.5e-4, "SSE"), spreads[2]);
        Assert.Equal(new KernelSpread("X.t.random", "theta", false, 0, 0, ""), spreads[3]);
    }

    [Fact]
    public void A_tolerance_is_ten_times_the_spread_and_gives_the_reason()
    {
        var spreads = Spreads((Sse, Moved("loss", 1e-9, 1.25e-3, 1.000004, 2)), (Avx, Moved("modes", 0, 8, 6, 8)));
        Assert.Equal("exactly (whole numbers that no set of kernels moves)", spreads[0].Tolerance(random: true).ToString());
        Assert.Equal("within 4 (whole numbers that kernels move by 2 at most (AVX2); twice that)", spreads[1].Tolerance(random: true).ToString());
        Assert.Equal(
            "within 0.0025 or 0.004 % of it (kernels move its larger numbers by 0.0004 % and its smaller ones by 0.00025 at most (SSE); 10 times that, "
            + "and no less than 1E-06 of it or 1E-09, for float32 sums in another order)", spreads[2].Tolerance(random: true).ToString());
        Assert.Equal(
            "within 1E-09 or 1E-07 % of it (no set of kernels moves it, and no less than 1E-09 of it or 1E-09, for other libraries' rounding)",
            spreads[3].Tolerance(random: false).ToString());
        Assert.Equal("within 1E-09 or 0.0001 % of it", spreads[3].Tolerance(random: true).Words);
    }

    [Fact]
    public void What_no_tolerance_is_for_is_refused()
    {
        Assert.Throws<SnapshotException>(() => Spreads((Sse, Own.Where("step", 0))));
        Assert.Throws<SnapshotException>(() => Spreads((Sse, Own.With("more", [1.0, 2, 3, 4]))));
        Assert.Throws<SnapshotException>(() => Spreads((Sse, Moved("loss", double.NaN, 1e-3, 1, 2))));
        Assert.Throws<SnapshotException>(() => Spreads((Sse, Moved("loss", 0, 1e-3, double.PositiveInfinity, 2))));
        Assert.Throws<SnapshotException>(() => KernelSpread.Of("X.t.random", "loss"));
    }

    [Fact]
    public void What_a_processor_lacks_narrows_no_spread()
    {
        var (here, before) = (new KernelSpread("X.t.random", "loss", false, 4e-6, 2.5e-4, "SSE"), new KernelSpread("X.t.random", "loss", false, 5e-6, 1e-4, "AVX-512"));
        Assert.Equal(here with { Share = 5e-6, Widest = "AVX-512" }, here.OrWider(before));
        Assert.Equal(here, here.OrWider(before with { Share = 1e-6 }));
        Assert.True(here.IsOf("X"));
        Assert.False((here with { Table = "XY.t.random" }).IsOf("X"));
    }

    [Fact]
    public void Infinities_that_stay_are_no_difference() => Assert.Equal(
        (0.5, 0),
        KernelSpread.Between(
            "X", new DataTable("t.csv").With("kl", [double.PositiveInfinity, 0.5]), [(Sse, new DataTable("t.csv").With("kl", [double.PositiveInfinity, 0.75]))])
            .Select(spread => (spread.Share, spread.Size)).Single());
}
