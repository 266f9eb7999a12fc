using System.Text;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class optim
    {
        /// <summary>An optimiser that keeps state for each parameter; saving, loading and moving that state.</summary>
        public abstract class OptimizerHelper : Optimizer
        {
            private readonly Dictionary<Parameter, OptimizerState> _state = new(ReferenceEqualityComparer.Instance);

            private protected OptimizerHelper()
            {
            }

            /// <summary>How many running averages a parameter's state has.</summary>
            private protected abstract int Averages { get; }

            private protected OptimizerState StateOf(Parameter parameter)
            {
                if (!_state.TryGetValue(parameter, out var state)) _state.Add(parameter, state = new OptimizerState(parameter, Averages));
                return state;
            }

            private protected OptimizerState[] StatesOf(ParamGroup group) => group.Parameters.Select(StateOf).ToArray();

            public virtual StateDictionary state_dict() =>
                new(groups.Select(group => group.Options).ToList(), parameters().Select(StateOf).ToList());

            /// <summary>Copies options and state in; groups and parameters have to be as many as those saved.</summary>
            public virtual void load_state_dict(StateDictionary state_dict)
            {
                var own = parameters().Select(StateOf).ToList();
                if (state_dict.Options.Count != groups.Count || state_dict.State.Count != own.Count)
                    throw new ArgumentException($"The state is that of {state_dict.Options.Count} groups and " +
                        $"{state_dict.State.Count} parameters; " +
                        $"here are {groups.Count} and {own.Count}.", nameof(state_dict));
                foreach (var (group, options) in groups.Zip(state_dict.Options))
                    OptionValues.Copy(options, group.Options);
                foreach (var (target, source) in own.Zip(state_dict.State))
                    if (!ReferenceEquals(target, source)) target.CopyFrom(source);
            }

            public void save_state_dict(string location)
            {
                using var writer = new BinaryWriter(File.Create(location), Encoding.UTF8);
                save_state_dict(writer);
            }

            public void save_state_dict(BinaryWriter writer)
            {
                writer.Write(GetType().Name);
                Leb128.Write(writer, groups.Count);
                foreach (var group in groups) OptionValues.Write(writer, group.Options);
                var states = parameters().Select(StateOf).ToList();
                Leb128.Write(writer, states.Count);
                foreach (var state in states) state.Write(writer);
            }

            public void load_state_dict(string location)
            {
                using var reader = new BinaryReader(File.OpenRead(location), Encoding.UTF8);
                load_state_dict(reader);
            }

            /// <exception cref="InvalidDataException">The file is that of another kind of optimiser, or of other groups.</exception>
            public void load_state_dict(BinaryReader reader)
            {
                var kind = reader.ReadString();
                if (kind != GetType().Name) throw new InvalidDataException($"The file holds the state of {kind}, not of {GetType().Name}.");
                if (Leb128.Read(reader) != groups.Count) throw new InvalidDataException($"The file is not that of {groups.Count} groups.");
                foreach (var group in groups) OptionValues.Read(reader, group.Options);
                var states = parameters().Select(StateOf).ToList();
                if (Leb128.Read(reader) != states.Count)
                    throw new InvalidDataException($"The file is not that of {states.Count} parameters.");
                foreach (var state in states) state.Read(reader);
            }

            /// <summary>Moves the state; the parameters are moved by their module.</summary>
            public void to(Device device)
            {
                foreach (var (_, state) in _state) state.MoveTo(device);
            }

            protected override void Dispose(bool disposing)
            {
                if (disposing)
                {
                    foreach (var (_, state) in _state) state.Dispose();
                    _state.Clear();
                }

                base.Dispose(disposing);
            }
        }
    }
}
