using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // Gradients of a tensor.
    public partial class Tensor
    {
        public bool requires_grad
        {
            get
            {
                var value = NativeFailure.CheckValue(Abi.abi_tensor_requires_grad(Handle)) != 0;
                GC.KeepAlive(this);
                return value;
            }
            set
            {
                NativeFailure.Check(Abi.abi_tensor_set_requires_grad(Handle, value ? 1 : 0));
                GC.KeepAlive(this);
            }
        }

        public Tensor requires_grad_(bool requires_grad = true)
        {
            this.requires_grad = requires_grad;
            return this;
        }

        public Tensor with_requires_grad(bool requires_grad = true) => requires_grad_(requires_grad);

        /// <summary>The gradient gathered so far, or null. Each reading gives another object for the same memory.</summary>
        public Tensor? grad
        {
            get
            {
                NativeFailure.Check(Abi.abi_tensor_grad(Handle, out var grad));
                GC.KeepAlive(this);
                return OwnOrNull(grad);
            }
            set
            {
                NativeFailure.Check(Abi.abi_tensor_set_grad(Handle, value?.Handle ?? 0));
                GC.KeepAlive(this);
                GC.KeepAlive(value);
            }
        }

        public bool is_leaf => Aten.IsLeaf.CallBoolean(this);

        public void retain_grad() => Aten.RetainGrad.Run(this);

        public void backward() => autograd.Backward([this], null, false, false, null);

        /// <summary>
        /// Adds the gradients of this tensor to the leaves' <see cref="grad"/>. Trap: unlike PyTorch, <paramref name="retain_graph"/> stays false
        /// when <paramref name="create_graph"/> is true.
        /// </summary>
        public void backward(IList<Tensor>? grad_tensors = null, bool retain_graph = false, bool create_graph = false, IList<Tensor>? inputs = null) =>
            autograd.Backward([this], grad_tensors, retain_graph, create_graph, inputs);
    }
}

file static class Aten
{
    internal static readonly Operator IsLeaf = new("is_leaf"), RetainGrad = new("retain_grad");
}
