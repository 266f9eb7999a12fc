using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>
    /// A tensor: an owned reference to one of libtorch's. It is released by <see cref="Dispose()"/>, by its dispose scope, or, when neither
    /// comes first, by the finalizer; <see cref="HeldMemory"/> keeps unscoped code bounded.
    /// </summary>
    public partial class Tensor : IDisposable, IScoped
    {
        private static long _totalCount;
        private static long _peakCount;

        private nint _handle;
        private readonly int _heldKib;
        private DisposeScope? _scope;
        private int _scopeIndex;

        private protected Tensor(nint handle, int ownedKib)
        {
            _handle = handle;
            if (ownedKib >= HeldMemory.ThresholdKib)
            {
                _heldKib = ownedKib;
                HeldMemory.Add(ownedKib);
            }

            var total = Interlocked.Increment(ref _totalCount);
            if (total > _peakCount) _peakCount = total;
            DisposeScopeManager.Current.Created(this);
        }

        /// <summary>Moves the handle of <paramref name="source"/>, which is invalid from then on, as TorchSharp's Parameter does.</summary>
        private protected Tensor(Tensor source)
        {
            ArgumentNullException.ThrowIfNull(source);
            _handle = source.Handle;
            _heldKib = source._heldKib;
            source._handle = 0;
            source._scope?.Forget(source);
            DisposeScopeManager.Current.Created(this);
        }

        ~Tensor() => Dispose(false);

        /// <summary>How many tensors are alive in the process.</summary>
        public static long TotalCount => Interlocked.Read(ref _totalCount);

        /// <summary>The most tensors that were alive at once.</summary>
        public static long PeakCount => Interlocked.Read(ref _peakCount);

        /// <exception cref="ObjectDisposedException">The tensor has been disposed, or moved into a Parameter.</exception>
        public nint Handle
        {
            get
            {
                var handle = _handle;
                ObjectDisposedException.ThrowIf(handle == 0, typeof(Tensor));
                return handle;
            }
        }

        public bool IsInvalid => _handle == 0;

        public string? name { get; set; }

        DisposeScope? IScoped.Scope { get => _scope; set => _scope = value; }

        int IScoped.ScopeIndex { get => _scopeIndex; set => _scopeIndex = value; }

        /// <summary>Wraps a handle that native code has handed over.</summary>
        internal static Tensor Own(nint handle, int ownedKib = 0)
        {
            if (handle == 0) throw new InvalidOperationException("libtorch returned an undefined tensor");
            return new(handle, ownedKib);
        }

        internal static Tensor? OwnOrNull(nint handle) => handle == 0 ? null : new(handle, 0);

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
            var handle = Interlocked.Exchange(ref _handle, 0);
            if (handle == 0) return;
            Abi.abi_tensor_release(handle);
            if (_heldKib > 0) HeldMemory.Remove(_heldKib);
            Interlocked.Decrement(ref _totalCount);
            if (disposing) DisposeScopeManager.Current.Disposed(this);
        }
    }
}
