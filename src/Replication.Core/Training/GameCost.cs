namespace Replication.Core.Training;

/// <summary>What the two players of an adversarial game minimise.</summary>
public enum GameCost
{
    /// <summary>The minimax game of Goodfellow et al. 2014, equation 1: the generator minimises E log(1 - D).</summary>
    Minimax,

    /// <summary>The same discriminator; the generator minimises -E log D (their section 3).</summary>
    NonSaturating,

    /// <summary>The Wasserstein game with a critic whose weights are clipped (Arjovsky et al. 2017, Algorithm 1).</summary>
    ClippedWasserstein,

    /// <summary>The Wasserstein game with a penalty on the critic's slope (Gulrajani et al. 2017, Algorithm 1).</summary>
    PenalisedWasserstein,
}
