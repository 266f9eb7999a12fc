using static TorchSharp.torch;

namespace TorchSharp;

/// <summary>Placement of modules that keeps the static type: <c>Linear(2, 4).to(dev)</c> is a Linear.</summary>
public static class ModuleExtensionMethods
{
    public static T to<T>(this T module, Device device, ScalarType type, bool non_blocking = false) where T : nn.Module =>
        Placed(module, device, type, non_blocking);

    public static T to<T>(this T module, Device device, bool non_blocking = false) where T : nn.Module =>
        Placed(module, device, null, non_blocking);

    public static T to<T>(this T module, DeviceType deviceType, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Placed(module, new Device(deviceType, deviceIndex), null, non_blocking);

    public static T to<T>(this T module, ScalarType type, bool non_blocking = false) where T : nn.Module =>
        Placed(module, null, type, non_blocking);

    public static T to<T>(this T module, Tensor other, bool non_blocking = false) where T : nn.Module =>
        Placed(module, other.device, other.dtype, non_blocking);

    public static T to<T>(this T module, string device, bool non_blocking = false) where T : nn.Module =>
        Placed(module, new Device(device), null, non_blocking);

    public static T cpu<T>(this T module, bool non_blocking = false) where T : nn.Module =>
        Placed(module, CPU, null, non_blocking);

    public static T cuda<T>(this T module, int deviceIndex = -1, bool non_blocking = false) where T : nn.Module =>
        Placed(module, new Device(DeviceType.CUDA, deviceIndex), null, non_blocking);

    private static T Placed<T>(T module, Device? device, ScalarType? type, bool nonBlocking) where T : nn.Module
    {
        module.Place(device, type, nonBlocking);
        return module;
    }
}
