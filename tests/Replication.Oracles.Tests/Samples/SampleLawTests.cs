using Replication.Oracles.Kernels;
using Replication.Oracles.Samples;
using Replication.Oracles.Statistics;
using Replication.Oracles.Tests.Statistics;
using Replication.Oracles.Transport;
using static Replication.Oracles.Tests.Samples.SampleFixture;

namespace Replication.Oracles.Tests.Samples;

/// <summary>What each distance of two samples must satisfy by its definition.</summary>
public class SampleLawTests
{
    static PointCloud Moved(PointCloud cloud) => cloud.Map(point => Turned([point[0] + 3, point[1] - 1], 0.7));

    static PointCloud Scaled(PointCloud cloud, double factor) => cloud.Map(point => [.. point.Select(c => factor * c)]);

    static PointCloud Reversed(PointCloud cloud) =>
        new([.. Enumerable.Range(0, cloud.Count).Reverse().Select(i => cloud[i].ToArray())], [.. cloud.Weights.ToArray().Reverse()]);

    [Fact]
    public void The_energy_distance_is_a_distance_of_laws() => Property.Holds(40, stream =>
    {
        var d = stream.Between(1, 3);
        PointCloud x = Weighted(9), y = Weighted(6), z = Weighted(7);
        PointCloud Weighted(int count) => new(stream.Uniform(count * d), d, stream.Weights(count));
        Assert.Equal(0, EnergyDistance.Between(x, x));
        Assert.InRange(EnergyDistance.Squared(x, Reversed(x)), 0, 1e-15);
        Close(EnergyDistance.Between(x, y), EnergyDistance.Between(y, x), 1e-14, "symmetry");
        Assert.True(EnergyDistance.Between(x, z) <= EnergyDistance.Between(x, y) + EnergyDistance.Between(y, z) + 1e-12, "triangle");
        Close(9 * EnergyDistance.Squared(x, y), EnergyDistance.Squared(Scaled(x, 9), Scaled(y, 9)), 1e-13, "scale");
        PointCloud split = new([.. x.Coordinates, .. x[0]], d, [x.Weights[0] / 2, .. x.Weights[1..], x.Weights[0] / 2]);
        Close(EnergyDistance.Squared(x, y), EnergyDistance.Squared(split, y), 1e-14, "a point split in two");
        if (d == 2) Close(EnergyDistance.Squared(x, y), EnergyDistance.Squared(Moved(x), Moved(y)), 1e-13, "motion");
    });

    [Fact]
    public void The_energy_distance_on_the_line_is_that_of_a_line_in_the_plane() => Property.Holds(20, stream =>
    {
        double[] x = stream.Uniform(11), y = stream.Uniform(8), a = stream.Weights(11), b = stream.Weights(8);
        PointCloud OnPlane(double[] values, double[] weights) => new([.. values.Select(v => new[] { v, 0 })], weights);
        Close(EnergyDistance.Squared(new(x, 1, a), new(y, 1, b)), EnergyDistance.Squared(OnPlane(x, a), OnPlane(y, b)), 1e-14);
    });

    // D^2 of point masses at distance r is 2 r, of a pair at -r and r against its middle r.
    [Fact]
    public void Energy_distances_known_in_closed_form()
    {
        Assert.Equal(10, EnergyDistance.Squared(new([0], 1), new([5], 1)));
        Assert.Equal(10, EnergyDistance.Squared(new([[0, 0]]), new([[3, 4]])));
        Assert.Equal(3, EnergyDistance.Squared(new([-3, 3], 1), new([0], 1)));
        // N(0, 1) against N(mu, 1): 2 E|N(mu, 2)| - 4 / sqrt(pi); E|N(mu, s^2)| is the mean of a folded normal.
        const double mu = 1.5;
        double s = Math.Sqrt(2), folded = (s * Math.Sqrt(2 / Math.PI) * Math.Exp(-mu * mu / (2 * s * s)))
            + (mu * (1 - (2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -mu / s))));
        const int n = 20_000;
        double[] quantiles = [.. Enumerable.Range(0, n).Select(i => MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (i + 0.5) / n))];
        Close((2 * folded) - (4 / Math.Sqrt(Math.PI)),
            EnergyDistance.Squared(new(quantiles, 1), new(Array.ConvertAll(quantiles, q => q + mu), 1)), 2e-4);
    }

    // By the three means D^2 of laws this close would be rounding alone.
    [Fact]
    public void A_small_shift_of_the_line_keeps_its_digits()
    {
        const double h = 1e-9;
        // A mass of 1/2 moved by h: F - G is 1/2 over a length h.
        Close(1, EnergyDistance.Squared(new([0, 1], 1), new([0, 1 + h], 1)) / (0.5 * (1 + h - 1)), 1e-12);
    }

    // The two paths share no code: the statistic by sums of pairs of all arrangements at once, and from each arrangement anew.
    [Fact]
    public void Tests_by_pairs_are_permutation_tests_of_the_statistic() => Property.Holds(12, stream =>
    {
        var kernel = Kernel.Laplace(0.7);
        int n = stream.Between(2, 5), m = stream.Between(2, 5);
        PointCloud x = Lattice(n), y = Lattice(m);
        PointCloud Lattice(int count) => new([.. stream.Ties(count * 2, 4)], 2);
        double[][] Rows(PointCloud cloud) => [.. Enumerable.Range(0, cloud.Count).Select(i => cloud[i].ToArray())];
        // 10 more than the statistic, whose ties are relative: rounding about 0 then counts as one.
        var expected = PermutationTest.TwoSample(
            Rows(x), Rows(y), (a, b) => 10 + MaximumMeanDiscrepancy.Unbiased(kernel, new(a), new(b)), Alternative.Greater);
        Assert.Equal(expected.P, MaximumMeanDiscrepancy.Test(kernel, x, y).P);
        var energy = PermutationTest.TwoSample(
            Rows(x), Rows(y), (a, b) => 10 + EnergyDistance.Squared(new(a), new(b)), Alternative.Greater);
        Assert.Equal(energy.P, EnergyDistance.Test(x, y).P);
    });

    // 5 against 5 decimals apart, one of them diverged: 2 of the 252 arrangements are as extreme, whatever the magnitude.
    [Theory]
    [InlineData(1)]
    [InlineData(1e6)]
    [InlineData(1e13)]
    public void One_diverged_run_does_not_blur_a_p_value(double diverged)
    {
        PointCloud x = new([0.1, 0.2, 0.3, 0.4, diverged], 1), y = new([-10.1, -10.2, -10.3, -10.4, -10.5], 1);
        Assert.Equal(2 / 252.0, EnergyDistance.Test(x, y).P, 1e-15);
    }

    [Fact]
    public void Random_arrangements_keep_the_level_and_find_a_difference()
    {
        var stream = new Oracles.Randomness.RandomStream("level", 1);
        const int repeats = 400;
        int rejected = 0, energyRejected = 0;
        for (var r = 0; r < repeats; r++)
        {
            PointCloud x = stream.Normal(7, 2), y = stream.Normal(9, 2);
            if (MaximumMeanDiscrepancy.Test(Kernel.Gaussian(1), x, y, stream, 39).P <= 0.05) rejected++;
            if (EnergyDistance.Test(x, y, stream, 39).P <= 0.05) energyRejected++;
        }
        // Binomial(400, 1/20): 5 and 37 are four standard deviations from 20.
        Assert.InRange(rejected, 5, 37);
        Assert.InRange(energyRejected, 5, 37);
        PointCloud a = stream.Normal(40, 3), b = stream.Normal(40, 3, 1);
        var test = MaximumMeanDiscrepancy.Test(Kernel.Gaussian(2), a, b, stream, 199);
        Assert.Equal(1 / 200.0, test.P);
        Assert.Equal("maximum mean discrepancy, gaussian(2), 199 resamples from stream 'level' seed 1", test.Method);
        Assert.Equal(1 / 200.0, EnergyDistance.Test(a, b, stream, 199).P);
        Assert.Throws<ArgumentException>(() => EnergyDistance.Test(a, b));
    }

    [Fact]
    public void Kernels_are_symmetric_and_positive_definite() => Property.Holds(20, stream =>
    {
        var x = stream.Normal(8, 3);
        foreach (var kernel in (Kernel[])[Kernel.Gaussian(1.1), Kernel.InverseMultiquadric(0.9, 2), Kernel.Laplace(1.4),
                     Kernel.Polynomial(2, 0.4, 0.3), Kernel.Sum(Kernel.Laplace(1), Kernel.Polynomial(1, 1, 0))])
        {
            var gram = MathNet.Numerics.LinearAlgebra.Matrix<double>.Build.Dense(8, 8, (i, j) => kernel.At(x[i], x[j]));
            Assert.True(gram.IsSymmetric(), kernel.Name);
            Assert.True(gram.Evd().EigenValues.Min(value => value.Real) > -1e-10 * gram.Trace(), kernel.Name);
        }
    });

    [Fact]
    public void A_kernel_of_ones_own_is_as_good() => Property.Holds(10, stream =>
    {
        PointCloud x = stream.Normal(6, 11), y = stream.Normal(5, 11, 0.5);
        var own = Kernel.Of("mine", (a, b) =>
        {
            double sum = 0;
            for (var k = 0; k < a.Length; k++) sum += (a[k] - b[k]) * (a[k] - b[k]);
            return Math.Exp(-sum / 8);
        });
        Close(MaximumMeanDiscrepancy.Unbiased(Kernel.Gaussian(2), x, y), MaximumMeanDiscrepancy.Unbiased(own, x, y), 1e-14);
        Assert.Equal("mine", own.ToString());
    });

    // Two laws with the same first three moments: no polynomial of degree 3 tells them apart, a Gaussian kernel does.
    [Fact]
    public void A_polynomial_kernel_sees_moments_up_to_its_degree()
    {
        double r = Math.Sqrt(3);
        PointCloud pair = new([-1, 1], 1), triple = new([-r, 0, r], 1, [1 / 6.0, 2 / 3.0, 1 / 6.0]);
        Close(0, MaximumMeanDiscrepancy.Biased(Kernel.Polynomial(3, 1, 1), pair, triple), 1e-13);
        Assert.True(MaximumMeanDiscrepancy.Biased(Kernel.Polynomial(4, 1, 1), pair, triple) > 1);
        Assert.True(MaximumMeanDiscrepancy.Biased(Kernel.Gaussian(1), pair, triple) > 0.01);
    }

    [Fact]
    public void The_kernel_inception_distance_is_unbiased_at_every_size()
    {
        var stream = new Oracles.Randomness.RandomStream("kid", 1);
        PointCloud x = stream.Normal(60, 4), y = stream.Normal(60, 4);
        var estimate = KernelInceptionDistance.OverSubsets(x, y, stream, 12, 4000);
        // Over all subsets the mean is the U-statistic of all points.
        var error = estimate.StandardDeviation / Math.Sqrt(4000);
        Assert.InRange(estimate.Mean - KernelInceptionDistance.Between(x, y), -4 * error, 4 * error);
        var single = KernelInceptionDistance.OverSubsets(x, y, stream, 60, 1);
        Close(KernelInceptionDistance.Between(x, y), single.Mean, 1e-12, "one subset of all points");
        Assert.True(double.IsNaN(single.StandardDeviation));
    }

    [Fact]
    public void The_Frechet_distance_is_a_squared_distance_of_moments() => Property.Holds(20, stream =>
    {
        PointCloud x = stream.Normal(12, 2), y = stream.Normal(9, 2, 0.5, 1.3);
        var value = FrechetDistance.Between(x, y);
        Assert.InRange(FrechetDistance.Between(x, x), 0, 1e-14);
        Close(value, FrechetDistance.Between(y, x), 1e-12, "symmetry");
        Close(value, FrechetDistance.Between(Moved(x), Moved(y)), 1e-12, "motion");
        Close(value, FrechetDistance.Between(Reversed(x), y), 1e-12, "order");
        Close(16 * value, FrechetDistance.Between(Scaled(x, 4), Scaled(y, 4)), 1e-12, "scale");
        Close(25, FrechetDistance.Between(x, x.Map(p => [p[0] + 3, p[1] - 4])), 1e-12, "a shift");
        // tr S (1 - 2)^2: the covariance of twice the points is four times as large.
        var (centred, doubled) = (Centred(x), Scaled(Centred(x), 2));
        double trace = Enumerable.Range(0, 12).Sum(i => (centred[i][0] * centred[i][0]) + (centred[i][1] * centred[i][1])) / 11;
        Close(trace, FrechetDistance.Between(centred, doubled), 1e-12, "a scale");
    });

    // Fewer points than dimensions are their own factor, more have one of their covariance: on both sides of the change it is one distance.
    [Fact]
    public void The_Frechet_distance_is_that_of_the_covariances_however_many_points_there_are() => Property.Holds(30, stream =>
    {
        const int d = 6;
        PointCloud x = stream.Normal(stream.Between(2, 10), d, 0.5, 2), y = stream.Normal(stream.Between(2, 10), d);
        var (mean1, covariance1) = Moments(x);
        var (mean2, covariance2) = Moments(y);
        var distance = GaussianTransport.Wasserstein2(mean1, covariance1, mean2, covariance2);
        Close(distance * distance, FrechetDistance.Between(x, y), 1e-12);
        Assert.Equal(0, FrechetDistance.Between(x, x));
        PointCloud Large(PointCloud cloud) => cloud.Map(point => Array.ConvertAll(point, c => Math.ScaleB(c, 400)));
        Close(FrechetDistance.Between(x, y), Math.ScaleB(FrechetDistance.Between(Large(x), Large(y)), -800), 1e-12, "scale");
    });

    static (double[] Mean, double[,] Covariance) Moments(PointCloud cloud)
    {
        int n = cloud.Count, d = cloud.Dimension;
        double[] mean = [.. Enumerable.Range(0, d).Select(a => Enumerable.Range(0, n).Average(i => cloud[i][a]))];
        var covariance = new double[d, d];
        for (int a = 0; a < d; a++)
            for (int b = 0; b < d; b++)
                covariance[a, b] = Enumerable.Range(0, n).Sum(i => (cloud[i][a] - mean[a]) * (cloud[i][b] - mean[b])) / (n - 1);
        return (mean, covariance);
    }

    [Fact]
    public void A_Frechet_distance_beyond_the_largest_double_is_refused_in_words()
    {
        PointCloud near = new([0, 1], 1), far = new([1e160, 1e160 * 1.5], 1), wide = new([-1e200, 1e200], 1);
        Assert.Contains("squared distance exceeds", Assert.Throws<ArgumentException>(
            () => FrechetDistance.Between(near, new([1e160, 1e160], 1))).Message, StringComparison.Ordinal);
        Assert.Contains("variance overflows", Assert.Throws<ArgumentException>("y", () => FrechetDistance.Between(near, wide)).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("x", () => FrechetDistance.Between(far, near));
    }

    static PointCloud Centred(PointCloud cloud)
    {
        double[] mean = [.. Enumerable.Range(0, 2).Select(a => Enumerable.Range(0, cloud.Count).Average(i => cloud[i][a]))];
        return cloud.Map(point => [point[0] - mean[0], point[1] - mean[1]]);
    }

    [Fact]
    public void Measures_by_nearest_neighbours_do_not_move_with_the_frame() => Property.Holds(30, stream =>
    {
        PointCloud real = stream.Normal(25, 2), generated = stream.Normal(18, 2, 0.8);
        var k = stream.Between(1, 4);
        var (pr, dc) = (PrecisionRecall.Of(real, generated, k), DensityCoverage.Of(real, generated, k));
        foreach (var map in (Func<PointCloud, PointCloud>[])[Moved, cloud => Scaled(cloud, 4), Reversed])
        {
            Assert.Equal(pr, PrecisionRecall.Of(map(real), map(generated), k));
            Assert.Equal(dc, DensityCoverage.Of(map(real), map(generated), k));
        }
        var swapped = PrecisionRecall.Of(generated, real, k);
        Assert.Equal((pr.Recall, pr.Precision), (swapped.Precision, swapped.Recall));
        Assert.True(PrecisionRecall.Of(real, generated, k + 1).Precision >= pr.Precision, "balls grow with k");
    });

    [Fact]
    public void A_sample_covers_itself_and_nothing_far_away() => Property.Holds(20, stream =>
    {
        var real = stream.Normal(15, 3);
        Assert.Equal(new PrecisionRecall(1, 1), PrecisionRecall.Of(real, real));
        var same = DensityCoverage.Of(real, real, 3);
        // Each ball holds its centre and the k neighbours, the last on its border.
        Assert.Equal(new DensityCoverage(4 / 3.0, 1), same);
        var far = real.Map(point => [point[0] + 1e6, point[1], point[2]]);
        Assert.Equal(new PrecisionRecall(0, 0), PrecisionRecall.Of(real, far));
        Assert.Equal(new DensityCoverage(0, 0), DensityCoverage.Of(real, far));
    });

    // A generator of one mode of two is precise but recalls half; a point beyond the data is not precise.
    [Fact]
    public void Precision_and_recall_tell_a_dropped_mode_from_a_bad_sample()
    {
        double[] mode = [0, 0.1, 0.2, 0.3, 0.4];
        PointCloud both = new([.. mode, .. mode.Select(v => v + 100)], 1), one = new(mode, 1), bad = new([.. mode, 50], 1);
        Assert.Equal(new PrecisionRecall(1, 0.5), PrecisionRecall.Of(both, one));
        Assert.Equal(5 / 6.0, PrecisionRecall.Of(both, bad).Precision);
        Assert.Equal(0.5, DensityCoverage.Of(both, one, 3).Coverage);
    }

    [Fact]
    public void A_perfect_generator_has_density_1_and_the_coverage_of_the_formula()
    {
        var stream = new Oracles.Randomness.RandomStream("perfect", 1);
        const int repeats = 600, n = 20, m = 13, k = 3;
        double density = 0, coverage = 0, densitySquares = 0, coverageSquares = 0;
        for (var r = 0; r < repeats; r++)
        {
            var value = DensityCoverage.Of(stream.Normal(n, 2), stream.Normal(m, 2), k);
            (density, densitySquares) = (density + value.Density, densitySquares + (value.Density * value.Density));
            (coverage, coverageSquares) = (coverage + value.Coverage, coverageSquares + (value.Coverage * value.Coverage));
        }
        Within(1, density, densitySquares);
        Within(DensityCoverage.PerfectCoverage(n, m, k), coverage, coverageSquares);
        void Within(double expected, double sum, double squares)
        {
            double mean = sum / repeats, error = Math.Sqrt(((squares / repeats) - (mean * mean)) / repeats);
            Assert.InRange(mean, expected - (4 * error), expected + (4 * error));
        }
        // One real point besides: the nearest of 1 + m others is generated with chance m / (m + 1).
        Assert.Equal(0.75, DensityCoverage.PerfectCoverage(2, 3, 1), 1e-15);
    }

    [Fact]
    public void A_plan_on_the_line_has_the_marginals_and_the_value() => Property.Holds(60, stream =>
    {
        int n = stream.Between(1, 12), m = stream.Between(1, 12);
        double p = stream.Between(1, 3), scale = stream.Between(1, 5);
        double[] x = stream.Sample(n), y = stream.Sample(m), a = stream.Weights(n), b = stream.Weights(m);
        double total = a.Sum(), ratio = total / b.Sum();
        b = Array.ConvertAll(b, weight => weight * ratio);
        var plan = OneDimensionalTransport.Plan(x, a, y, b, p);
        Assert.InRange(plan.Length, 1, n + m - 1);
        Assert.Equal(plan.OrderBy(s => s.Source).ThenBy(s => s.Target), plan);
        for (var i = 0; i < n; i++) Close(a[i], plan.Where(s => s.Source == i).Sum(s => s.Mass), 1e-14);
        for (var j = 0; j < m; j++) Close(b[j], plan.Where(s => s.Target == j).Sum(s => s.Mass), 1e-14);
        var value = plan.Sum(s => s.Mass * s.Cost);
        Close(OneDimensionalTransport.Wasserstein(x, a, y, b, p), Math.Pow(value / total, 1 / p), 1e-12);
        var cost = GroundCost.Of("power", (u, v) => Math.Pow(Math.Abs(u[0] - v[0]), p));
        Close(ExactTransport.Solve(new(x, 1, a), new(y, 1, b), cost).Value, value, 1e-11);
    });

    [Fact]
    public void An_assignment_is_a_permutation_that_no_other_undercuts() => Property.Holds(60, stream =>
    {
        int n = stream.Between(1, 5), m = stream.Between(1, 5);
        var costs = new double[n, m];
        foreach (var i in Enumerable.Range(0, n))
            foreach (var j in Enumerable.Range(0, m))
                costs[i, j] = stream.NextInt(7) - 3;
        var assignment = Assignment.Solve(costs);
        Assert.True(assignment.Certificate.Holds);
        int[] taken = [.. assignment.ColumnOf.ToArray().Where(j => j != Assignment.None)];
        Assert.Equal(Math.Min(n, m), taken.Distinct().Count());
        Assert.Equal(Math.Min(n, m), taken.Length);
        Assert.Equal(BestOf(costs, 0, 0), assignment.Value);
        var largest = Assignment.Solve(costs, maximise: true);
        var negated = (double[,])costs.Clone();
        for (var i = 0; i < n; i++)
            for (var j = 0; j < m; j++)
                negated[i, j] = -costs[i, j];
        Assert.Equal(-BestOf(negated, 0, 0), largest.Value);
    });

    // The least total over all ways to give rows from `row` on a free column, of which as many as possible get one.
    static double BestOf(double[,] costs, int row, int used)
    {
        int n = costs.GetLength(0), m = costs.GetLength(1);
        if (row == n) return 0;
        var best = double.PositiveInfinity;
        for (var j = 0; j < m; j++)
            if ((used >> j & 1) == 0) best = Math.Min(best, costs[row, j] + BestOf(costs, row + 1, used | (1 << j)));
        var free = m - System.Numerics.BitOperations.PopCount((uint)used);
        return n - row > free ? Math.Min(best, BestOf(costs, row + 1, used)) : best;
    }

    // A method that is cubic in the number of points would take many minutes, a quadratic one takes seconds.
    [Fact]
    public void Five_thousand_points_are_not_too_many()
    {
        const int n = 5_000, d = 8;
        const double shift = 0.1;
        var stream = new Oracles.Randomness.RandomStream("large", 1);
        PointCloud x = stream.Normal(n, d), y = stream.Normal(n, d, shift);
        Assert.InRange(PrecisionRecall.Of(x, y).Precision, 0.5, 1);
        // The squared shift s: the means leave 2 s sqrt(2/n) of noise, the covariances a bias of about d (d + 2) / (2 n).
        double squared = d * shift * shift, noise = 2 * Math.Sqrt(squared * 2 / n), bias = d * (d + 2) / (2.0 * n);
        Assert.InRange(FrechetDistance.Between(x, y), squared - (4 * noise), squared + (4 * noise) + (4 * bias));
        Assert.InRange(MaximumMeanDiscrepancy.Unbiased(Kernel.Gaussian(3), x, y)
            / MaximumMeanDiscrepancy.OfGaussians(shift * Math.Sqrt(d), 1, 1, d, 3), 0.8, 1.2);
    }

    [Fact]
    public void Bad_requests_are_refused()
    {
        PointCloud one = new([0], 1), line = new([0, 1, 2, 3], 1), plane = new([0, 1, 2, 3], 2), weighted = new([0, 1], 1, [0.3, 0.7]);
        var stream = new Oracles.Randomness.RandomStream("refusals", 1);
        void Refused(Action action) => Assert.ThrowsAny<ArgumentException>(action);
        Refused(() => EnergyDistance.Squared(line, plane));
        Refused(() => EnergyDistance.Squared(new([-1e308], 1), new([1e308], 1)));
        Refused(() => EnergyDistance.Squared(new([[-1e308, 0]]), new([[1e308, 0]])));
        Refused(() => EnergyDistance.Test(weighted, line, stream));
        Refused(() => MaximumMeanDiscrepancy.Test(Kernel.Gaussian(1), weighted, line, stream));
        Refused(() => MaximumMeanDiscrepancy.Test(Kernel.Gaussian(1), line, line, stream, resamples: 0));
        Refused(() => MaximumMeanDiscrepancy.Biased(Kernel.Of("NaN", (_, _) => double.NaN), line, line));
        Refused(() => MaximumMeanDiscrepancy.Unbiased(Kernel.Polynomial(2, 1, 1), new([1e200, 0], 1), line));
        Refused(() => KernelInceptionDistance.Between(one, line));
        Refused(() => KernelInceptionDistance.OverSubsets(line, line, stream, subsetSize: 5));
        Refused(() => KernelInceptionDistance.OverSubsets(line, line, stream, subsetSize: 1));
        Refused(() => KernelInceptionDistance.OverSubsets(line, line, stream, 2, subsets: 0));
        Refused(() => FrechetDistance.Between(one, line));
        Refused(() => FrechetDistance.Between(line, plane));
        Refused(() => FrechetDistance.Between(weighted, line));
        Refused(() => PrecisionRecall.Of(line, line, k: 4));
        Refused(() => PrecisionRecall.Of(line, new PointCloud([0, 1, 2], 1)));
        Refused(() => PrecisionRecall.Of(line, plane, 1));
        Refused(() => DensityCoverage.Of(line, line, k: 0));
        Refused(() => DensityCoverage.Of(weighted, line, k: 1));
        Refused(() => DensityCoverage.PerfectCoverage(3, 3, 3));
        Refused(() => DensityCoverage.PerfectCoverage(3, 0, 1));
        Refused(() => Assignment.Solve(new double[0, 3]));
        Refused(() => Assignment.Solve(new[,] { { double.NaN } }));
        Refused(() => OneDimensionalTransport.Plan([], [1]));
        Refused(() => OneDimensionalTransport.Plan([1, double.NaN], [1]));
        Refused(() => OneDimensionalTransport.Plan([1], [1], 0.5));
        Refused(() => OneDimensionalTransport.Plan([1], [0.5], [1], [1]));
        Refused(() => Kernel.Polynomial(0, 1, 1));
        Refused(() => Kernel.Polynomial(1, 0, 1));
        Refused(() => Kernel.Polynomial(1, 1, -1));
        Refused(() => Kernel.Laplace(double.PositiveInfinity));
        Refused(() => Kernel.Sum());
        Refused(() => Kernel.Gaussian(1).At([1], [1, 2]));
        Refused(() => new PointCloud(new double[2, 0]));
        Refused(() => new PointCloud(new double[0, 2]));
        Refused(() => new PointCloud([[1, 2], [3]]));
        Refused(() => new PointCloud([[1, 2], null!]));
        Refused(() => new PointCloud((double[][])[]));
        Refused(() => new PointCloud([[1, double.NaN]]));
        Refused(() => ExactTransport.Solve((double[,])null!));
    }

    [Fact]
    public void Matrices_rows_and_spans_are_the_same_cloud()
    {
        double[,] matrix = { { 1, 2, 3 }, { 4, 5, 6 } };
        PointCloud fromMatrix = matrix, fromRows = new double[][] { [1, 2, 3], [4, 5, 6] }, fromSpan = new([1, 2, 3, 4, 5, 6], 3);
        foreach (var cloud in (PointCloud[])[fromMatrix, fromRows, new(matrix, [0.5, 0.5]), new([[1, 2, 3], [4, 5, 6]], [0.5, 0.5])])
        {
            Assert.Equal(fromSpan.Coordinates, cloud.Coordinates);
            Assert.Equal(fromSpan.Weights, cloud.Weights);
            Assert.Equal(3, cloud.Dimension);
        }
        Assert.Equal([0.2, 0.8], new PointCloud(matrix, [0.2, 0.8]).Weights.ToArray());
        double[,] costs = { { 1, 2, 3 }, { 3, 1, 2 } };
        double third = 1 / 3.0;
        Assert.Equal(ExactTransport.Solve(costs, [0.5, 0.5], [third, third, third]).Value, ExactTransport.Solve(costs).Value, 1e-15);
        Assert.Equal(ExactTransport.Solve(fromSpan, matrix, GroundCost.Euclidean).Value, ExactTransport.Solve(fromSpan, matrix).Value);
    }
}
