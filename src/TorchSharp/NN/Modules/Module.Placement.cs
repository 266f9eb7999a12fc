namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Moving a module between devices and element types.</summary>
        public partial class Module
        {
            /// <summary>
            /// Replaces the data of every parameter, gradient and buffer in place, so that references held elsewhere, an optimiser's
            /// included, stay valid. Integer buffers keep their element type, as in PyTorch.
            /// </summary>
            internal void Place(Device? device, ScalarType? type, bool non_blocking)
            {
                using var _ = no_grad();
                using var scope = NewDisposeScope();
                foreach (var parameter in parameters())
                {
                    var gradient = parameter.grad;
                    parameter.grad = null;
                    parameter.SetData(Placed(parameter));
                    if (gradient is not null) parameter.grad = Placed(gradient);
                }

                foreach (var buffer in buffers()) buffer.SetData(Placed(buffer));

                Tensor Placed(Tensor tensor)
                {
                    var wanted = tensor.is_integral() ? tensor.dtype : type ?? tensor.dtype;
                    return tensor.detach().to(wanted, device ?? tensor.device, non_blocking: non_blocking);
                }
            }
        }
    }
}
