using TorchSharp.Modules;

namespace TorchSharp.Fused;

/// <summary>A group's parameters and state as the handles that a fused step takes.</summary>
internal static class FusedGroup
{
    internal static nint[] Parameters(OptimizerState[] states) => Array.ConvertAll(states, state => state.Parameter.Handle);

    /// <summary>0 for an average that the first ordinary step has still to make.</summary>
    internal static nint[] Averages(OptimizerState[] states, int place) =>
        Array.ConvertAll(states, state => state.Has(place) ? state.Average(place).Handle : 0);

    internal static void CountSteps(OptimizerState[] states, StepOutcome[] outcomes)
    {
        for (var i = 0; i < states.Length; i++)
            if (outcomes[i] == StepOutcome.Stepped) states[i].Steps++;
    }

    /// <summary>Those that have a gradient and were not stepped.</summary>
    internal static IEnumerable<OptimizerState> Left(OptimizerState[] states, StepOutcome[] outcomes)
    {
        for (var i = 0; i < states.Length; i++)
            if (outcomes[i] == StepOutcome.NotFusable) yield return states[i];
    }
}
