namespace Replication.Core.Training.Mixtures;

/// <summary>What a game of mixtures adds to <see cref="GameSettings"/>.</summary>
public sealed record MixtureSettings
{
    /// <summary>Weight of the entropy regulariser of each side (the released code's mix_entloss_weight); 0 leaves it out.</summary>
    public double Entropy { get; init; } = 0.1;

    /// <summary>Learning rate of the log-weights; 0 freezes them at uniform weights.</summary>
    public double WeightRate { get; init; } = 3e-3;
}
