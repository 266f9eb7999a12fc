namespace Replication.Experiments;

/// <summary>The gradient that backpropagation hands to one layer of a deep critic.</summary>
/// <param name="Layer">The linear layer, from 1 at the input to 12 at the output.</param>
/// <param name="Norm">Norm of the critic loss's gradient with respect to that layer's outputs over the batch, in float64.</param>
sealed record LayerGradient(int Layer, double Norm);
