using System.Reflection;
using TorchSharp.Modules;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>
        /// What every network is made of: named parameters, buffers and child modules. This file: construction, registration and disposal.
        /// </summary>
        public partial class Module : IDisposable
        {
            protected OrderedDict<string, Parameter> _internal_params = [];
            protected OrderedDict<string, (Tensor, bool)> _internal_buffers = [];
            protected OrderedDict<string, Module> _internal_submodules = [];
            protected string name;

            private bool _componentsRegistered;
            private bool _disposed;

            protected Module(string name) => this.name = name;

            ~Module() => Dispose(false);

            public virtual string GetName() => name;

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            protected virtual void Dispose(bool disposing)
            {
                // Tensors have finalizers of their own: a forgotten module needs no help from its own finalizer.
                if (!disposing || _disposed) return;
                _disposed = true;
                foreach (var (_, parameter) in _internal_params) parameter.Dispose();
                foreach (var (_, (buffer, _)) in _internal_buffers) buffer.Dispose();
                foreach (var (_, child) in _internal_submodules) child.Dispose();
            }

            /// <summary>
            /// Registers what the fields of the derived class hold, under the fields' names; the derived constructor calls it last.
            /// </summary>
            /// <remarks>
            /// Trap: every field of type <see cref="Tensor"/> becomes a buffer, so a field must not hold a scratch tensor. A
            /// <see cref="Parameter"/> is a Tensor too: it is tested first. Names already registered are skipped.
            /// Trap: registered parameters stay in the dispose scope they were made in; build modules outside of scopes, or detach.
            /// </remarks>
            protected virtual void RegisterComponents()
            {
                if (_componentsRegistered) return;
                _componentsRegistered = true;
                foreach (var field in GetType().GetFields(BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.Instance))
                {
                    switch (field.GetValue(this))
                    {
                        case Module module when !_internal_submodules.ContainsKey(field.Name):
                            register_module(field.Name, module);
                            break;
                        case Parameter parameter when !_internal_params.ContainsKey(field.Name):
                            register_parameter(field.Name, parameter);
                            break;
                        case Modules.Parameter:
                            break;
                        case Tensor tensor when !_internal_buffers.ContainsKey(field.Name):
                            register_buffer(field.Name, tensor);
                            break;
                    }
                }
            }

            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                RejectDuplicate(name);
                _internal_buffers.Add(name, (tensor, persistent));
            }

            public virtual void register_parameter(string name, Parameter param)
            {
                RejectDuplicate(name);
                if (param is not null) _internal_params.Add(name, param);
            }

            public virtual void register_module(string name, Module submodule)
            {
                if (string.IsNullOrEmpty(name) || name.Contains('.', StringComparison.Ordinal))
                    throw new ArgumentException($"A child module needs a name without '.'; got '{name}'.", nameof(name));
                ArgumentNullException.ThrowIfNull(submodule);
                if (_internal_submodules.ContainsKey(name))
                    throw new InvalidOperationException($"A child module named '{name}' is registered already.");
                submodule.RegisterComponents();
                _internal_submodules.Add(name, submodule);
            }

            public void add_module(string name, Module module) => register_module(name, module);

            /// <summary>Replaces, adds or, given null, removes the parameter of that name.</summary>
            protected void ConditionallyRegisterParameter(string name, Parameter? value)
            {
                _internal_params.Remove(name);
                if (value is not null) register_parameter(name, value);
            }

            protected void ConditionallyRegisterParameter(string name, Tensor? value) =>
                ConditionallyRegisterParameter(name, value as Parameter ?? (value is null ? null : new Parameter(value)));

            /// <summary>Replaces, adds or, given null, removes the buffer of that name.</summary>
            protected void ConditionallyRegisterBuffer(string name, Tensor? value, bool persistent = true)
            {
                _internal_buffers.Remove(name);
                if (value is not null) register_buffer(name, value, persistent);
            }

            protected void ClearModules() => _internal_submodules.Clear();

            private void RejectDuplicate(string name)
            {
                if (_internal_params.ContainsKey(name) || _internal_buffers.ContainsKey(name))
                    throw new InvalidOperationException($"A parameter or buffer named '{name}' is registered already.");
            }
        }
    }
}
