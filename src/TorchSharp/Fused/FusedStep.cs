using System.Runtime.InteropServices;
using TorchSharp.Interop;

namespace TorchSharp.Fused;

/// <summary>What a fused step did with a parameter. Keep in step with native/optimizers.cpp.</summary>
internal enum StepOutcome
{
    NoGradient = 0,
    Stepped = 1,

    /// <summary>Not contiguous float32 or float64 on the CPU, or a state that does not exist yet: the ordinary operators have to do it.</summary>
    NotFusable = 2,
}

/// <summary>Adam's options; decoupled is AdamW's weight decay. Laid out as in native/abi.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct AdamSettings(
    double LearningRate, double Beta1, double Beta2, double Eps, double WeightDecay, int Maximize, int Decoupled);

/// <summary>RMSProp's options. Laid out as in native/abi.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct RmsPropSettings(
    double LearningRate, double Alpha, double Eps, double WeightDecay, double Momentum, int Maximize, int Padding = 0);

/// <summary>SGD's options. Laid out as in native/abi.h.</summary>
[StructLayout(LayoutKind.Sequential)]
internal readonly record struct SgdSettings(
    double LearningRate, double Momentum, double Dampening, double WeightDecay, int Nesterov, int Maximize);

/// <summary>
/// A step of many parameters in one native call, one pass over memory each, with PyTorch's arithmetic. Spans hold handles, one per parameter, and
/// are empty where an option has no state; the caller keeps the tensors alive. Only those reported <see cref="StepOutcome.Stepped"/> were changed.
/// </summary>
internal static unsafe class FusedStep
{
    /// <summary>Adam and AdamW. <paramref name="steps"/>, how many steps each parameter has made, rises by one where it is stepped.</summary>
    internal static void Adam(
        ReadOnlySpan<nint> parameters, ReadOnlySpan<nint> first, ReadOnlySpan<nint> second, ReadOnlySpan<nint> largest, Span<long> steps,
        in AdamSettings settings, Span<StepOutcome> outcomes)
    {
        fixed (nint* p = parameters, m = first, v = second, peak = largest)
        fixed (long* t = steps)
        fixed (AdamSettings* s = &settings)
        fixed (StepOutcome* o = outcomes)
            NativeFailure.Check(Abi.abi_adam_step(p, m, v, peak, t, parameters.Length, s, (int*)o));
    }

    internal static void RmsProp(
        ReadOnlySpan<nint> parameters, ReadOnlySpan<nint> square, ReadOnlySpan<nint> mean, ReadOnlySpan<nint> velocity, in RmsPropSettings settings,
        Span<StepOutcome> outcomes)
    {
        fixed (nint* p = parameters, sq = square, avg = mean, buffer = velocity)
        fixed (RmsPropSettings* s = &settings)
        fixed (StepOutcome* o = outcomes)
            NativeFailure.Check(Abi.abi_rmsprop_step(p, sq, avg, buffer, parameters.Length, s, (int*)o));
    }

    /// <summary>
    /// SGD. With momentum, <paramref name="velocity"/> has 0 for a buffer that does not exist yet: the ordinary step makes it from the first gradient.
    /// </summary>
    internal static void Sgd(ReadOnlySpan<nint> parameters, ReadOnlySpan<nint> velocity, in SgdSettings settings, Span<StepOutcome> outcomes)
    {
        fixed (nint* p = parameters, buffer = velocity)
        fixed (SgdSettings* s = &settings)
        fixed (StepOutcome* o = outcomes)
            NativeFailure.Check(Abi.abi_sgd_step(p, buffer, parameters.Length, s, (int*)o));
    }
}
