using System.Globalization;
using Replication.Runner.Progress;
using TorchSharp;

namespace Replication.Runner.Fingerprints;

/// <summary>The CUDA device that a command was asked to measure on.</summary>
internal static class CudaDevice
{
    /// <summary>How many Torch sees; loads Torch in this process.</summary>
    public static int Count() => torch.cuda.is_available() ? torch.cuda.device_count() : 0;

    /// <summary>Refuses a device that is not there; asks for nothing where it is the CPU.</summary>
    /// <param name="device">cpu, cuda or cuda:N.</param>
    /// <param name="count">Says how many CUDA devices there are.</param>
    /// <exception cref="UserError">There is no such device.</exception>
    public static void Require(string device, Func<int> count)
    {
        if (device == "cpu") return;
        var wanted = device == "cuda" ? 0 : int.Parse(device.AsSpan("cuda:".Length), CultureInfo.InvariantCulture);
        var devices = count();
        if (devices == 0)
        {
            throw new UserError($"--device is '{device}', but Torch sees no CUDA device here: use --device cpu, "
                + "or set up a CUDA build of Torch (make setup DEVICE=cuda) on a machine with a GPU.");
        }

        if (wanted >= devices)
        {
            throw new UserError(
                $"--device is '{device}', but Torch sees {Texts.Count(devices, "CUDA device")}: expected cuda:0 to cuda:{devices - 1}.");
        }
    }
}
