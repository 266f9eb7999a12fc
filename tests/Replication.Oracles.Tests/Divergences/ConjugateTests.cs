using Replication.Oracles.Divergences;

namespace Replication.Oracles.Tests.Divergences;

public class ConjugateTests
{
    static readonly double[] Ratios = [0.01, 0.2, 0.5, 0.9, 1, 1.3, 2, 7, 90];

    public static TheoryData<string> Names => [.. FDivergences.All.Select(d => d.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Fenchel_Young_is_tight_at_the_optimal_variational_function(string name)
    {
        var d = FDivergences.ByName(name);
        foreach (var u in Ratios)
        {
            var t = d.Derivative(u);
            Close.Absolute((u * t) - d.Generator(u), d.Conjugate(t), 1e-12 * (1 + Math.Abs(u * t)), $"{name} at u = {u}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Fenchel_Young_holds_for_every_other_function(string name)
    {
        var d = FDivergences.ByName(name);
        foreach (var u in Ratios)
            for (var t = -3.0; t <= 3; t += 0.125)
                Assert.True(d.Conjugate(t) >= (u * t) - d.Generator(u) - 1e-12, $"{name}: f*({t}) < u t - f(u) at u = {u}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Derivatives_are_those_of_the_generator(string name)
    {
        var d = FDivergences.ByName(name);
        foreach (var u in Ratios.Where(u => u != 1))
        {
            var h = 1e-5 * u;
            Close.Absolute((d.Generator(u + h) - d.Generator(u - h)) / (2 * h), d.Derivative(u), 1e-7 * (1 + Math.Abs(d.Derivative(u))),
                $"{name} at {u}");
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Costs_of_lone_mass_are_the_limits_of_the_generator(string name)
    {
        var d = FDivergences.ByName(name);
        Close.Absolute(d.AtEquality, d.Generator(1), 1e-15, name);
        var slope = d.Derivative(1);
        if (double.IsFinite(d.PerMassOfQ)) Close.Absolute(d.PerMassOfQ, d.Generator(0) + slope - d.AtEquality, 1e-15, name);
        else Assert.True(d.Generator(1e-300) > 600, name);
        const double large = 1e9;
        if (double.IsFinite(d.PerMassOfP)) Close.Absolute(d.PerMassOfP, (d.Generator(large) / large) - slope, 1e-4, name);
        else Assert.True(d.Generator(large) / large > 19, name);
    }

    [Theory]
    [InlineData("kullback-leibler", 1)]
    [InlineData("reverse-kullback-leibler", -1)]
    [InlineData("pearson-chi-square", 0)]
    [InlineData("neyman-chi-square", 0)]
    [InlineData("squared-hellinger", 0)]
    [InlineData("jeffreys", 0)]
    [InlineData("jensen-shannon-unnormalised", 0)]
    [InlineData("gan", -0.69314718055994531)]
    public void The_threshold_is_that_of_table_6(string name, double expected) =>
        Close.Absolute(expected, FDivergences.ByName(name).Derivative(1), 1e-15, name);

    [Theory]
    [MemberData(nameof(Names))]
    public void NaN_is_passed_on(string name)
    {
        var d = FDivergences.ByName(name);
        Assert.Equal([double.NaN, double.NaN, double.NaN], [d.Generator(double.NaN), d.Derivative(double.NaN), d.Conjugate(double.NaN)]);
        Assert.Equal(double.NaN, d.Contribution(double.NaN, 0));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Outside_its_domain_a_conjugate_is_infinite(string name)
    {
        var d = FDivergences.ByName(name);
        if (double.IsFinite(d.ConjugateDomain.Upper)) Assert.Equal(double.PositiveInfinity, d.Conjugate(d.ConjugateDomain.Upper + 0.1));
        Assert.True(double.IsFinite(d.Conjugate(d.ConjugateDomain.Upper is var top && double.IsFinite(top) ? top - 0.1 : 1)), name);
    }
}
