using System.Text.Json;
using MathNet.Numerics.LinearAlgebra;
using Replication.Core.Likelihood;
using Replication.Oracles.Randomness;

namespace Replication.Core.Tests;

/// <summary>Against scikit-learn and SciPy, and against enumeration of all paths (tests/fixtures/likelihood/likelihood.py).</summary>
public class LikelihoodTests
{
    const double Close = 1e-9;

    static readonly JsonElement Fixture = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", "likelihood", "likelihood.json"))).RootElement;

    static readonly double[][] Data = Numbers(Fixture.GetProperty("data"));

    [Fact]
    public void Expectation_maximisation_takes_the_steps_of_scikit_learn()
    {
        foreach (var expected in Fixture.GetProperty("mixtures").EnumerateArray())
        {
            var mixture = Fitted(expected.GetProperty("steps").GetInt32());
            Same([expected.GetProperty("weights").Deserialize<double[]>()!], [[.. mixture.Weights]]);
            Same(Numbers(expected.GetProperty("means")), mixture.Means);
            Same(Numbers(expected.GetProperty("variances")), mixture.Variances);
            Assert.Equal(expected.GetProperty("log_likelihood").GetDouble(), mixture.LogLikelihood(Data), Close);
            Same([expected.GetProperty("first_posterior").Deserialize<double[]>()!], mixture.Posterior(Data[..1]));
        }
    }

    [Fact]
    public void The_likelihood_is_that_of_multivariate_densities()
    {
        var mixture = Fitted(5);
        Assert.Equal(Data.Average(x => mixture.Law.LogDensity(Vector<double>.Build.Dense(x))), mixture.LogLikelihood(Data), Close);
    }

    [Fact]
    public void The_bound_is_the_likelihood_at_the_posterior_and_less_elsewhere()
    {
        var mixture = Fitted(2);
        Assert.Equal(mixture.LogLikelihood(Data), mixture.Bound(Data, mixture.Posterior(Data)), Close);
        double[][] hard = [.. mixture.Posterior(Data).Select(own => own.Select(share => share == own.Max() ? 1.0 : 0).ToArray())];
        Assert.True(mixture.Bound(Data, hard) < mixture.LogLikelihood(Data) - 0.01);
    }

    [Fact]
    public void A_variance_stops_at_the_least_one()
    {
        var mixture = IndependentMixture.Maximised(Data, Fitted(5).Posterior(Data), least: 0.7);
        Assert.Equal(0.7, mixture.Variances.Min(own => own.Min()));
    }

    [Fact]
    public void A_start_has_means_at_different_points()
    {
        var start = IndependentMixture.At(Data, 5, new RandomStream("start", 1));
        Assert.Equal(5, start.Means.Distinct().Count());
        Assert.All(start.Means, mean => Assert.Contains(mean, Data));
        Assert.All(start.Weights, weight => Assert.Equal(0.2, weight, Close));
    }

    [Fact]
    public void Clusters_are_those_of_scikit_learn()
    {
        foreach (var expected in Fixture.GetProperty("means").EnumerateArray())
        {
            double[][] means = Data[..3];
            for (var step = 0; step < expected.GetProperty("steps").GetInt32(); step++)
                means = MeansClustering.Middles(Data, MeansClustering.Nearest(Data, means), means);
            Same(Numbers(expected.GetProperty("means")), means);
            var clusters = MeansClustering.Nearest(Data, means);
            Assert.Equal(expected.GetProperty("clusters").Deserialize<int[]>()!, clusters);
            Assert.Equal(expected.GetProperty("distortion").GetDouble(), MeansClustering.Distortion(Data, clusters, means), Close);
        }
    }

    [Fact]
    public void A_cluster_without_points_keeps_its_mean()
    {
        double[][] means = [[0, 0], [1e6, 1e6]];
        Assert.Equal(means[1], MeansClustering.Middles(Data, MeansClustering.Nearest(Data, means), means)[1]);
    }

    [Fact]
    public void Baum_Welch_takes_the_steps_that_all_paths_give()
    {
        foreach (var expected in Fixture.GetProperty("hidden_markov").EnumerateArray())
        {
            var sequences = expected.GetProperty("sequences").Deserialize<int[][]>()!;
            HiddenMarkovModel model = new([0.5, 0.5], [[0.7, 0.3], [0.4, 0.6]], [[0.5, 0.3, 0.2], [0.1, 0.3, 0.6]]);
            for (var step = 0; step < expected.GetProperty("steps").GetInt32(); step++)
                model = model.Maximised(sequences, [.. sequences.Select(model.Posterior)]);
            Same([expected.GetProperty("start").Deserialize<double[]>()!], [[.. model.Start]]);
            Same(Numbers(expected.GetProperty("transitions")), model.Transitions);
            Same(Numbers(expected.GetProperty("emissions")), model.Emissions);
            Same([expected.GetProperty("log_likelihoods").Deserialize<double[]>()!], [[.. sequences.Select(model.LogLikelihood)]]);
        }
    }

    [Fact]
    public void A_sequence_without_a_second_symbol_has_no_pairs()
    {
        var model = HiddenMarkovModel.Drawn(3, 4, new RandomStream("model", 1));
        Assert.Empty(model.Posterior([2]).Pairs);
        Assert.Equal(1, model.Posterior([2]).States[0].Sum(), Close);
    }

    [Fact]
    public void Regressions_are_those_of_scikit_learn()
    {
        var expected = Fixture.GetProperty("regression");
        var x = Matrix<double>.Build.DenseOfRowArrays([.. Data.Select(row => (double[])[1, row[0]])]);
        var second = Vector<double>.Build.DenseOfEnumerable(Data.Select(row => row[1]));
        Near("linear", ConditionalFit.Gaussian, second);
        Near("student", ConditionalFit.Student(3), second);
        Near("logistic", ConditionalFit.Logistic, second.Map(value => value > 1 ? 1.0 : 0));

        void Near(string name, LabelLikelihood law, Vector<double> labels)
        {
            var weights = Vector<double>.Build.Dense(2);
            for (var step = 0; step < 60; step++) weights = ConditionalFit.Step(law, x, labels, weights);
            Assert.InRange(ConditionalFit.Gradient(law, x, labels, weights).AbsoluteMaximum(), 0, 1e-12);
            foreach (var (number, weight) in expected.GetProperty(name).Deserialize<double[]>()!.Zip(weights))
                Assert.Equal(number, weight, 1e-5);
        }
    }

    [Fact]
    public void Symbols_are_drawn_as_often_as_the_model_says()
    {
        HiddenMarkovModel model = new([1, 0], [[0.9, 0.1], [0.3, 0.7]], [[1, 0], [0, 1]]);
        var symbols = model.Sample(20_000, new RandomStream("symbols", 1));
        Assert.Equal(0, symbols[0]);
        Assert.InRange(symbols.Average(), 0.22, 0.28);      // the stationary law has 1/4 of state 1
    }

    static IndependentMixture Fitted(int steps)
    {
        var start = Numbers(Fixture.GetProperty("start"));
        double[][] all = [.. Data.Select(_ => (double[])[1])];
        var variances = IndependentMixture.Maximised(Data, all).Variances[0];
        IndependentMixture mixture = new([1.0 / 3, 1.0 / 3, 1.0 / 3], start, [variances, variances, variances]);
        for (var step = 0; step < steps; step++) mixture = IndependentMixture.Maximised(Data, mixture.Posterior(Data));
        return mixture;
    }

    static double[][] Numbers(JsonElement rows) => rows.Deserialize<double[][]>()!;

    static void Same(IReadOnlyList<double[]> expected, IReadOnlyList<double[]> actual)
    {
        Assert.Equal(expected.Count, actual.Count);
        foreach (var (one, other) in expected.Zip(actual))
            Assert.Equal(one.Length, one.Zip(other).Count(pair => Math.Abs(pair.First - pair.Second) < Close));
    }
}
