using Replication.Oracles.ClosedForms.GanTutorial;
using Replication.Oracles.Divergences;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.ClosedForms;

public class GanTutorialTests
{
    [Fact]
    public void Slopes_are_those_of_the_costs()
    {
        (Func<double, double> Cost, Func<double, double> Slope, Func<double, double> OfD)[] costs =
        [
            (GeneratorCosts.Minimax, GeneratorCosts.MinimaxSlope, d => 0.5 * Math.Log(1 - d)),
            (GeneratorCosts.NonSaturating, GeneratorCosts.NonSaturatingSlope, d => -0.5 * Math.Log(d)),
            (GeneratorCosts.MaximumLikelihood, GeneratorCosts.MaximumLikelihoodSlope, d => -0.5 * d / (1 - d)),
        ];
        foreach (var (cost, slope, ofD) in costs)
        {
            for (var h = -4.0; h <= 4; h += 0.5)
            {
                const double e = 1e-6;
                Close.Absolute((cost(h + e) - cost(h - e)) / (2 * e), slope(h), 1e-8 * (1 + Math.Abs(slope(h))), $"slope at {h}");
                Close.Relative(ofD(1 / (1 + Math.Exp(-h))), cost(h), 1e-12, $"cost at {h}");
            }
        }
        // Figure 16: at the left, where D rejects, only the heuristic cost has a gradient.
        Assert.True(Math.Abs(GeneratorCosts.MinimaxSlope(-10)) < 1e-4 && Math.Abs(GeneratorCosts.MaximumLikelihoodSlope(-10)) < 1e-4);
        Assert.True(Math.Abs(GeneratorCosts.NonSaturatingSlope(-10)) > 0.49);
    }

    [Fact]
    public void The_maximum_likelihood_cost_has_the_gradient_of_the_divergence_only_with_the_optimal_discriminator()
    {
        foreach (var theta in new[] { 0.5, 1, 2 })
        {
            LineDensity data = LineDensity.Gaussian(0, 1), model = LineDensity.Gaussian(theta, 1);
            // Score-function gradient of the cost under the model: E[cost(h(x)) d/dtheta log p_model(x)], h scaled off the optimum by a
            // factor.
            double Gradient(double scale) =>
                model.Expectation(x => GeneratorCosts.MaximumLikelihood(scale * (data.Log(x) - model.Log(x))) * (x - theta)).Value;
            Close.Absolute(0.5 * theta, Gradient(1), 1e-9, "half of grad KL = theta");
            Assert.True(Math.Abs(Gradient(0.5) - (0.5 * theta)) > 0.05, "another D");
            var second = model.Expectation(x => Math.Exp(2 * (data.Log(x) - model.Log(x))));
            Close.Relative(second.Value, GeneratorCosts.WeightSecondMoment(theta), 1e-9, "second moment");
        }
    }

    [Theory]
    [InlineData(1, 0, 1.3937, 0.010888, 0, 1.4066, 0.002537)]
    [InlineData(2, 0, 2.0470, 0.226508, 0, 2.1964, 0.046089)]
    [InlineData(3, 2.9843, 1.0234, 0.688769, 0, 3.1198, 0.128411)]
    [InlineData(4, 3.9996, 1.0008, 0.693053, 0, 4.0848, 0.200963)]
    [InlineData(5, 5, 1, 0.693146, 5, 1, 0.215761)]
    [InlineData(8, 8, 1, 0.693147, 8, 1, 0.215762)]
    public void Claims_table_8_3(double a, double reverseMean, double reverseSd, double reverse, double jsMean, double jsSd, double js)
    {
        var directions = new KlDirections(a);
        Check(directions.Best(FDivergences.ReverseKullbackLeibler), reverseMean, reverseSd, reverse);
        Check(directions.Best(FDivergences.JensenShannon), jsMean, jsSd, js);
        var fixture = Block.Named("kl_directions");
        foreach (var row in fixture.Rows.Where(row => row.Number("a") == a))
        {
            var fit = directions.Best(FDivergences.ByName(row.GetProperty("divergence").GetString()!));
            Close.Relative(row.Number("value"), fit.Divergence.Value, fixture.Tolerance, "scipy's value");
        }

        static void Check(GaussianFit fit, double mean, double sd, double value)
        {
            Close.Absolute(mean, Math.Abs(fit.Mean), 6e-5, "mean");
            Close.Absolute(sd, fit.Sd, 6e-5, "sd");
            Close.Absolute(value, fit.Divergence.Value, 6e-7, "divergence");
        }
    }

    [Fact]
    public void Forward_divergence_matches_moments()
    {
        var directions = new KlDirections(3);
        var fit = directions.Best(FDivergences.KullbackLeibler);
        Close.Absolute(0, fit.Mean, 1e-5, "mean");
        Close.Absolute(directions.MomentMatch.Sd, fit.Sd, 1e-5, "sd");
        Close.Absolute(0.461995, fit.Divergence.Value, 5.1e-7, "claims 8.3");
    }

    [Fact]
    public void One_sided_smoothing_only_scales()
    {
        Property.HoldsForSeeds(50, random =>
        {
            double p = random.Between(0, 2), q = random.Between(0.01, 2), alpha = random.Between(0, 0.5), beta = random.Between(0.01, 0.5);
            Close.Absolute((1 - alpha) * OptimalDiscriminator.At(Math.Log(p), Math.Log(q)),
                LabelSmoothing.OptimalDiscriminator(p, q, alpha, 0), 1e-14);
            // It maximises p ((1-a) log D + a log(1-D)) + q (b log D + (1-b) log(1-D)).
            double Value(double d) => (p * (((1 - alpha) * Math.Log(d)) + (alpha * Math.Log(1 - d))))
                + (q * ((beta * Math.Log(d)) + ((1 - beta) * Math.Log(1 - d))));
            var best = LabelSmoothing.OptimalDiscriminator(p, q, alpha, beta);
            Assert.True(Value(best) >= Value(Math.Min(0.999, best + 0.01)) && Value(best) >= Value(Math.Max(0.001, best - 0.01)));
        });
        // The control: with beta > 0, D* is beta where there is only model mass.
        Assert.Equal(0.2, LabelSmoothing.OptimalDiscriminator(0, 1, 0.1, 0.2), 15);
        Assert.Equal(0, LabelSmoothing.OptimalDiscriminator(0, 1, 0.1, 0));
    }

    [Fact]
    public void Bilinear_orbits_are_those_of_the_updates()
    {
        const double eta = 0.1;
        GamePoint start = new(1, 0.5), simultaneous = start, alternating = start, regularised = start, extragradient = start;
        for (var t = 1; t <= 100; t++)
        {
            simultaneous = new(simultaneous.X - (eta * simultaneous.Y), simultaneous.Y + (eta * simultaneous.X));
            var x = alternating.X - (eta * alternating.Y);
            alternating = new(x, alternating.Y + (eta * x));
            var before = regularised.Radius;
            regularised = new(regularised.X - (eta * (regularised.Y + regularised.X)),
                regularised.Y + (eta * (regularised.X - regularised.Y)));
            Close.Relative(before * BilinearGame.RegularisedStepFactor(eta, 1), regularised.Radius, 1e-12, "regularised");
            before = extragradient.Radius;
            GamePoint ahead = new(extragradient.X - (eta * extragradient.Y), extragradient.Y + (eta * extragradient.X));
            extragradient = new(extragradient.X - (eta * ahead.Y), extragradient.Y + (eta * ahead.X));
            Close.Relative(before * BilinearGame.ExtragradientStepFactor(eta), extragradient.Radius, 1e-12, "extragradient");
            var closed = BilinearGame.Simultaneous(start, eta, t);
            Close.Absolute(simultaneous.X, closed.X, 1e-12, "x");
            Close.Absolute(simultaneous.Y, closed.Y, 1e-12, "y");
            Close.Relative(BilinearGame.AlternatingInvariant(start, eta), BilinearGame.AlternatingInvariant(alternating, eta), 1e-12,
                "conserved");
        }
        Close.Absolute(1.6446318, BilinearGame.RadiusFactor(eta, 100), 5.1e-8, "claims 8.5");
        Close.Relative(start.Radius, BilinearGame.Continuous(start, 1.7).Radius, 1e-14, "continuous play orbits");
        Assert.True(BilinearGame.RegularisedStepFactor(eta, 1) < 1 && BilinearGame.ExtragradientStepFactor(eta) < 1);
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.3)]
    [InlineData(0.6)]
    [InlineData(1)]
    public void Alternating_and_optimistic_orbits_are_those_of_the_updates(double eta)
    {
        GamePoint start = new(1, 0.5), alternating = start, optimistic = start, before = start, sum = new(0, 0);
        for (var t = 1; t <= 100; t++)
        {
            sum = new(sum.X + alternating.X, sum.Y + alternating.Y);
            var x = alternating.X - (eta * alternating.Y);
            alternating = new(x, alternating.Y + (eta * x));
            At(alternating, BilinearGame.Alternating(start, eta, t), "alternating");
            var average = BilinearGame.AlternatingAverage(start, eta, t);
            At(new(sum.X / t, sum.Y / t), average, "average");
            Assert.True(average.Radius <= BilinearGame.AlternatingAverageBound(start, eta, t));
            (before, optimistic) = (optimistic, new(
                optimistic.X - (eta * ((2 * optimistic.Y) - before.Y)), optimistic.Y + (eta * ((2 * optimistic.X) - before.X))));
            At(optimistic, BilinearGame.Optimistic(start, eta, t), "optimistic");
        }
        var late = BilinearGame.Optimistic(start, eta, 401).Radius / BilinearGame.Optimistic(start, eta, 400).Radius;
        Close.Relative(BilinearGame.OptimisticStepFactor(eta), late, 1e-9, "the factor in the long run");

        static void At(GamePoint expected, GamePoint actual, string what)
        {
            Close.Absolute(expected.X, actual.X, 1e-12 * (1 + expected.Radius), $"{what}, x");
            Close.Absolute(expected.Y, actual.Y, 1e-12 * (1 + expected.Radius), $"{what}, y");
        }
    }

    [Fact]
    public void Alternating_play_at_rate_1_has_period_6_and_the_mean_0()
    {
        GamePoint start = new(0.6, 0.8);
        Close.Absolute(0, BilinearGame.AlternatingAverage(start, 1, 6).Radius, 1e-15, "mean of a period");
        var (once, twice) = (BilinearGame.AlternatingAverageBound(start, 0.5, 7), BilinearGame.AlternatingAverageBound(start, 0.5, 14));
        Close.Relative(once, 2 * twice, 1e-15, "1/t");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(double.NaN)]
    public void Rates_without_an_ellipse_are_refused(double rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BilinearGame.Alternating(new(1, 0), rate, 1));

    [Fact]
    public void Optimistic_play_converges_below_one_over_root_3()
    {
        Close.Relative(Math.Sqrt((1 + Math.Sqrt(1 - 0.36)) / 2), BilinearGame.OptimisticStepFactor(0.3), 1e-15, "closed form");
        Close.Absolute(1, BilinearGame.OptimisticStepFactor(1 / Math.Sqrt(3)), 1e-15, "the limit");
        Assert.Throws<ArgumentOutOfRangeException>(() => BilinearGame.Optimistic(new(1, 0), 0.5, 1));
    }
}
