namespace Replication.Core.Training;

/// <summary>
/// How an adversarial game is trained: the numbers a comparison holds fixed and those it varies. The defaults are the released WGAN-GP toy
/// code's where it has one (igul222/improved_wgan_training, gan_toy.py), at a rate that suits width 64.
/// </summary>
/// <param name="Cost">What the players minimise.</param>
public sealed record GameSettings(GameCost Cost)
{
    /// <summary>Generator steps; they decide when <see cref="HalfDecay"/> begins.</summary>
    public required int Steps { get; init; }

    /// <summary>Learning rate of the generator.</summary>
    public double GeneratorRate { get; init; } = 1e-3;

    /// <summary>Learning rate of the discriminator.</summary>
    public double DiscriminatorRate { get; init; } = 1e-3;

    /// <summary>Discriminator steps before each generator step.</summary>
    public int DiscriminatorSteps { get; init; } = 5;

    /// <summary>Samples of each kind in a minibatch, fresh in every step.</summary>
    public int Batch { get; init; } = 256;

    /// <summary>
    /// Adam's decay of the first moment; unused by <see cref="GameCost.ClippedWasserstein"/>, which runs RMSProp as its paper does.
    /// </summary>
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's decay of the second moment.</summary>
    public double Beta2 { get; init; } = 0.9;

    /// <summary>
    /// Adam's decays of both moments for the discriminator alone, whatever its cost; null: it is trained by the same optimiser as the generator.
    /// </summary>
    public (double Beta1, double Beta2)? DiscriminatorAdam { get; init; }

    /// <summary>Weight of the gradient penalty.</summary>
    public double Lambda { get; init; } = 0.1;

    /// <summary>
    /// Whether a discriminator of the original game is penalised too, as a critic of <see cref="GameCost.PenalisedWasserstein"/> always is.
    /// </summary>
    public bool PenalisedLogits { get; init; }

    /// <summary>Bound on every parameter of a clipped critic.</summary>
    public double Clip { get; init; } = 0.01;

    /// <summary>Whether both rates fall linearly to 0 over the second half of the steps.</summary>
    public bool HalfDecay { get; init; } = true;
}
