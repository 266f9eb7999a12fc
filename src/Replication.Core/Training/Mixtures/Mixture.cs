using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training.Mixtures;

/// <summary>
/// One side of MIX+GAN (Arora et al. 2017, section 5): players u_1 .. u_T of one kind, mixed with learned weights w = softmax(alpha). The
/// log-weights alpha start at 1/T each, as in the released code, so that the weights start uniform.
/// </summary>
public sealed class Mixture : IDisposable
{
    /// <summary>Keeps the logarithm of a dead component finite, as in the released code.</summary>
    const double Floor = 1e-6;

    readonly Device _device;

    /// <summary>Mixes players; they stay the caller's.</summary>
    /// <param name="players">At least one; all on one device.</param>
    /// <exception cref="ArgumentException">There is no player.</exception>
    public Mixture(IReadOnlyList<Sequential> players)
    {
        if (players.Count == 0) throw new ArgumentException("A mixture has at least one player.", nameof(players));
        Players = players;
        _device = players[0].parameters().First().device;
        LogWeights = new Parameter(full(players.Count, 1.0 / players.Count, dtype: float32, device: _device).DetachFromDisposeScope());
    }

    /// <summary>u_1 .. u_T.</summary>
    public IReadOnlyList<Sequential> Players { get; }

    /// <summary>T.</summary>
    public int Size => Players.Count;

    /// <summary>alpha, shape [T].</summary>
    public Parameter LogWeights { get; }

    /// <summary>Numbers that the side learns: those of all players and, where there is something to weigh, the log-weights.</summary>
    public long ParameterCount => Parameters.Sum(parameter => parameter.numel()) + (Size > 1 ? Size : 0);

    /// <summary>The players' parameters; the log-weights are not among them.</summary>
    public IEnumerable<Parameter> Parameters => Players.SelectMany(player => player.parameters());

    /// <summary>w, shape [T], differentiable in the log-weights.</summary>
    public Tensor Weights() => nn.functional.softmax(LogWeights, 0);

    /// <summary>
    /// The entropy regulariser of one side, -(1/T) sum_i log w_i: least, log T, at uniform weights; it grows as any of them dies.
    /// </summary>
    public Tensor EntropyRegulariser() => -(Weights() + Floor).log().mean();

    /// <summary>w as numbers that sum to 1; NaN where training diverged.</summary>
    public IReadOnlyList<double> Shares()
    {
        using var scope = NewDisposeScope();
        return nn.functional.softmax(LogWeights.detach().to(float64).cpu(), 0).data<double>().ToArray();
    }

    /// <summary>exp H(w), the perplexity of the weights: how many players there are in effect, from 1 to T.</summary>
    public static double EffectiveSize(IReadOnlyList<double> shares) =>
        Math.Exp(-shares.Sum(share => share > 0 || double.IsNaN(share) ? share * Math.Log(share) : 0));

    /// <summary>
    /// As many samples of each generator as its weight asks for (largest remainders), standard normal latents: the mixture without the
    /// noise of drawing the components. No graph.
    /// </summary>
    /// <param name="count">n, at least 1.</param>
    /// <param name="latent">Width of the latent.</param>
    /// <param name="latents">Source of the latents.</param>
    /// <returns>Shape [n, d], one component after another.</returns>
    public Tensor Sample(int count, long latent, Generator latents)
    {
        using var guard = no_grad();
        return cat([.. Players.Zip(Apportion(Shares(), count))
            .Where(part => part.Second > 0)
            .Select(part => part.First.call(randn(part.Second, latent, generator: latents, device: _device)))], 0);
    }

    /// <summary>
    /// Hamilton's apportionment: whole numbers proportional to the shares, with the given sum; ties go to the earlier share.
    /// </summary>
    /// <param name="shares">Non-negative, with the sum 1.</param>
    /// <param name="count">The sum of the result.</param>
    /// <exception cref="ArgumentException">A share is negative or NaN.</exception>
    public static IReadOnlyList<int> Apportion(IReadOnlyList<double> shares, int count)
    {
        if (!shares.All(share => share >= 0)) throw new ArgumentException("Shares are not negative and not NaN.", nameof(shares));
        int[] whole = [.. shares.Select(share => (int)Math.Floor(share * count))];
        foreach (var index in Enumerable.Range(0, whole.Length)
            .OrderByDescending(index => shares[index] * count - whole[index])
            .Take(count - whole.Sum()))
            whole[index]++;
        return whole;
    }

    /// <summary>Frees the log-weights; the players are the caller's.</summary>
    public void Dispose() => LogWeights.Dispose();
}
