using Replication.Oracles.ClosedForms.GanTutorial;

namespace Replication.Experiments;

/// <summary>
/// V(x, y) = x y + (convexity / 2)(x^2 - y^2), of which x descends and y ascends, with gradients by automatic differentiation in float64.
/// </summary>
/// <param name="convexity">0 is the tutorial's game; above 0 the game is strongly convex in x and strongly concave in y.</param>
sealed class Game(double convexity = 0)
{
    /// <summary>The gradient step of both players at a point: (-dV/dx, dV/dy).</summary>
    public GamePoint Field(GamePoint at)
    {
        using var scope = NewDisposeScope();
        var players = Players(at);
        var slopes = autograd.grad([Value(players)], players);
        return new(-slopes[0].ToDouble(), slopes[1].ToDouble());
    }

    /// <summary>The gradient of half the squared length of <see cref="Field"/>, which consensus optimisation descends too.</summary>
    public GamePoint SlopeOfHalfSquaredField(GamePoint at)
    {
        using var scope = NewDisposeScope();
        var players = Players(at);
        var slopes = autograd.grad([Value(players)], players, retain_graph: true, create_graph: true);
        var second = autograd.grad([(slopes[0].square() + slopes[1].square()) / 2], players);
        return new(second[0].ToDouble(), second[1].ToDouble());
    }

    Tensor Value(Tensor[] players) =>
        players[0] * players[1] + (players[0].square() - players[1].square()) * (convexity / 2);

    static Tensor[] Players(GamePoint at) =>
        [tensor(at.X, dtype: float64, requires_grad: true), tensor(at.Y, dtype: float64, requires_grad: true)];
}
