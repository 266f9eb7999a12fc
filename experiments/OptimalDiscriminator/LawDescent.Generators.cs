using Replication.Oracles.ClosedForms.Gan;
using Replication.Oracles.Divergences;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>A generator on 121 atoms that descends the value of the game, step by step, from a start that the seed draws.</summary>
/// <param name="run">Seed, scale and device.</param>
abstract class GeneratorDescent(Run run)
{
    const double Reach = 12, Spacing = 0.2;     // beyond 12 nothing is left of the Gaussians; between atoms they do not bend

    readonly int _steps = run.Steps(smoke: 20, standard: 200);      // descents that arrive have done so after 100

    /// <summary>Where the data's two modes are, at -3 and 3: three deviations from the middle.</summary>
    public const double Mode = 3;

    /// <summary>Where the atoms are.</summary>
    protected static readonly double[] Places =
        [.. Enumerable.Range(0, (int)Math.Round(2 * Reach / Spacing) + 1).Select(i => -Reach + i * Spacing)];

    /// <summary>Half N(-3, 1) and half N(3, 1).</summary>
    protected static readonly double[] Data = Mixture(-Mode, Mode);

    /// <summary>The law that the generator has now.</summary>
    protected abstract double[] Now { get; }

    /// <summary>Norm of the gradient of max V, which is 0 at a critical point.</summary>
    protected abstract double Slope { get; }

    /// <summary>Updates the generator once.</summary>
    protected abstract void Step();

    /// <summary>The course of the descent.</summary>
    public LawDescent.Row Descend()
    {
        var (rise, states) = (double.NegativeInfinity, new List<LawDescent.State> { new(0, Excess, Slope) });
        for (var step = 1; step <= _steps; step++)
        {
            var before = Excess;
            Step();
            rise = Math.Max(rise, Excess - before);
            if (step % 5 == 0) states.Add(new(step, Excess, Slope));
        }

        return new(rise, states, run.Replicate > 0 ? [] : [.. Places.Select((x, i) => new LawDescent.Atom(x, Data[i], Now[i]))]);
    }

    /// <summary>The start of this seed: a mean between 1.5 and 4, around the right-hand mode.</summary>
    protected static double Start(Run run) => 1.5 + 2.5 * new RandomStream("start", run.Seed).NextDouble();

    /// <summary>log(1 - D*) of each atom, the gradient of max V in p_g.</summary>
    protected double[] Gradient => FunctionSpace.Gradient(Data, Now);

    /// <summary>Equal parts of N(mean, 1), as a pmf of the atoms: sums over them are exact to rounding.</summary>
    protected static double[] Mixture(params double[] means) =>
        [.. Places.Select(x => means.Average(mean => LineDensity.Gaussian(mean, 1).At(x)) * Spacing)];

    /// <summary>max V + log 4, which is 2 JSD: summed so, it keeps its digits down to 0.</summary>
    double Excess => FDivergences.JensenShannonUnnormalised.Between(Data, Now);
}

/// <summary>Proposition 2's own descent: the law is moved, atom by atom, by exponentiated gradient steps.</summary>
/// <param name="run">Seed, scale and device.</param>
sealed class FunctionDescent(Run run) : GeneratorDescent(run)
{
    const double Rate = 0.5;            // at most 1, up to which max V never rises
    const double Pace = 0.1;            // the share of the way to D* that a lagging D goes in a step

    readonly double[] _lagging = [.. Enumerable.Repeat(0.5, Places.Length)];
    double[] _law = Mixture(Start(run));

    /// <summary>Whether the generator meets the best discriminator at every step, as the proposition assumes.</summary>
    public bool Optimal { get; init; } = true;

    /// <inheritdoc />
    protected override double[] Now => _law;

    /// <inheritdoc />
    protected override double Slope
    {
        get
        {
            var gradient = Gradient;
            var mean = gradient.Zip(_law, (slope, q) => slope * q).Sum();
            return Math.Sqrt(gradient.Zip(_law, (slope, q) => (slope - mean) * (slope - mean) * q).Sum());
        }
    }

    /// <inheritdoc />
    protected override void Step() => _law = Optimal ? FunctionSpace.Step(Data, _law, Rate) : LaggingStep();

    double[] LaggingStep()
    {
        for (var i = 0; i < _lagging.Length; i++) _lagging[i] += Pace * (Data[i] / (Data[i] + _law[i]) - _lagging[i]);
        double[] moved = [.. _law.Zip(_lagging, (q, d) => q * Math.Pow(1 - d, -Rate))];
        return [.. moved.Select(q => q / moved.Sum())];
    }
}

/// <summary>Gradient descent of the means of a mixture of unit Gaussians in equal parts.</summary>
/// <param name="run">Seed, scale and device.</param>
/// <param name="means">Where they start.</param>
sealed class ParameterDescent(Run run, params double[] means) : GeneratorDescent(run)
{
    const double Rate = 1;              // in the mean of the gradients of all means; a Gaussian's own curvature is about 1

    readonly double[] _means = means;

    /// <summary>Two means near the right-hand mode. The class holds the data's law.</summary>
    public static ParameterDescent Together(Run run) => new(run, Start(run) - 0.25, Start(run) + 0.25);

    /// <summary>The same class, with a mean near each mode.</summary>
    public static ParameterDescent Apart(Run run) => new(run, -Start(run), Start(run));

    /// <summary>One mean: the class does not hold the data's law.</summary>
    public static ParameterDescent Single(Run run) => new(run, Start(run));

    /// <inheritdoc />
    protected override double[] Now => Mixture(_means);

    /// <inheritdoc />
    protected override double Slope => Math.Sqrt(Slopes().Sum(slope => slope * slope));

    /// <inheritdoc />
    protected override void Step()
    {
        var slopes = Slopes();
        for (var k = 0; k < _means.Length; k++) _means[k] -= Rate * _means.Length * slopes[k];
    }

    /// <summary>d/dmean of max V, for each mean: the sum over atoms of log(1 - D*) dp_g/dmean.</summary>
    double[] Slopes()
    {
        var gradient = Gradient;
        return [.. _means.Select(mean => Mixture(mean).Select((q, i) => gradient[i] * q * (Places[i] - mean)).Sum() / _means.Length)];
    }
}
