using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TorchSharp;

public static partial class TensorExtensionMethods
{
    // Trap: moves the handle, as every making of a Parameter does.
    public static Parameter AsParameter(this Tensor tensor) => new(tensor);
}
