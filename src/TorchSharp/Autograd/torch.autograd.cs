using System.Runtime.CompilerServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Gradients of tensors with respect to tensors.</summary>
    public static partial class autograd
    {
        /// <summary>
        /// The gradients of the outputs with respect to the inputs; null for an unused input when <paramref name="allow_unused"/>. Trap: unlike
        /// PyTorch, <paramref name="retain_graph"/> stays false when <paramref name="create_graph"/> is true, so pass both for a double backward.
        /// </summary>
        /// <exception cref="System.Runtime.InteropServices.ExternalException">An input is unused and that is not allowed, or libtorch refuses otherwise.</exception>
        [SkipLocalsInit]
        public static unsafe IList<Tensor> grad(
            IList<Tensor> outputs, IList<Tensor> inputs, IList<Tensor>? grad_outputs = null, bool retain_graph = false, bool create_graph = false,
            bool allow_unused = false)
        {
            CheckPaired(outputs, grad_outputs);
            using var from = new HandleList(outputs);
            using var to = new HandleList(inputs);
            using var weights = new HandleList(grad_outputs);
            var grads = new nint[inputs.Count];
            fixed (nint* found = grads)
            {
                NativeFailure.Check(Abi.abi_autograd_grad(
                    from.Pointer, from.Count, to.Pointer, to.Count, weights.Pointer, Flag(retain_graph), Flag(create_graph), Flag(allow_unused), found));
            }

            // The list holds null for an unused input, as TorchSharp's does, whose element type does not say so.
            return Array.ConvertAll(grads, handle => Tensor.OwnOrNull(handle)!);
        }

        public static void backward(
            IList<Tensor> tensors, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward(tensors, grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, IList<Tensor>? grad_tensors = null, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward([tensor], grad_tensors, retain_graph ?? create_graph, create_graph, inputs);

        public static void backward(
            Tensor tensor, Tensor grad_tensor, bool? retain_graph = null, bool create_graph = false, IList<Tensor>? inputs = null) =>
            Backward([tensor], [grad_tensor], retain_graph ?? create_graph, create_graph, inputs);

        internal static unsafe void Backward(
            IList<Tensor> tensors, IList<Tensor>? gradTensors, bool retainGraph, bool createGraph, IList<Tensor>? inputs)
        {
            CheckPaired(tensors, gradTensors);
            using var from = new HandleList(tensors);
            using var weights = new HandleList(gradTensors);
            using var to = new HandleList(inputs);
            NativeFailure.Check(Abi.abi_autograd_backward(
                from.Pointer, from.Count, weights.Pointer, Flag(retainGraph), Flag(createGraph), to.Pointer, to.Count));
        }

        private static int Flag(bool value) => value ? 1 : 0;

        private static void CheckPaired(IList<Tensor> outputs, IList<Tensor>? weights)
        {
            if (weights is not null && weights.Count != outputs.Count)
                throw new ArgumentException($"got {outputs.Count} tensors and {weights.Count} gradients");
        }
    }
}
