using TorchSharp.Fused;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static Sequential Sequential() => new(Array.Empty<Module<Tensor, Tensor>>());

            public static Sequential Sequential(params Module<Tensor, Tensor>[] modules) => new(modules);

            public static Sequential Sequential(params (string name, Module<Tensor, Tensor> submodule)[] modules) => new(modules);

            public static Sequential Sequential(params Tuple<string, Module<Tensor, Tensor>>[] modules) =>
                new(modules.Select(module => (module.Item1, module.Item2)).ToArray());

            public static Sequential Sequential(IEnumerable<Module<Tensor, Tensor>> modules) => new(modules.ToArray());

            public static Sequential Sequential(IEnumerable<(string name, Module<Tensor, Tensor> submodule)> modules) =>
                new(modules.ToArray());

            public static Sequential Sequential(IEnumerable<Tuple<string, Module<Tensor, Tensor>>> modules) =>
                new(modules.Select(module => (module.Item1, module.Item2)).ToArray());
        }
    }

    namespace Modules
    {
        /// <summary>Modules one after another, named "0", "1", ... unless named otherwise.</summary>
        public class Sequential : Module<Tensor, Tensor>
        {
            private readonly List<IModule<Tensor, Tensor>> _modules = [];

            protected internal Sequential(params (string name, Module<Tensor, Tensor> module)[] modules) : base(nameof(Sequential))
            {
                foreach (var (name, module) in modules) Add(name, module);
            }

            protected internal Sequential(params Module<Tensor, Tensor>[] modules) : base(nameof(Sequential))
            {
                foreach (var module in modules) append(module);
            }

            public int Count => _modules.Count;

            public IModule<Tensor, Tensor> this[int index] => _modules[index];

            /// <summary>The modules of a range, shared with this one and renamed from "0".</summary>
            public Sequential this[Range index]
            {
                get
                {
                    var (offset, length) = index.GetOffsetAndLength(Count);
                    return new(_modules.GetRange(offset, length).Cast<Module<Tensor, Tensor>>().ToArray());
                }
            }

            public Sequential this[(int? start, int? end) index] => this[(index.start ?? 0)..(index.end ?? Count)];

            public Sequential append(string name, IModule<Tensor, Tensor> module)
            {
                Add(name, module);
                return this;
            }

            public Sequential append(IModule<Tensor, Tensor> module) =>
                append(Count.ToString(System.Globalization.CultureInfo.InvariantCulture), module);

            public override Tensor forward(Tensor tensor)
            {
                if (_modules.Count == 0) return tensor.alias();
                if (Perceptron.Forward(tensor, _modules) is { } output) return output;
                var current = tensor;
                foreach (var module in _modules)
                {
                    var next = module.call(current);
                    if (!ReferenceEquals(current, tensor) && !ReferenceEquals(current, next)) current.Dispose();
                    current = next;
                }

                return current;
            }

            // The children are registered as they are added; the list of them is no component.
            protected override void RegisterComponents()
            {
            }

            private void Add(string name, IModule<Tensor, Tensor> module)
            {
                register_module(name, (Module)module);
                _modules.Add(module);
            }
        }
    }
}
