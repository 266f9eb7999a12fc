using Replication.Evidence;
using Replication.Runner.Cache;
using Replication.Runner.Fingerprints;
using Replication.Runner.Planning;

namespace Replication.Runner.Tests.Fingerprints;

/// <summary>What changes the code fingerprint of a measurement, and what does not.</summary>
public class CodeGraphTests(CodeGraphTests.Unedited unedited) : IClassFixture<CodeGraphTests.Unedited>
{
    /// <summary>What the edits are compared with.</summary>
    public sealed class Unedited : IDisposable
    {
        internal CompiledExperiment Sampling { get; } = CompiledExperiment.Sampling();

        internal CompiledExperiment Zoo { get; } = CompiledExperiment.Of(CodeGraphTests.Zoo);

        public void Dispose()
        {
            Sampling.Dispose();
            Zoo.Dispose();
        }
    }

    [Theory]
    [InlineData("\"blue\"", "\"red\"")] // a figure's colour, read by Draw through an initialiser beside Grid's
    [InlineData("$\"Means in {Colour}\"", "$\"Runs in {Colour}\"")]
    [InlineData("A shift moves the mean by its size.", "A shift moves the mean.")]
    [InlineData("Mean.AtLeast(1.5)", "Mean.AtLeast(1.25)")]
    [InlineData("Means of draws move with their shift", "Another title")]
    [InlineData("draws with a shift of 2", "another description")]
    [InlineData("A shift of draws and the mean", "Another title of the study")]
    [InlineData("Budget.Light", "Budget.Heavy")]
    [InlineData("Seeds = 8", "Seeds = 9")]
    [InlineData("transform: null)) {", "transform: null)) { Seeds = 9,")]
    [InlineData("    static SamplingRow Measure", "    // A comment.\n\n\n    static SamplingRow Measure")]
    [InlineData("    static SamplingRow Measure", "    static Func<double, double> Unrelated => x => new[] { 1.0 }.Sum(y => y + x);\n\n    static SamplingRow Measure")]
    [InlineData("    static IEnumerable<double> Draws", "    static IEnumerable<int> Unrelated() { yield return 1; }\n\n    static IEnumerable<double> Draws")]
    public void An_unrelated_edit_keeps_the_fingerprint(string replace, string by)
    {
        var before = unedited.Sampling;
        using var after = CompiledExperiment.Sampling(replace, by);

        foreach (var arm in before.Study.Arms.Select(arm => arm.Name))
            Assert.Equal(before.Code(arm).Hash, after.Code(arm).Hash);
    }

    [Theory]
    [InlineData("draws.Average() + shift;", "draws.Average() - shift;", "Sampling.Measure changed")]
    [InlineData("new PathPoint(step, draw + shift)", "new PathPoint(step, draw)", "Sampling.Measure changed")] // a lambda
    [InlineData("6364136223846793005UL", "6364136223846793007UL", "Sampling.Draws changed")] // an iterator
    [InlineData("Math.Sqrt(draws.Sum", "Math.Cbrt(draws.Sum", "Sampling.Spread changed")]
    [InlineData("double Square(double x) => x * x;", "double Square(double x) => x * x * x;", "Sampling.Spread changed")] // a local function
    [InlineData("[0, 0.25, 0.5, 0.75]", "[0, 0.25, 0.5, 0.8]", "Sampling.Grid changed")] // a field's initialiser
    [InlineData("PathPoint(int Step, double Position)", "PathPoint(int Step, float Position)", "PathPoint")] // a type's shape
    public void An_edit_of_what_is_reached_changes_it_and_is_named(string replace, string by, string reason)
    {
        if (by.Contains("float Position", StringComparison.Ordinal)) by += " { public PathPoint(int step, double position) : this(step, (float)position) { } }//";
        var before = unedited.Sampling;
        using var after = CompiledExperiment.Sampling(replace, by);

        Assert.NotEqual(before.Code().Hash, after.Code().Hash);
        Assert.Contains(reason, Reason(before.Code(), after.Code()));
    }

    [Fact]
    public void A_delegate_of_an_arm_is_code_of_that_arm_alone()
    {
        var before = unedited.Sampling;
        using var after = CompiledExperiment.Sampling("x => x * x)", "x => x * x + 1)");

        Assert.NotEqual(before.Code("squared").Hash, after.Code("squared").Hash);
        Assert.Equal(before.Code("shifted").Hash, after.Code("shifted").Hash);
    }

    [Fact]
    public void A_setting_of_an_arm_is_no_code_but_a_setting()
    {
        var before = unedited.Sampling;
        using var after = CompiledExperiment.Sampling("shift: 2,", "shift: 2.5,");

        Assert.Equal(before.Code().Hash, after.Code().Hash);
        Assert.Equal("2", before.Configuration("shifted").Settings["Measure.shift"]);
        Assert.Equal("2.5", after.Configuration("shifted").Settings["Measure.shift"]);
        Assert.False(before.Configuration("shifted").Settings.ContainsKey("Description"));
    }

    const string Zoo = """
        using System; using System.Collections.Generic; using System.Linq; using Replication.Evidence; using Replication.Figures;
        [assembly: Experiment(typeof(Zoo))]
        public sealed record Row(double Value);
        public interface IShape { double Area(); }
        public sealed class Used : IShape { public double Area() => 1; }
        public sealed class Unused : IShape { public double Area() => 2; }
        public sealed class ByTypeArgument : IShape { public double Area() => 3; }
        public abstract class Animal { public virtual double Legs() => 4; public double Arms() => 0; }
        public sealed class Bird : Animal { public override double Legs() => 2; }
        public interface IConstant { static abstract double Value { get; } }
        public sealed class Pi : IConstant { public static double Value => 3.14; }
        public static class Explicit { static double _value; static Explicit() { _value = 7; } public static double Read() => 1; }
        public sealed class Order : IComparer<double> { public int Compare(double x, double y) => x.CompareTo(y); }
        public static class Deep { public static double Generic<T>(T value) => Inner.Leaf(1); static class Inner { public static double Leaf(int x) => x + 10; } }
        public static class Zoo
        {
            static double Constant<T>() where T : IConstant => T.Value;
            static double Make<T>() where T : IShape, new() => new T().Area();
            static Row Measure(Run run)
            {
                IShape shape = new Used();
                Animal animal = new Bird();
                var sorted = new[] { 2.0, 1.0 }.OrderBy(x => x, new Order()).First();
                Func<double, double> group = Grouped;
                return new(shape.Area() + animal.Legs() + Constant<Pi>() + Make<ByTypeArgument>() + Explicit.Read() + sorted + Deep.Generic("x") + group(1));
            }
            static double Grouped(double x) => x + 100;
            static Study<Row> Animals => new("animals", Paper.Gan, "", "")
            {
                Arms = [new("only", "", Measure)], Claims = [], Figures = _ => [],
            };
            public static IExperiment Define() => new Experiment("Zoo", "", Animals);
        }
        """;

    [Theory]
    [InlineData("Area() => 1;")] // through an interface
    [InlineData("Area() => 3;")] // made by new T()
    [InlineData("Legs() => 2;")] // an override
    [InlineData("Value => 3.14;")] // a static interface member
    [InlineData("_value = 7;")] // an explicit static constructor
    [InlineData("x.CompareTo(y)", "y.CompareTo(x)")] // called by the framework
    [InlineData("x + 10;")] // behind a generic method, in a nested type
    [InlineData("x + 100;")] // a method group
    public void Whatever_can_be_called_counts(string replace, string? by = null)
    {
        var before = unedited.Zoo;
        using var after = CompiledExperiment.Of(Zoo, replace, by ?? replace.Replace(";", " + 1;", StringComparison.Ordinal));
        Assert.NotEqual(before.Code("only").Hash, after.Code("only").Hash);
    }

    [Theory]
    [InlineData("Area() => 2;")] // an implementation that is never made
    [InlineData("Arms() => 0;")] // a method that is never called
    public void What_cannot_be_called_does_not(string replace)
    {
        var before = unedited.Zoo;
        using var after = CompiledExperiment.Of(Zoo, replace, replace.Replace(";", " + 1;", StringComparison.Ordinal));
        Assert.Equal(before.Code("only").Hash, after.Code("only").Hash);
    }

    static string Reason(CodeFingerprint before, CodeFingerprint after)
    {
        var none = new Dictionary<string, string>();
        RowKey Key(CodeFingerprint code) =>
            new(new("Sampling/means", "shifted", Scale.Standard, 0), 1, 0, "cpu", none, code.Hash, none, "", none);
        return string.Join("; ", Reasons.Differences(Key(before), Key(after), hash => hash == before.Hash ? before : after));
    }
}
