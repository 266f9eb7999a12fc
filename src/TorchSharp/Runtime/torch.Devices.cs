using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of the libtorch that the native part was built against.</summary>
    public static string __version__ => Marshal.PtrToStringUTF8(Abi.abi_version_text())!;

    public static bool cuda_is_available() => cuda.is_available();

    public static bool TryInitializeDeviceType(DeviceType deviceType) => deviceType switch
    {
        DeviceType.CPU or DeviceType.META => true,
        DeviceType.CUDA => cuda.is_available(),
        _ => false,
    };

    /// <exception cref="InvalidOperationException">This libtorch has no such device.</exception>
    public static void InitializeDeviceType(DeviceType deviceType)
    {
        if (!TryInitializeDeviceType(deviceType)) throw new InvalidOperationException($"Torch device type {deviceType} did not initialise on the current machine.");
    }

    public static Device InitializeDevice(Device? device)
    {
        device ??= CPU;
        InitializeDeviceType(device.type);
        return device;
    }

    /// <summary>CUDA devices.</summary>
    public static class cuda
    {
        public static bool is_available() => Abi.abi_cuda_available() != 0;

        public static bool is_cudnn_available() => Abi.abi_cudnn_available() != 0;

        public static int device_count() => Abi.abi_cuda_device_count();

        /// <summary>Without CUDA, nothing happens, as in PyTorch.</summary>
        public static void manual_seed(long seed)
        {
            if (is_available()) new Generator(CUDA).manual_seed(seed).Dispose();
        }

        public static void manual_seed_all(long seed)
        {
            for (var i = 0; i < device_count(); i++) new Generator(new Device(DeviceType.CUDA, i)).manual_seed(seed).Dispose();
        }

        /// <exception cref="ExternalException">There is no CUDA.</exception>
        public static void synchronize(Device? device = null) => NativeFailure.Check(Abi.abi_cuda_synchronize(device?.index ?? -1));
    }

    public static partial class backends
    {
        public static class cuda
        {
            /// <summary>Matrix products on CUDA.</summary>
            public static class matmul
            {
                public static bool allow_tf32 { get => Flag(0); set => SetFlag(0, value); }

                public static bool allow_fp16_reduced_precision_reduction { get => Flag(1); set => SetFlag(1, value); }
            }
        }

        public static class cudnn
        {
            public static bool allow_tf32 { get => Flag(2); set => SetFlag(2, value); }
        }

        private static bool Flag(int flag) => NativeFailure.CheckValue(Abi.abi_cuda_flag(flag)) != 0;

        private static void SetFlag(int flag, bool value) => NativeFailure.Check(Abi.abi_set_cuda_flag(flag, value ? 1 : 0));
    }
}
