using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>
/// What a batch of rows leaves behind in MLPs: the input of each layer, and the cost's gradient with respect to each layer's output.
/// Written anew by every step, so that no step asks for memory.
/// </summary>
internal sealed class ScriptedRows
{
    readonly List<Tensor> _all = [];

    /// <summary>Makes room.</summary>
    /// <param name="mlps">The networks.</param>
    /// <param name="rows">Rows that each network sees.</param>
    /// <param name="valued">How many of them, the first ones, count in the cost by their output; the others do by their slope.</param>
    public ScriptedRows(ScriptedMlps mlps, long rows, long valued)
    {
        var device = mlps.Device;
        Tensor Kept(Tensor tensor)
        {
            _all.Add(tensor.DetachFromDisposeScope());
            return tensor;
        }

        Tensor[] Room(IEnumerable<long> widths) => [.. widths.Select(width => Kept(zeros(mlps.Networks, rows, width, device: device)))];
        Tensor[] First(Tensor[] whole) => [.. whole.Select(tensor => Kept(tensor.narrow(1, 0, valued)))];
        Tensor[] Last(Tensor[] whole) => [.. whole.Select(tensor => Kept(tensor.narrow(1, valued, rows - valued)))];
        (Inputs, Signals) = (Room(mlps.Widths[..^1]), Room(mlps.Widths[1..]));
        (ValuedInputs, ValuedSignals) = (First(Inputs), First(Signals));
        (SlopedInputs, SlopedSignals) = (Last(Inputs), Last(Signals));
        TransposedSignals = [.. Signals.Select(tensor => Kept(tensor.transpose(1, 2)))];
        Values = Kept(zeros(mlps.Networks, valued, mlps.Widths[^1], device: device));
        Slopes = Kept(zeros(mlps.Networks, rows - valued, 1, device: device));
        // The output itself is what a slope is the slope of.
        SlopedSignals[^1].fill_(1);
    }

    /// <summary>Of each layer, shape [networks, rows, in].</summary>
    public Tensor[] Inputs { get; }

    /// <summary>Of each layer, shape [networks, rows, out].</summary>
    public Tensor[] Signals { get; }

    /// <summary><see cref="Signals"/> with rows last.</summary>
    public Tensor[] TransposedSignals { get; }

    /// <summary>The valued rows of <see cref="Inputs"/>.</summary>
    public Tensor[] ValuedInputs { get; }

    /// <summary>The valued rows of <see cref="Signals"/>.</summary>
    public Tensor[] ValuedSignals { get; }

    /// <summary>The other rows of <see cref="Inputs"/>.</summary>
    public Tensor[] SlopedInputs { get; }

    /// <summary>The other rows of <see cref="Signals"/>.</summary>
    public Tensor[] SlopedSignals { get; }

    /// <summary>Outputs of the valued rows, where the step computes them: shape [networks, valued, out].</summary>
    public Tensor Values { get; }

    /// <summary>Gradient norms at the other rows: shape [networks, rows - valued, 1].</summary>
    public Tensor Slopes { get; }

    /// <summary>Frees all of it.</summary>
    public void Free() => _all.ForEach(tensor => tensor.Dispose());
}
