using Replication.Core.Objectives;
using Replication.Core.Training;
using static TorchSharp.torch;

namespace Replication.Core.Metrics;

/// <summary>
/// Samples on which the players of a game are judged while they are trained: the same data and the same latents at every moment, so that
/// nothing but the players moves.
/// </summary>
/// <param name="game">The game.</param>
/// <param name="cost">What its players minimise.</param>
/// <param name="data">Draws [count, d] samples of the data.</param>
/// <param name="count">Samples of each kind.</param>
/// <param name="draws">The run's streams; this takes those called held-out data and held-out latents.</param>
public sealed class HeldOutSamples(AdversarialGame game, GameCost cost, Func<long, Generator, Tensor> data, int count, Draws draws)
{
    /// <summary>
    /// The distance of the generator's samples from the data that the discriminator reports: E f(real) - E f(fake) of a critic, and the
    /// bound log 2 - L / 2 on the JSD of a discriminator (Arjovsky et al. 2017, Figures 3 and 4). NaN where an output is not finite.
    /// </summary>
    public double Estimate()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var (real, fake) = (game.Discriminator.call(Data()), game.Discriminator.call(Samples()));
        var estimate = cost is GameCost.ClippedWasserstein or GameCost.PenalisedWasserstein
            ? -Wasserstein.CriticLoss(real, fake).item<float>()
            : Adversarial.JensenShannonBound(Adversarial.DiscriminatorLoss(real, fake).item<float>());
        return double.IsFinite(estimate) ? estimate : double.NaN;
    }

    /// <summary>Exact W1 between both; NaN where a sample is not finite.</summary>
    public double Distance()
    {
        using var scope = NewDisposeScope();
        using var guard = no_grad();
        var samples = Samples();
        return samples.isfinite().all().item<bool>() ? SampleTransport.Wasserstein(samples, Data()) : double.NaN;
    }

    Tensor Data()
    {
        using var stream = draws.Stream("held-out data");
        return data(count, stream);
    }

    Tensor Samples()
    {
        using var stream = draws.Stream("held-out latents");
        return game.Generate(count, stream);
    }
}
