using Replication.Core.Networks;
using Replication.Core.Targets;
using Replication.Core.Training;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>A generator g from [0, 1] to a curve, and how it descends.</summary>
abstract class MovingGenerator : IDisposable
{
    /// <summary>What is trained.</summary>
    public abstract IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>From latents of shape [n, 1] to samples of shape [n, d]; differentiable in the parameters.</summary>
    public abstract Tensor At(Tensor u);

    /// <summary>The same for a loss of the training that <see cref="Step"/> descends.</summary>
    public virtual Tensor Learning(Tensor u) => At(u);

    /// <summary>Takes a step along the gradient of the loss, and forgets the gradient.</summary>
    public abstract void Step(double rate);

    public virtual void Dispose()
    {
    }
}

/// <summary>The curve itself, moved by theta in every coordinate: W1 to the curve is |theta|, exactly.</summary>
sealed class Translation : MovingGenerator
{
    readonly Curve _curve;
    readonly Parameter _theta;
    readonly optim.Optimizer _optimiser;

    /// <summary>Puts it where it starts.</summary>
    /// <param name="curve">The curve.</param>
    /// <param name="start">theta at the start.</param>
    /// <param name="adam">Whether it descends by Adam or by plain SGD.</param>
    /// <param name="device">Where theta lives.</param>
    public Translation(Curve curve, double[] start, bool adam, Device device)
    {
        (_curve, _theta) = (curve, new Parameter(tensor(start, dtype: float32, device: device)));
        _optimiser = adam ? optim.Adam([_theta], beta1: 0.5, beta2: 0.999) : optim.SGD([_theta], 0);
    }

    public override IReadOnlyList<Parameter> Parameters => [_theta];

    public override Tensor At(Tensor u) => _curve.At(u) + _theta;

    public override void Step(double rate)
    {
        LearningRate.Set(_optimiser, rate);
        _optimiser.step();
        _optimiser.zero_grad();
    }

    public override void Dispose() => _optimiser.Dispose();
}

/// <summary>An MLP with two hidden layers of width 32 whose output starts around a place, and Adam.</summary>
sealed class MovingNetwork : MovingGenerator
{
    readonly Sequential _network;
    readonly TrainedMlp _trained;

    /// <summary>Draws it.</summary>
    /// <param name="place">The output bias at the start.</param>
    /// <param name="weights">Source of the initial weights.</param>
    /// <param name="training">What it is trained in.</param>
    public MovingNetwork(double[] place, Generator weights, MlpTraining training)
    {
        _network = Mlp.Create(weights, weights.device, 1, 32, 32, place.Length);
        using (no_grad()) _network.parameters().Last().copy_(tensor(place, dtype: float32, device: weights.device));
        _trained = training.Of(_network, 0.5);
    }

    public override IReadOnlyList<Parameter> Parameters => [.. _network.parameters()];

    public override Tensor At(Tensor u) => _network.call(u);

    public override Tensor Learning(Tensor u) => _trained.Call(u);

    public override void Step(double rate) => _trained.Step(rate);
}
