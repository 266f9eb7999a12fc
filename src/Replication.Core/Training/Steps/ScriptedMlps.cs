using System.Runtime.CompilerServices;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>
/// MLPs of one shape whose parameters lie side by side in one vector, and their gradients and an optimiser's state in vectors of the same
/// layout: a layer of all networks is one batched product, and an optimiser's step is one pass. The networks' own parameters become views
/// of the vector and stay what they are to everybody else.
/// </summary>
internal sealed class ScriptedMlps
{
    static readonly ConditionalWeakTable<Sequential, ScriptedMlps> Owners = [];

    readonly IReadOnlyList<Sequential> _networks;

    /// <summary>Lays the networks' parameters into one vector.</summary>
    /// <param name="networks">Networks that <see cref="Fit"/>.</param>
    public ScriptedMlps(IReadOnlyList<Sequential> networks)
    {
        using var guard = no_grad();
        _networks = networks;
        foreach (var network in networks) Owners.AddOrUpdate(network, this);
        var layers = networks.Select(Linears).ToArray();
        var size = layers.Sum(network => network.Sum(layer => layer.weight.numel() + layer.bias!.numel()));
        Tensor Vector() => zeros(size, device: layers[0][0].weight.device).DetachFromDisposeScope();
        var (parameters, gradient) = (Vector(), Vector());
        State = [[parameters], [gradient], [Vector()], [Vector()], [zeros([], device: parameters.device).DetachFromDisposeScope()]];
        (Weights, Transposed, Biases) = (new Tensor[layers[0].Count], new Tensor[layers[0].Count], new Tensor[layers[0].Count]);
        (WeightGradients, BiasGradients) = (new Tensor[layers[0].Count], new Tensor[layers[0].Count]);
        long at = 0;
        for (var layer = 0; layer < layers[0].Count; layer++)
        {
            var (outputs, inputs) = (layers[0][layer].weight.shape[0], layers[0][layer].weight.shape[1]);
            Tensor View(Tensor vector, long rows, long columns) =>
                vector.narrow(0, at, Networks * rows * columns).view(Networks, rows, columns).DetachFromDisposeScope();
            (Weights[layer], WeightGradients[layer]) = (View(parameters, outputs, inputs), View(gradient, outputs, inputs));
            Transposed[layer] = Weights[layer].transpose(1, 2).DetachFromDisposeScope();
            at += Networks * outputs * inputs;
            (Biases[layer], BiasGradients[layer]) = (View(parameters, 1, outputs), View(gradient, 1, outputs));
            at += Networks * outputs;
            for (var network = 0; network < Networks; network++)
            {
                Move(layers[network][layer].weight, Weights[layer].select(0, network));
                Move(layers[network][layer].bias!, Biases[layer].select(0, network).squeeze(0));
            }
        }
    }

    /// <summary>How many networks there are.</summary>
    public long Networks => _networks.Count;

    /// <summary>Of each layer, shape [networks, out, in].</summary>
    public Tensor[] Weights { get; }

    /// <summary>The same, shape [networks, in, out].</summary>
    public Tensor[] Transposed { get; }

    /// <summary>Of each layer, shape [networks, 1, out].</summary>
    public Tensor[] Biases { get; }

    /// <summary>Gradients of <see cref="Weights"/>.</summary>
    public Tensor[] WeightGradients { get; }

    /// <summary>Gradients of <see cref="Biases"/>.</summary>
    public Tensor[] BiasGradients { get; }

    /// <summary>Parameters, gradient, first and second moment, and the number of steps: each the script's list of one.</summary>
    public Tensor[][] State { get; }

    /// <summary>Where the parameters live.</summary>
    public Device Device => Weights[0].device;

    /// <summary>Widths of the input and of every layer's output.</summary>
    public long[] Widths => [Weights[0].shape[2], .. Weights.Select(weight => weight.shape[1])];

    /// <summary>Whether networks are float32 MLPs of one shape: linear layers with biases, ReLU between them and none at the end.</summary>
    public static bool Fit(IReadOnlyList<Sequential> networks) => networks.All(network =>
    {
        var layers = network.children().ToArray();
        return layers.Length % 2 == 1
            && layers.Index().All(layer => layer.Index % 2 == 0
                ? layer.Item is Linear { bias: not null } linear && linear.weight.dtype == ScalarType.Float32
                : layer.Item is ReLU)
            && Linears(network).Select(linear => (linear.in_features, linear.out_features))
                .SequenceEqual(Linears(networks[0]).Select(linear => (linear.in_features, linear.out_features)));
    });

    /// <summary>
    /// The cosine between an optimiser's last step and the direction of steepest descent, from the gradient and the moments that the step left.
    /// </summary>
    /// <param name="rule">The optimiser.</param>
    public double StepCosine(StepRule rule)
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (gradient, first, second) = (State[1][0], State[2][0], State[3][0]);
        var square = rule.RmsProp ? second : second / (1 - Math.Pow(rule.Beta2, State[4][0].item<float>()));
        var step = (rule.RmsProp ? gradient : first) / (square.sqrt() + StepRule.Epsilon);     // a positive factor from either optimiser's
        return (step.dot(gradient) / (step.norm() * gradient.norm())).item<float>();
    }

    /// <summary>Refuses networks that were laid into another vector since: a step here would not reach them.</summary>
    /// <exception cref="InvalidOperationException">Another game or fit was set up for one of the networks.</exception>
    public void CheckOwned()
    {
        foreach (var network in _networks)
            if (!Owners.TryGetValue(network, out var owner) || owner != this)
                throw new InvalidOperationException("A network is trained by the game or fit that was set up for it last.");
    }

    /// <summary>Frees the vectors; the networks keep their parameters.</summary>
    public void Free()
    {
        foreach (var tensor in (Tensor[])[.. State.SelectMany(list => list), .. Weights, .. Transposed, .. Biases, .. WeightGradients, .. BiasGradients]) tensor.Dispose();
    }

    static List<Linear> Linears(Sequential network) => [.. network.children().OfType<Linear>()];

    static void Move(Parameter parameter, Tensor place)
    {
        place.copy_(parameter);
        parameter.set_(place);
    }
}
