[assembly: Experiment(typeof(BilinearGame))]

namespace Replication.Experiments;

/// <summary>
/// Goodfellow 2016, Exercise 7.2: in V(x, y) = x y one player descends x, the other ascends y, and neither arrives at the equilibrium (0,
/// 0). Every rule of play is run by automatic differentiation in float64 and compared with its orbit in closed form: first the gradient
/// steps that orbit or spiral outwards, then the averages and rules that later papers propose to make play converge.
/// </summary>
public static class BilinearGame
{
    /// <summary>The studies, in reading order.</summary>
    public static IExperiment Define() => new Experiment(
        nameof(BilinearGame),
        "Gradient play of V = x y orbits or spirals outwards; averages and other rules converge",
        Orbits.Study,
        Averages.Study,
        Contraction.Study);
}
