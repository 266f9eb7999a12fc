using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>TorchSharp's optimiser of the plain steps; its rate is set before each step.</summary>
internal static class PlainOptimiser
{
    /// <summary>The one that the rule asks for, over all players' parameters.</summary>
    public static optim.Optimizer Of(IReadOnlyList<Sequential> players, StepRule rule)
    {
        var parameters = players.SelectMany(player => player.parameters());
        return rule.RmsProp
            ? optim.RMSProp(parameters, alpha: StepRule.RmsPropDecay, eps: StepRule.Epsilon)
            : optim.Adam(parameters, beta1: rule.Beta1, beta2: rule.Beta2, eps: StepRule.Epsilon);
    }
}
