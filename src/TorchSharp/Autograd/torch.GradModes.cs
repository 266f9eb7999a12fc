using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    public static bool is_grad_enabled() => Abi.abi_grad_mode() != 0;

    public static bool is_inference_mode_enabled() => Abi.abi_inference_mode() != 0;

    /// <summary>Records no graph on this thread until disposed.</summary>
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Sets the thread's mode and restores the one before when disposed.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly int _before = Abi.abi_grad_mode();
        private bool _left;

        internal GradMode(bool enabled) => NativeFailure.Check(Abi.abi_set_grad_mode(enabled ? 1 : 0));

        public void Dispose()
        {
            if (_left) return;
            _left = true;
            NativeFailure.Check(Abi.abi_set_grad_mode(_before));
        }
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        internal InferenceMode(bool enabled) => NativeFailure.Check(Abi.abi_inference_mode_enter(enabled ? 1 : 0, out _guard));

        public void Dispose()
        {
            var guard = _guard;
            _guard = 0;
            if (guard != 0) NativeFailure.Check(Abi.abi_inference_mode_leave(guard));
        }
    }

    public static partial class autograd
    {
        public static AnomalyMode detect_anomaly(bool check_nan = true) => new(true, check_nan);

        public static AnomalyMode set_detect_anomaly(bool mode, bool check_nan = true) => new(mode, check_nan);

        /// <summary>Makes backward passes say which forward operator gave a NaN, until disposed.</summary>
        public sealed class AnomalyMode : IDisposable
        {
            private readonly int _enabled, _checkNan;

            internal AnomalyMode(bool enabled, bool checkNan)
            {
                NativeFailure.Check(Abi.abi_anomaly_mode(out _enabled, out _checkNan));
                NativeFailure.Check(Abi.abi_set_anomaly_mode(Flag(enabled), Flag(checkNan)));
            }

            public void Dispose() => NativeFailure.Check(Abi.abi_set_anomaly_mode(_enabled, _checkNan));
        }
    }
}
