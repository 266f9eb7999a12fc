using System.Globalization;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>Where a tensor lives. The CPU has index -1.</summary>
    public sealed class Device
    {
        private static readonly (string Name, DeviceType Type)[] Names =
        [
            ("cpu", DeviceType.CPU), ("cuda", DeviceType.CUDA), ("meta", DeviceType.META), ("mps", DeviceType.MPS), ("hip", DeviceType.HIP),
        ];

        public DeviceType type { get; }

        public int index { get; }

        public Device(DeviceType deviceType, int index = -1)
        {
            type = deviceType;
            // "cuda" means the first CUDA device, as in TorchSharp.
            this.index = index < 0 && deviceType == DeviceType.CUDA ? 0 : deviceType == DeviceType.CPU ? -1 : index;
        }

        /// <param name="description">A name and, after a colon, an index: "cpu", "cuda", "cuda:1".</param>
        /// <exception cref="ArgumentException">No device is called so.</exception>
        public Device(string description) : this(Parse(description))
        {
        }

        public Device(string deviceType, int index = -1) : this(Parse(deviceType).Type, index)
        {
        }

        public Device(int index) : this(DeviceType.CUDA, index)
        {
        }

        private Device((DeviceType Type, int Index) parsed) : this(parsed.Type, parsed.Index)
        {
        }

        public static implicit operator Device(string description) => new(description);

        public override string ToString() => type == DeviceType.CPU || index < 0
            ? type.ToString().ToLowerInvariant()
            : string.Create(CultureInfo.InvariantCulture, $"{type.ToString().ToLowerInvariant()}:{index}");

        public override bool Equals(object? obj) => obj is Device other && other.type == type && other.index == index;

        public override int GetHashCode() => (int)type * 1024 + index;

        private static (DeviceType Type, int Index) Parse(string description)
        {
            ArgumentNullException.ThrowIfNull(description);
            var parts = description.Split(':');
            var known = Array.FindIndex(Names, n => n.Name == parts[0]);
            var index = -1;
            if (known < 0 || parts.Length > 2 || (parts.Length == 2 && !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out index)))
                throw new ArgumentException($"'{description}' is no device; expected cpu, cuda or cuda:<index>.", nameof(description));
            return (Names[known].Type, index);
        }
    }

    public static readonly Device CPU = new(DeviceType.CPU);
    public static readonly Device META = new(DeviceType.META);
    public static Device CUDA { get; } = new(DeviceType.CUDA, 0);

    public static Device device(string description) => new(description);
    public static Device device(string deviceType, int index = -1) => new(deviceType, index);
    public static Device device(DeviceType deviceType, int index = -1) => new(deviceType, index);
    public static Device device(int index) => new(index);
}
