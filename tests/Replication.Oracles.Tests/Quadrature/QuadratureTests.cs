using Replication.Oracles.Quadrature;
using Replication.Oracles.Tests.Divergences;

namespace Replication.Oracles.Tests.Quadrature;

public class QuadratureTests
{
    static readonly Tolerance OneCell = new(1e9, 0);

    [Fact]
    public void One_cell_is_exact_for_polynomials_of_degree_31_and_not_of_32()
    {
        for (var degree = 0; degree <= 31; degree++)
            Close.Absolute(1.0 / (degree + 1), GaussKronrod.Integrate(x => Math.Pow(x, degree), new Interval(0, 1), OneCell).Value, 1e-15,
                $"x^{degree}");
        // The rule's error at degree 32 is known: far above rounding where the monomial is scaled to be large.
        double Legendre32(double x)
        {
            double before = 1, now = x;
            for (var k = 2; k <= 32; k++) (before, now) = (now, ((((2 * k) - 1) * x * now) - ((k - 1) * before)) / k);
            return now;
        }
        Assert.True(Math.Abs(GaussKronrod.Integrate(Legendre32, new Interval(-1, 1), OneCell).Value) > 1e-4);
    }

    public static TheoryData<string> Known => ["exp", "sqrt", "log", "gauss", "tail", "left tail", "runge", "kink", "oscillating",
        "cauchy"];

    [Theory]
    [MemberData(nameof(Known))]
    public void Known_integrals_are_met_within_the_estimated_error(string name)
    {
        (Func<double, double> f, Interval range, double exact) = name switch
        {
            "exp" => (Math.Exp, new Interval(0, 1), Math.E - 1),
            "sqrt" => ((Func<double, double>)Math.Sqrt, new Interval(0, 1), 2.0 / 3),
            "log" => (Math.Log, new Interval(0, 1), -1),
            "gauss" => (x => Math.Exp(-x * x), Interval.Line, Math.Sqrt(Math.PI)),
            "tail" => (x => Math.Exp(-x), new Interval(2, double.PositiveInfinity), Math.Exp(-2)),
            "left tail" => (x => Math.Exp(x), new Interval(double.NegativeInfinity, -1), Math.Exp(-1)),
            "runge" => (x => 1 / (1 + (25 * x * x)), new Interval(-1, 1), 0.4 * Math.Atan(5)),
            "kink" => (x => Math.Abs(x - 0.3), new Interval(0, 1), 0.29),
            "oscillating" => (x => Math.Sin(100 * x), new Interval(0, 1), (1 - Math.Cos(100)) / 100),
            "cauchy" => (x => 1 / (1 + (x * x)), Interval.Line, Math.PI),
            _ => throw new InvalidOperationException(name),
        };
        var result = GaussKronrod.Integrate(f, range);
        Close.Absolute(exact, result.Value, Math.Max(1e-11 * Math.Abs(exact), 1e-12), name);
        Assert.True(Math.Abs(result.Value - exact) <= result.Error,
            $"{name}: off by {Math.Abs(result.Value - exact):E1}, said {result.Error:E1}");
        Assert.True(result.Error <= Tolerance.Tight.Allowance(result.Value));
    }

    [Fact]
    public void A_break_at_the_kink_makes_it_exact_at_once()
    {
        var result = GaussKronrod.Integrate(x => Math.Abs(x - 0.3), new Interval(0, 1), breaks: [0.3]);
        Close.Absolute(0.29, result.Value, 1e-16);
        Assert.Equal(42, result.Evaluations);
    }

    [Fact]
    public void An_unreachable_tolerance_is_an_exception_that_carries_the_best_value()
    {
        var divergent = Assert.Throws<QuadratureException>(() => GaussKronrod.Integrate(x => 1 / x, new Interval(0, 1)));
        Assert.True(divergent.Best.Error > 0);
        var tooTight = Assert.Throws<QuadratureException>(
            () => GaussKronrod.Integrate(x => Math.Exp(-x * x), Interval.Line, new Tolerance(0, 1e-17)));
        Close.Absolute(Math.Sqrt(Math.PI), tooTight.Best.Value, 1e-13);
        Assert.Throws<QuadratureException>(() => GaussKronrod.Integrate(_ => double.NaN, new Interval(0, 1)));
        Assert.Throws<QuadratureException>(() => PlaneCubature.Integrate((_, _) => double.NaN, new Interval(0, 1), new Interval(0, 1)));
        Assert.Throws<QuadratureException>(() => PlaneCubature.Integrate((x, y) => 1 / (x + y) / (x + y), new Interval(0, 1),
            new Interval(0, 1)));
    }

    [Fact]
    public void Senseless_requests_are_refused()
    {
        foreach (var bad in new[] { new Tolerance(0, 0), new Tolerance(-1, 1), new Tolerance(double.NaN, 1),
            new Tolerance(double.PositiveInfinity, 0) })
            Assert.Throws<ArgumentOutOfRangeException>(() => GaussKronrod.Integrate(x => x, new Interval(0, 1), bad));
        Assert.Throws<ArgumentOutOfRangeException>(() => GaussKronrod.Integrate(x => x, new Interval(0, double.NaN)));
        Assert.Equal(0, GaussKronrod.Integrate(x => x, new Interval(1, 1)).Value);
    }

    [Fact]
    public void The_plane_is_met_within_the_estimated_error()
    {
        Check(PlaneCubature.Integrate((x, y) => Math.Exp(-(x * x) - (x * y) - (y * y)), Interval.Line, Interval.Line),
            2 * Math.PI / Math.Sqrt(3), "gauss");
        Check(PlaneCubature.Integrate((x, y) => Math.Sqrt(x * y), new Interval(0, 1), new Interval(0, 1)), 4.0 / 9, "roots");
        Check(PlaneCubature.Integrate((x, y) => Math.Exp(-x) * y, new Interval(0, double.PositiveInfinity), new Interval(0, 2)), 2, "tail");
        Assert.Equal(0, PlaneCubature.Integrate((_, _) => 1, new Interval(0, 0), Interval.Line).Value);

        static void Check(Integral result, double exact, string what)
        {
            Close.Absolute(exact, result.Value, 1e-9 * exact, what);
            Assert.True(Math.Abs(exact - result.Value) <= result.Error, what);
        }
    }

    [Fact]
    public void Gauss_Hermite_gives_the_normal_moments_exactly()
    {
        var rule = new GaussHermite(20);
        double moment = 1;
        for (var k = 0; k <= 38; k += 2)
        {
            Close.Relative(moment, rule.Expectation(x => Math.Pow(x, k)), 1e-12, $"E x^{k}");
            moment *= k + 1;
        }
        Close.Absolute(0, rule.Expectation(x => x * x * x), 1e-13, "odd");
        Close.Relative(moment, rule.Expectation(x => Math.Pow(x, 40)), 0.1, "degree 40 is near");
        Assert.True(Math.Abs(rule.Expectation(x => Math.Pow(x, 40)) / moment - 1) > 1e-9, "degree 40 is beyond the rule");
        Close.Relative(Math.Exp(1 + 0.125), rule.Expectation(Math.Exp, 1, 0.5), 1e-13, "lognormal");
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussHermite(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.Expectation(x => x, 0, -1));
    }
}
