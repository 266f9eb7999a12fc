using TorchSharp.Utils;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What an optimiser remembers of one parameter: how many steps it made, and its running averages.</summary>
public sealed class OptimizerState
{
    private readonly Tensor?[] _averages;

    internal OptimizerState(Parameter parameter, int averages) => (Parameter, _averages) = (parameter, new Tensor?[averages]);

    internal Parameter Parameter { get; }

    internal long Steps { get; set; }

    /// <summary>An average by its place, made of zeros at its first use, outside of any dispose scope.</summary>
    internal Tensor Average(int place) => _averages[place] ??= zeros_like(Parameter).detach().DetachFromDisposeScope();

    internal bool Has(int place) => _averages[place] is not null;

    internal void Set(int place, Tensor? value)
    {
        _averages[place]?.Dispose();
        _averages[place] = value?.DetachFromDisposeScope();
    }

    internal void CopyFrom(OptimizerState source)
    {
        if (source._averages.Length != _averages.Length)
            throw new ArgumentException("The state is that of another kind of optimiser.", nameof(source));
        Steps = source.Steps;
        for (var place = 0; place < _averages.Length; place++) Set(place, source._averages[place]?.clone());
    }

    internal void MoveTo(Device device)
    {
        for (var place = 0; place < _averages.Length; place++) Set(place, _averages[place]?.to(device, copy: true));
    }

    internal void Write(BinaryWriter writer)
    {
        Leb128.Write(writer, Steps);
        foreach (var average in _averages)
        {
            writer.Write(average is not null);
            average?.Save(writer);
        }
    }

    internal void Read(BinaryReader reader)
    {
        Steps = Leb128.Read(reader);
        for (var place = 0; place < _averages.Length; place++)
        {
            if (!reader.ReadBoolean())
            {
                Set(place, null);
                continue;
            }

            Average(place).Load(reader);
        }
    }

    internal void Dispose()
    {
        foreach (var average in _averages) average?.Dispose();
    }
}
