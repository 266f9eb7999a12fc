using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A stream of random numbers. Two generators with one seed on one device give one stream, as in PyTorch.</summary>
    public class Generator : IDisposable
    {
        private nint _handle;

        public Generator(ulong seed = 0, Device? device = null)
        {
            this.device = device ?? CPU;
            NativeFailure.Check(Abi.abi_generator_create(seed, (int)this.device.type, this.device.index, out _handle));
        }

        internal Generator(Device device)
        {
            this.device = device;
            NativeFailure.Check(Abi.abi_generator_default((int)device.type, device.index, out _handle));
        }

        ~Generator() => Dispose(false);

        /// <summary>The CPU's default stream.</summary>
        public static Generator Default => new(CPU);

        public Device device { get; }

        /// <exception cref="ObjectDisposedException">The generator has been disposed.</exception>
        public nint Handle
        {
            get
            {
                var handle = _handle;
                ObjectDisposedException.ThrowIf(handle == 0, typeof(Generator));
                return handle;
            }
        }

        public Generator manual_seed(long seed)
        {
            NativeFailure.Check(Abi.abi_generator_manual_seed(Handle, unchecked((ulong)seed)));
            GC.KeepAlive(this);
            return this;
        }

        /// <summary>Seeds the stream from the system's entropy and returns the seed: not reproducible, unless the seed is kept.</summary>
        public long seed()
        {
            NativeFailure.Check(Abi.abi_generator_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        public long initial_seed()
        {
            NativeFailure.Check(Abi.abi_generator_initial_seed(Handle, out var seed));
            GC.KeepAlive(this);
            return unchecked((long)seed);
        }

        public Tensor get_state()
        {
            NativeFailure.Check(Abi.abi_generator_state(Handle, out var state));
            GC.KeepAlive(this);
            return Tensor.Own(state);
        }

        public void set_state(Tensor value)
        {
            NativeFailure.Check(Abi.abi_generator_set_state(Handle, value.Handle));
            GC.KeepAlive(this);
            GC.KeepAlive(value);
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle != 0) Abi.abi_generator_release(handle);
        }
    }
}
