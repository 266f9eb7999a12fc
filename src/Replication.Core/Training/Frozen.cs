using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// Takes a player's parameters out of the graph while the other player moves: its gradients are neither computed nor accumulated.
/// A generator step through a frozen critic costs two thirds of one through a live one.
/// </summary>
public sealed class Frozen : IDisposable
{
    readonly Parameter[] _parameters;

    /// <summary>Freezes until disposed.</summary>
    public Frozen(params IEnumerable<nn.Module> players)
    {
        _parameters = [.. players.SelectMany(player => player.parameters())];
        foreach (var parameter in _parameters) parameter.requires_grad_(false);
    }

    /// <summary>Thaws.</summary>
    public void Dispose()
    {
        foreach (var parameter in _parameters) parameter.requires_grad_(true);
    }
}
