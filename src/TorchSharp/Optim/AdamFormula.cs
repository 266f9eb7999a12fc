using TorchSharp.Fused;
using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What Adam and AdamW share: the bounds of their options, and the step once weight decay is dealt with.</summary>
internal static class AdamFormula
{
    internal const int Averages = 3;
    private const int First = 0, Second = 1, Largest = 2;

    /// <exception cref="ArgumentOutOfRangeException">An option is outside of its domain.</exception>
    internal static void Check(double lr, double beta1, double beta2, double eps, double weight_decay)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(lr);
        ArgumentOutOfRangeException.ThrowIfNegative(eps);
        ArgumentOutOfRangeException.ThrowIfNegative(weight_decay);
        if (beta1 is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(beta1), beta1, "Expected [0, 1).");
        if (beta2 is not (>= 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(beta2), beta2, "Expected [0, 1).");
    }

    /// <summary>Steps in one native call all that it can, and returns those that the operators have to step.</summary>
    internal static IEnumerable<OptimizerState> FusedStep(OptimizerState[] states, in AdamSettings settings, bool amsgrad)
    {
        var steps = Array.ConvertAll(states, state => state.Steps);
        var outcomes = new StepOutcome[states.Length];
        Fused.FusedStep.Adam(
            FusedGroup.Parameters(states), FusedGroup.Averages(states, First), FusedGroup.Averages(states, Second),
            amsgrad ? FusedGroup.Averages(states, Largest) : [], steps, settings, outcomes);
        for (var i = 0; i < states.Length; i++) states[i].Steps = steps[i];
        return FusedGroup.Left(states, outcomes);
    }

    /// <summary>
    /// p -= lr / (1 - beta1^t) m / (sqrt(v / (1 - beta2^t)) + eps), with the running maximum of v in its place for AMSGrad.
    /// </summary>
    internal static void Step(Parameter parameter, Tensor gradient, OptimizerState state, double lr, double beta1, double beta2, double eps,
        bool amsgrad)
    {
        state.Steps++;
        var first = state.Average(First).mul_(beta1).add_(gradient, 1 - beta1);
        var second = state.Average(Second).mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        if (amsgrad)
        {
            state.Set(Largest, state.Average(Largest).maximum(second));
            second = state.Average(Largest);
        }

        var correction1 = 1 - Math.Pow(beta1, state.Steps);
        var correction2 = 1 - Math.Pow(beta2, state.Steps);
        var denominator = second.sqrt().div_(Math.Sqrt(correction2)).add_(eps);
        parameter.addcdiv_(first, denominator, -lr / correction1);
    }
}
