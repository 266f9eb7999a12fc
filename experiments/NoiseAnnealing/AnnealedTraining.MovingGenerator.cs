namespace Replication.Experiments;

/// <summary>A generator g from [0, 1] to a curve, and how it descends.</summary>
/// <param name="Parameters">What is trained.</param>
/// <param name="Rate">The learning rate before it falls.</param>
/// <param name="At">From latents of shape [n, 1] to samples of shape [n, d]; differentiable in the parameters.</param>
/// <param name="Learning">The same for a loss of the training that the step descends.</param>
/// <param name="Step">Takes a step along the gradient of the loss, and forgets the gradient.</param>
/// <param name="Optimiser">What is freed with it.</param>
sealed record MovingGenerator(
    IReadOnlyList<Parameter> Parameters,
    double Rate,
    Func<Tensor, Tensor> At,
    Func<Tensor, Tensor> Learning,
    Action<double> Step,
    IDisposable? Optimiser = null) : IDisposable
{
    const double AdamRate = 1e-3, SgdRate = 0.02;

    /// <summary>The curve itself, moved by theta: W1 to the curve is |theta|, exactly. By SGD it stays where the gradient is 0.</summary>
    public static MovingGenerator Translation(Curve curve, double[] start, bool adam, Device device)
    {
        var theta = new Parameter(tensor(start, dtype: float32, device: device));
        optim.Optimizer optimiser = adam ? optim.Adam([theta], beta1: 0.5, beta2: 0.999) : optim.SGD([theta], 0);
        return new([theta], adam ? AdamRate : SgdRate, At, At, Step, optimiser);

        Tensor At(Tensor u) => curve.At(u) + theta;

        void Step(double rate)
        {
            LearningRate.Set(optimiser, rate);
            optimiser.step();
            optimiser.zero_grad();
        }
    }

    /// <summary>An MLP with two hidden layers of width 32 whose output starts around a place, and Adam.</summary>
    public static MovingGenerator Network(double[] place, Generator weights, MlpTraining training)
    {
        var network = Mlp.Create(weights, weights.device, 1, 32, 32, place.Length);
        using (no_grad()) network.parameters().Last().copy_(tensor(place, dtype: float32, device: weights.device));
        var trained = training.Of(network, 0.5);
        return new([.. network.parameters()], AdamRate, network.call, trained.Call, trained.Step);
    }

    public void Dispose() => Optimiser?.Dispose();
}
