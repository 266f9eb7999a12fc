using Replication.Evidence;

namespace Replication.Experiments.Tests;

/// <summary>Ingredients of WeakTopology broken once.</summary>
static class WeakTopologySabotages
{
    const string Weak = nameof(WeakTopology);

    public static IEnumerable<Sabotage> All =>
    [
        Sabotage.Live(Weak, "w-is-continuous", "a generator that jumps", Continuity.Network.Name, seconds: 1,
            broken: run => new MovingNetwork(run) { Shift = 1 }.Measure()),
        Sabotage.Rows(Weak, "w-moves-no-farther-than-samples", "the squared distance of the samples",
            rows => OfSteps(rows, step => step with { Moved = step.Moved * step.Moved })),
        Sabotage.Rows(Weak, "w-moves-no-farther-than-samples", "W in the place of the control's JSD",
            rows => OfSteps(rows, step => step with { ChangeOfJsd = step.ChangeOfW }), Verdict.Inconclusive),
        Sabotage.Rows(Weak, "w-is-differentiable", "slopes over a step of 1",
            rows => rows.Change<Continuity.Row>(Continuity.Network.Name, row => new([.. row.Steps, row.Steps[0]]))),
        Sabotage.Rows(Weak, "jsd-jumps", "logarithm to base 2",
            rows => OfSteps(rows, step => step with { ChangeOfJsd = step.ChangeOfJsd / Math.Log(2) })),
        Sabotage.Rows(Weak, "kl-jumps", "a thousandth of the data mixed into the samples",
            rows => OfSteps(rows, step => step with { Kl = Math.Log(1000) })),
        Sabotage.Live(Weak, "finite-mean", "c = 1/2", "light", seconds: 1, FiniteMean.Heavy.Measure),
        Sabotage.Rows(Weak, "tv-bounds-jsd", "JSD without its factor 1/2, as the paper defines it",
            rows => OfMembers(rows, Order.Shift, at => at with { Jsd = 2 * at.Jsd })),
        Sabotage.Rows(Weak, "tv-bounds-jsd", "a control that is far from the bound",
            rows => OfMembers(rows, Order.Shift, at => at with { Jsd = 0.9 * at.Jsd }), Verdict.Inconclusive),
        Sabotage.Rows(Weak, "jsd-bounds-tv", "TV without its factor 1/2",
            rows => OfMembers(rows, Order.Coin, at => at with { Tv = 2 * at.Tv })),
        Sabotage.Rows(Weak, "jsd-bounds-tv", "a control that is far from the bound",
            rows => OfMembers(rows, Order.Coin, at => at with { Jsd = 1.1 * at.Jsd }), Verdict.Inconclusive),
        Sabotage.Rows(Weak, "kl-bounds-tv", "TV without its factor 1/2",
            rows => OfMembers(rows, Order.Coin, at => at with { Tv = 2 * at.Tv })),
        Sabotage.Rows(Weak, "kl-bounds-tv", "a control that is far from the bound",
            rows => OfMembers(rows, Order.Coin, at => at with { SmallerKl = 1.1 * at.SmallerKl }), Verdict.Inconclusive),
        Sabotage.Rows(Weak, "tv-bounds-w", "mass carried a tenth too far",
            rows => OfMembers(rows, Order.Coin, at => at with { W = 1.1 * at.W })),
        Sabotage.Rows(Weak, "distribution-gives-w", "TV in the place of W",
            rows => OfMembers(rows, Order.Lattice, at => at with { W = at.Tv })),
        Sabotage.Rows(Weak, "w-gives-distribution", "TV in the place of MMD",
            rows => OfMembers(rows, Order.Lattice, at => at with { Mmd = at.Tv })),
        Sabotage.Rows(Weak, "w-gives-distribution", "W in the place of the control's TV",
            rows => OfMembers(rows, Order.Lattice, at => at with { Tv = at.W }), Verdict.Inconclusive),
        Sabotage.Rows(Weak, "w-does-not-give-tv", "the distance across a cell, not to its middle",
            rows => OfMembers(rows, Order.Lattice, at => at with { W = 2 * at.W })),
        Sabotage.Rows(Weak, "tv-does-not-give-kl", "a thousandth of the other law mixed in",
            rows => OfMembers(rows, Order.Shift, at => at with { SmallerKl = Math.Log(1000) })),
        Sabotage.Rows(Weak, "finite-space", "points ten times nearer than the least distance",
            rows => OfMembers(rows, Order.Pairs, at => at with { W = at.W / 10 })),
        Sabotage.Live(Weak, "narrow-kernel-saturates", "bandwidth 1", Bandwidth.Narrow.Name, seconds: 1,
            broken: run => Bandwidth.OfKernel(run, bandwidth: 1)),
        Sabotage.Live(Weak, "other-kernels-follow", "a bounded kernel in the energy distance", Bandwidth.Energy.Name, seconds: 1,
            broken: run => Bandwidth.OfKernel(run, bandwidth: 1)),
    ];

    static IReadOnlyList<MeasuredRow> OfSteps(IReadOnlyList<MeasuredRow> rows, Func<Continuity.Step, Continuity.Step> change) =>
        rows.Change<Continuity.Row>(Continuity.AtData.Name, row => new([.. row.Steps.Select(change)]));

    static IReadOnlyList<MeasuredRow> OfMembers(IReadOnlyList<MeasuredRow> rows, Arm arm, Func<Order.Member, Order.Member> change) =>
        rows.Change<Order.Row>(arm.Name, row => new([.. row.Members.Select(change)]));
}
