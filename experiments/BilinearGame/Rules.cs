using Replication.Oracles.ClosedForms.GanTutorial;

namespace Replication.Experiments;

/// <summary>One step of play: where the players go from a point, given also the point before it.</summary>
delegate GamePoint Rule(Game game, GamePoint before, GamePoint now, double rate);

/// <summary>The rules of play, each as its paper writes it.</summary>
static class Rules
{
    /// <summary>Both players move at once.</summary>
    public static GamePoint Simultaneous(Game game, GamePoint before, GamePoint now, double rate) => Step(now, rate, game.Field(now));

    /// <summary>x moves first, and y answers the new x.</summary>
    public static GamePoint Alternating(Game game, GamePoint before, GamePoint now, double rate)
    {
        var moved = now with { X = Simultaneous(game, before, now, rate).X };
        return moved with { Y = Simultaneous(game, before, moved, rate).Y };
    }

    /// <summary>Extragradient: from the present point, with the gradient at the point one step ahead.</summary>
    public static GamePoint Extragradient(Game game, GamePoint before, GamePoint now, double rate) =>
        Step(now, rate, game.Field(Simultaneous(game, before, now, rate)));

    /// <summary>Optimistic: twice the present gradient less the one before.</summary>
    public static GamePoint Optimistic(Game game, GamePoint before, GamePoint now, double rate) =>
        Step(Step(now, 2 * rate, game.Field(now)), -rate, game.Field(before));

    /// <summary>Consensus optimisation: both players also descend the squared length of the gradients.</summary>
    public static GamePoint Consensus(Game game, GamePoint before, GamePoint now, double rate) =>
        Step(Simultaneous(game, before, now, rate), -rate * ConsensusWeight, game.SlopeOfHalfSquaredField(now));

    /// <summary>Both players in continuous time, for the time that the rate is: ten steps of the classical Runge-Kutta method.</summary>
    public static GamePoint Flow(Game game, GamePoint before, GamePoint now, double rate)
    {
        const int steps = 10;
        var h = rate / steps;
        for (var step = 0; step < steps; step++)
        {
            var first = game.Field(now);
            var second = game.Field(Step(now, h / 2, first));
            var third = game.Field(Step(now, h / 2, second));
            var fourth = game.Field(Step(now, h, third));
            now = Step(Step(Step(Step(now, h / 6, first), h / 3, second), h / 3, third), h / 6, fourth);
        }
        return now;
    }

    internal const double ConsensusWeight = 0.5;    // the paper's gamma; 1 would move its limit to extragradient's

    /// <summary>The start of every play: at distance 1 from the equilibrium, on neither axis.</summary>
    internal static readonly GamePoint Start = new(0.6, 0.8);

    /// <summary>The start and the points after each of some steps.</summary>
    internal static IReadOnlyList<GamePoint> Play(Rule rule, Game game, double rate, int steps)
    {
        List<GamePoint> points = [Start];
        for (var step = 0; step < steps; step++) points.Add(rule(game, points[Math.Max(0, step - 1)], points[step], rate));
        return points;
    }

    static GamePoint Step(GamePoint from, double length, GamePoint along) => new(from.X + length * along.X, from.Y + length * along.Y);
}
