using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>libtorch's own archives of one tensor, which C++ and Python read too.</summary>
    public partial class Tensor
    {
        public void save(string location)
        {
            NativeFailure.Check(Abi.abi_tensor_save(Handle, location));
            GC.KeepAlive(this);
        }

        public static Tensor load(string location)
        {
            if (!File.Exists(location)) throw new FileNotFoundException("No tensor file there.", location);
            NativeFailure.Check(Abi.abi_tensor_load(location, out var tensor));
            return Own(tensor);
        }
    }

    public static void save(Tensor t, string location) => t.save(location);

    public static Tensor load(string location) => Tensor.load(location);
}
