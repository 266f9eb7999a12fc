using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    private static ScalarType _defaultDtype = ScalarType.Float32;
    private static Device? _defaultDevice;

    public static ScalarType get_default_dtype() => _defaultDtype;

    /// <exception cref="ArgumentException">The type is not a floating-point type.</exception>
    public static void set_default_dtype(ScalarType dtype)
    {
        if (!is_floating_point(dtype)) throw new ArgumentException($"only floating-point types can be the default, got {dtype}", nameof(dtype));
        NativeFailure.Check(Abi.abi_set_default_dtype((int)dtype));
        _defaultDtype = dtype;
    }

    public static Device get_default_device() => _defaultDevice ?? CPU;

    public static void set_default_device(Device device) => _defaultDevice = device;

    public static void set_default_device(string device) => _defaultDevice = new(device);
}
