namespace Replication.Core.Training.Steps;

/// <summary>What decides a player's step beside the networks: the form of the cost, the constraint, and the optimiser.</summary>
/// <param name="Cost">What the players minimise.</param>
/// <param name="Penalty">Weight of the two-sided gradient penalty; 0 for none.</param>
/// <param name="Clip">Bound on every parameter of the discriminator; 0 for none.</param>
/// <param name="RmsProp">RMSProp at PyTorch's defaults; otherwise Adam.</param>
/// <param name="Beta1">Adam's decay of the first moment.</param>
/// <param name="Beta2">Adam's decay of the second moment.</param>
internal sealed record StepRule(GameCost Cost, double Penalty, double Clip, bool RmsProp, double Beta1, double Beta2)
{
    /// <summary>PyTorch's default for Adam and RMSProp.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>PyTorch's default decay of RMSProp's mean square.</summary>
    public const double RmsPropDecay = 0.99;

    /// <summary>Whether the discriminator's outputs are logits; otherwise they are a critic's values.</summary>
    public bool Logits => Cost is GameCost.Minimax or GameCost.NonSaturating;

    /// <summary>Whether there is a penalty. A weight that is NaN counts, and training diverges.</summary>
    public bool Penalised => Penalty != 0;

    /// <summary>Arguments of the script's optimiser after the rate: both decays, epsilon, the bound, and which optimiser it is.</summary>
    public object[] Scripted => [Beta1, RmsProp ? RmsPropDecay : Beta2, Epsilon, Clip, RmsProp];

    /// <summary>The rule that settings ask for.</summary>
    public static StepRule Of(GameSettings settings) => new(
        settings.Cost,
        settings.Cost switch
        {
            GameCost.PenalisedWasserstein => settings.Lambda,
            GameCost.Minimax or GameCost.NonSaturating when settings.PenalisedLogits => settings.Lambda,
            _ => 0,
        },
        settings.Cost == GameCost.ClippedWasserstein ? settings.Clip : 0,
        settings.Cost == GameCost.ClippedWasserstein, settings.Beta1, settings.Beta2);

    /// <summary>The same with the optimiser that settings ask for the discriminator.</summary>
    public static StepRule OfDiscriminator(GameSettings settings) => settings.DiscriminatorAdam is { } adam
        ? Of(settings) with { RmsProp = false, Beta1 = adam.Beta1, Beta2 = adam.Beta2 }
        : Of(settings);
}
