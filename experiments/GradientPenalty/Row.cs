namespace Replication.Experiments;

public static partial class GradientPenalty
{
    /// <summary>One run's numbers; each arm fills the parts that it measures.</summary>
    /// <param name="Lines">Proposition 1: the optimal critic along the lines of the plan.</param>
    /// <param name="PlanGap">Proposition 1: largest |f*(y) - f*(x) - |x - y|| on the plan.</param>
    /// <param name="ValueGap">Proposition 1: |E_r f* - E_g f* - W1|, what f* lacks of being optimal.</param>
    /// <param name="Optima">The penalised problem on the line: trained critics and their exact optimum.</param>
    /// <param name="Slopes">The same place by place.</param>
    /// <param name="Views">Figure 1a: what the critic sees; one entry or none.</param>
    /// <param name="Surface">Figures 1a and Proposition 1: the critic's values over the plane, from the first seed.</param>
    /// <param name="Points">The samples to it.</param>
    /// <param name="Layers">Figure 1b: gradient by layer.</param>
    /// <param name="ShareAtEdge">Figure 1b: share of the weights within 1 % of the largest magnitude.</param>
    /// <param name="Weights">Figure 1b: histogram of the weights, from the first seed.</param>
    /// <param name="Course">Training on the ring.</param>
    /// <param name="Diverged">Whether training on the ring left the finite numbers.</param>
    internal sealed record Row(
        IReadOnlyList<OptimalLine> Lines,
        double? PlanGap,
        double? ValueGap,
        IReadOnlyList<PenalisedOptimum> Optima,
        IReadOnlyList<SlopeAt> Slopes,
        IReadOnlyList<CriticView> Views,
        IReadOnlyList<PlanePoint> Surface,
        IReadOnlyList<PlaneSample> Points,
        IReadOnlyList<LayerGradient> Layers,
        double? ShareAtEdge,
        IReadOnlyList<WeightBin> Weights,
        IReadOnlyList<RingLook> Course,
        bool Diverged)
    {
        /// <summary>A row in which nothing was measured.</summary>
        public static Row Empty { get; } = new([], null, null, [], [], [], [], [], [], null, [], [], false);
    }
}
