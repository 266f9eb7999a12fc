using Replication.Oracles.Kernels;
using Replication.Oracles.Randomness;
using Replication.Oracles.Samples;
using Replication.Oracles.Transport;
using static Replication.Oracles.Tests.Samples.SampleFixture;

namespace Replication.Oracles.Tests.Samples;

/// <summary>Against SciPy, scikit-learn, POT and formulas in NumPy (tests/fixtures/samples/samples.py).</summary>
public class SampleFixtureTests
{
    static readonly Kernel[] Kernels =
    [
        Kernel.Gaussian(0.5), Kernel.InverseMultiquadric(0.7), Kernel.Laplace(0.8), Kernel.Polynomial(3, 0.5, 1),
        Kernel.Sum(Kernel.Gaussian(0.5), Kernel.Gaussian(2)),
    ];

    static Kernel Named(string name) => Kernels.Single(kernel => kernel.Name == name);

    // Scikit-learn computes squared distances from dot products, which leaves about 13 digits.
    [Fact]
    public void Discrepancies_agree_with_scikit_learn()
    {
        foreach (var instance in Of("discrepancies", 4))
        {
            var (x, y, stream) = instance.Pair("discrepancies");
            var d = instance.Int("dimension");
            double[] a = stream.Weights(instance.Int("n")), b = stream.Weights(instance.Int("m"));
            foreach (var (name, value) in instance.Reals("biased"))
                Close(value, MaximumMeanDiscrepancy.Biased(Named(name), new(x, d, a), new(y, d, b)), 1e-12, name);
            foreach (var (name, value) in instance.Reals("unbiased"))
                Close(value, MaximumMeanDiscrepancy.Unbiased(Named(name), new(x, d), new(y, d)), 1e-12, name);
            Close(instance.Real("kid"), KernelInceptionDistance.Between(new(x, d), new(y, d)), 1e-12, "KID");
            Close(instance.Real("energySquared"), EnergyDistance.Squared(new(x, d, a), new(y, d, b)), 1e-13, "energy");
            if (d == 1) Close(instance.Real("energyScipy"), EnergyDistance.Between(new(x, d, a), new(y, d, b)), 1e-14, "SciPy's energy");
        }
    }

    [Fact]
    public void Permutation_tests_agree_with_an_enumeration_by_SciPy()
    {
        foreach (var instance in Of("exactTests", 4))
        {
            var (x, y, _) = instance.Pair("exact tests");
            var d = instance.Int("dimension");
            PointCloud first = new(x, d), second = new(y, d);
            foreach (var (name, p) in instance.Reals("discrepancy"))
            {
                var test = MaximumMeanDiscrepancy.Test(Named(name), first, second);
                Close(p, test.P, 1e-15, name);
                Assert.Equal($"maximum mean discrepancy, {name}, exact", test.Method);
                Assert.Equal(MaximumMeanDiscrepancy.Unbiased(Named(name), first, second), test.Statistic);
            }
            var energy = EnergyDistance.Test(first, second);
            Close(instance.Real("energy"), energy.P, 1e-15, "energy");
            Assert.Equal(EnergyDistance.Squared(first, second), energy.Statistic);
        }
    }

    [Fact]
    public void Subsets_of_the_kernel_inception_distance_agree()
    {
        var instance = Of("subsets", 1)[0];
        var stream = new RandomStream("subsets", 1);
        PointCloud x = new(stream.Uniform(30 * 8), 8), y = new(stream.Uniform(24 * 8, 1.5, 0.25), 8);
        var estimate = KernelInceptionDistance.OverSubsets(x, y, stream, subsetSize: 10, subsets: 7);
        Close(instance.Real("mean"), estimate.Mean, 1e-12);
        Close(instance.Real("standardDeviation"), estimate.StandardDeviation, 1e-12);
        Assert.Equal((10, 7), (estimate.SubsetSize, estimate.Subsets));
    }

    // scipy.linalg.sqrtm of a product of covariances keeps about 10 digits.
    [Fact]
    public void Frechet_distances_agree_with_the_root_of_the_product() =>
        Array.ForEach(Of("frechet", 3), instance =>
        {
            var (x, y, _) = instance.Pair("frechet");
            var d = instance.Int("dimension");
            Close(instance.Real("value"), FrechetDistance.Between(new(x, d), new(y, d)), 1e-9);
        });

    [Fact]
    public void Measures_by_nearest_neighbours_agree_with_scikit_learn() =>
        Array.ForEach(Of("neighbours", 4), instance =>
        {
            var (x, y, _) = instance.Pair("neighbours");
            int d = instance.Int("dimension"), k = instance.Int("k");
            var (precision, recall) = PrecisionRecall.Of(new(x, d), new(y, d), k);
            var (density, coverage) = DensityCoverage.Of(new(x, d), new(y, d), k);
            Close(instance.Real("precision"), precision, 1e-15, "precision");
            Close(instance.Real("recall"), recall, 1e-15, "recall");
            Close(instance.Real("density"), density, 1e-14, "density");
            Close(instance.Real("coverage"), coverage, 1e-15, "coverage");
        });

    [Fact]
    public void Assignments_agree_with_SciPy() =>
        Array.ForEach(Of("assignments", 12), instance =>
        {
            int n = instance.Int("n"), m = instance.Int("m");
            var entries = new RandomStream("assignments", instance.Int("seed")).Uniform(n * m, 10, -3);
            var costs = new double[n, m];
            for (var k = 0; k < entries.Length; k++) costs[k / m, k % m] = entries[k];
            var assignment = Assignment.Solve(costs, instance.GetProperty("maximise").GetBoolean());
            Close(instance.Real("value"), assignment.Value, 1e-13);
            Assert.Equal(instance.Numbers("columnOf").Select(column => (int)column), assignment.ColumnOf.ToArray());
        });

    [Fact]
    public void Plans_on_the_line_agree_with_POT() =>
        Array.ForEach(Of("plans", 4), instance =>
        {
            int n = instance.Int("n"), m = instance.Int("m"), p = instance.Int("p");
            var stream = new RandomStream("plans", instance.Int("seed"));
            double[] x = stream.Uniform(n), y = stream.Uniform(m, 1.5, 0.25), a = stream.Weights(n), b = stream.Weights(m);
            // POT leaves masses of rounding where two cumulative sums meet.
            double[][] expected = [.. instance.GetProperty("entries").EnumerateArray()
                .Select(entry => entry.EnumerateArray().Select(number => number.GetDouble()).ToArray()).Where(entry => entry[2] > 1e-12)];
            var plan = OneDimensionalTransport.Plan(x, Normalised(a), y, Normalised(b), p);
            Assert.Equal(expected.Length, plan.Length);
            foreach (var (entry, shipment) in expected.Zip(plan))
            {
                Assert.Equal(((int)entry[0], (int)entry[1]), (shipment.Source, shipment.Target));
                Close(entry[2], shipment.Mass, 1e-14);
                Close(Math.Pow(Math.Abs(x[shipment.Source] - y[shipment.Target]), p), shipment.Cost, 1e-15);
            }
        });

    static double[] Normalised(double[] weights)
    {
        var total = weights.Sum();
        return Array.ConvertAll(weights, weight => weight / total);
    }
}
