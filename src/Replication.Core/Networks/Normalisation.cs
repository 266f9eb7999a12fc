namespace Replication.Core.Networks;

/// <summary>What normalises the signal between a layer and its activation.</summary>
public enum Normalisation
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>
    /// Each channel over the minibatch, always by the minibatch at hand: a network is never switched to its running averages. A gradient
    /// penalty is not defined with it, as an output then depends on every input of the minibatch.
    /// </summary>
    Batch,

    /// <summary>Each image over its channels and pixels, as Gulrajani et al. 2017 recommend for a penalised critic.</summary>
    Layer,
}
