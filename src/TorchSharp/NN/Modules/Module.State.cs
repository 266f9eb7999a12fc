using System.Text;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>A module's state: parameters and persistent buffers by name, in memory and in TorchSharp's own file format.</summary>
        /// <remarks>
        /// The file: number of entries, then per entry its name (a .NET string) and its tensor (see <see cref="TensorExtensionMethods"/>).
        /// Checkpoints are interchangeable with those of the TorchSharp packages.
        /// </remarks>
        public partial class Module
        {
            /// <summary>The live tensors, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                foreach (var (name, tensor) in State()) destination[string.IsNullOrEmpty(prefix) ? name : $"{prefix}.{name}"] = tensor;
                return destination;
            }

            /// <summary>Copies values in, without recording gradients.</summary>
            /// <exception cref="InvalidOperationException">Strict, and a name is missing or unexpected.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source, bool strict = true, IList<string>? skip = null)
            {
                skip ??= [];
                var own = state_dict();
                var missing = own.Keys.Except(source.Keys).Except(skip).ToList();
                var unexpected = source.Keys.Except(own.Keys).Except(skip).ToList();
                if (strict && (missing.Count > 0 || unexpected.Count > 0))
                    throw new InvalidOperationException($"The state does not fit the module: missing [{string.Join(", ", missing)}], " +
                        $"unexpected [{string.Join(", ", unexpected)}].");

                using var _ = no_grad();
                foreach (var (name, tensor) in source)
                    if (own.TryGetValue(name, out var target) && !skip.Contains(name)) target.copy_(tensor);
                return (missing, unexpected);
            }

            public Module save(string location, IList<string>? skip = null)
            {
                using var stream = File.Create(location);
                return save(stream, skip);
            }

            // Trap: saving to a stream closes it, and loading from one does.
            public Module save(Stream stream, IList<string>? skip = null)
            {
                using var writer = new BinaryWriter(stream, Encoding.UTF8);
                return save(writer, skip);
            }

            public Module save(BinaryWriter writer, IList<string>? skip = null)
            {
                var entries = State().Where(entry => skip is null || !skip.Contains(entry.name)).ToList();
                Leb128.Write(writer, entries.Count);
                foreach (var (name, tensor) in entries)
                {
                    writer.Write(name);
                    tensor.Save(writer);
                }

                return this;
            }

            public Module load(string location, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                if (!File.Exists(location)) throw new FileNotFoundException("No module file there.", location);
                using var stream = File.OpenRead(location);
                return load(stream, strict, skip, loadedParameters);
            }

            public Module load(Stream stream, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                using var reader = new BinaryReader(stream, Encoding.UTF8);
                return load(reader, strict, skip, loadedParameters);
            }

            /// <summary>Copies the file's values in, under no_grad.</summary>
            /// <exception cref="ArgumentException">Strict, and the file's names are not the module's.</exception>
            public virtual Module load(BinaryReader reader, bool strict = true, IList<string>? skip = null,
                Dictionary<string, bool>? loadedParameters = null)
            {
                skip ??= [];
                var own = state_dict();
                var count = Leb128.Read(reader);
                if (strict && own.Count != count)
                    throw new ArgumentException($"The file holds {count} tensors; the module has {own.Count}.", nameof(reader));

                for (long entry = 0; entry < count; entry++)
                {
                    var name = reader.ReadString();
                    var known = own.TryGetValue(name, out var target);
                    if (!known && strict) throw new ArgumentException($"The module has no '{name}', which the file holds.", nameof(reader));
                    var wanted = known && !skip.Contains(name);
                    if (target is not null) LoadInto(target, reader, !wanted);
                    else TensorExtensionMethods.Load(reader, skip: true)?.Dispose();
                    loadedParameters?[name] = wanted;
                }

                return this;
            }

            private static void LoadInto(Tensor target, BinaryReader reader, bool skip)
            {
                using var _ = no_grad();
                target.Load(reader, skip);
            }

            private IEnumerable<(string name, Tensor tensor)> State() =>
                named_parameters().Select(entry => (entry.name, (Tensor)entry.parameter)).Concat(named_buffers(true, false));
        }
    }
}
