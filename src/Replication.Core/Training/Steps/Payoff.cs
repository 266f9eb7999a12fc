using static TorchSharp.torch;
using static TorchSharp.torch.nn.functional;

namespace Replication.Core.Training.Steps;

/// <summary>
/// What S discriminators and T generators pay, pair by pair. The fake samples of a batch come in T equal parts, one generator after
/// another; every discriminator sees all of them.
/// </summary>
internal static class Payoff
{
    /// <summary>
    /// The cost of each discriminator against each generator: the cross-entropy, or E f(fake) - E f(real), plus the penalty.
    /// </summary>
    /// <param name="rule">The cost and the weight of the penalty.</param>
    /// <param name="values">Shape [S, 2n, 1]: outputs on n real samples, then on n fake ones.</param>
    /// <param name="slopes">Shape [S, n, 1]: gradient norms between real and fake; null without a penalty.</param>
    /// <param name="generators">T.</param>
    /// <returns>Shape [S, T].</returns>
    public static Tensor OfDiscriminators(StepRule rule, Tensor values, Tensor? slopes, long generators)
    {
        var n = values.shape[1] / 2;
        var (real, fake) = (values.narrow(1, 0, n), values.narrow(1, n, n));
        var costs = rule.Logits
            ? softplus(-real).mean([1]) + MeanOfEach(softplus(fake), generators)
            : MeanOfEach(fake, generators) - real.mean([1]);
        return slopes is null ? costs : costs + MeanOfEach((slopes - 1).square(), generators) * rule.Penalty;
    }

    /// <summary>The cost of each generator against each discriminator.</summary>
    /// <param name="cost">What is minimised.</param>
    /// <param name="values">Shape [S, n, 1]: outputs on fake samples.</param>
    /// <param name="generators">T.</param>
    /// <returns>Shape [S, T].</returns>
    public static Tensor OfGenerators(GameCost cost, Tensor values, long generators) => MeanOfEach(
        cost switch
        {
            GameCost.Minimax => -softplus(values),
            GameCost.NonSaturating => softplus(-values),
            _ => -values,
        },
        generators);

    static Tensor MeanOfEach(Tensor ofSamples, long generators) => ofSamples.reshape(ofSamples.shape[0], generators, -1).mean([2]);
}
