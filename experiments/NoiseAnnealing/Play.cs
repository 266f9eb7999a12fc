namespace Replication.Experiments;

/// <summary>Which manifold the data lie on; the generator starts at distance 2 from it.</summary>
enum Shape
{
    /// <summary>{0} x [0, 1] in the plane.</summary>
    Segment,

    /// <summary>The unit circle of the plane z = 0 in R^3.</summary>
    Circle,
}

/// <summary>What the generator is.</summary>
enum Mover
{
    /// <summary>The data's own manifold, translated by theta: g(z) = data(z) + theta.</summary>
    Translation,

    /// <summary>An MLP from [0, 1] into the plane, 32 wide.</summary>
    Network,
}

/// <summary>The noise on what the discriminator sees, data and samples alike.</summary>
enum InputNoise
{
    None,
    Annealed,
}

/// <summary>One way to train on disjoint manifolds.</summary>
/// <param name="Shape">The data.</param>
/// <param name="Mover">The generator.</param>
/// <param name="Noise">The noise.</param>
sealed record Play(Shape Shape, Mover Mover, InputNoise Noise)
{
    /// <summary>Whether the generator descends by Adam, which rescales every gradient to its own size, or by plain SGD.</summary>
    public bool Adam { get; init; }

    /// <summary>
    /// Whether D is trained before the generator's first step and three steps for each of its own, which is what the theorems speak of;
    /// otherwise they start together and alternate.
    /// </summary>
    public bool TrainedDiscriminator { get; init; } = true;

    /// <summary>Whether the generator descends -E log D in the place of E log(1 - D).</summary>
    public bool NonSaturating { get; init; }
}
