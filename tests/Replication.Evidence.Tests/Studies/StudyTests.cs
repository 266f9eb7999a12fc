using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Evidence.Tests;

/// <summary>A study as its author declares it and as the runner sees it.</summary>
public class StudyTests
{
    sealed record Point(int Step, double GradientNorm);

    sealed record Row(double Value, IReadOnlyList<Point> Course);

    static readonly Paper Paper = new("P", "A paper", "Nobody 2026");

    static readonly Quantity<Row> Value = new("value", row => row.Value);

    static readonly Arm<Row> High = new("high", "a value of 2 and more", run => Measure(2, run));

    static readonly Arm<Row> Low = new("low", "a value of 0 and more", run => Measure(0, run)) { Seeds = 12 };

    static readonly Arm<Row> Exact = new("exact", "a value of 2", _ => new(2, [])) { Random = false };

    static Row Measure(double level, Run run) =>
        new(level + run.Replicate / 100.0, [new(0, level), new(10, level * run.Replicate)]);

    static IStudy Study(params IReadOnlyList<Claim<Row>> claims) => new Study<Row>("study", Paper, "Section 1", "Values differ")
    {
        Deviation = "smaller",
        Seeds = 10,
        Budget = Budget.Light,
        Arms = [High, Low, Exact],
        Claims = claims,
        Figures = _ => [],
    };

    static Claim<Row> Claim(Criterion<Row> criterion, Arm<Row> on, Arm<Row> control) =>
        new("claim") { Statement = "It is high.", Published = "high", Criterion = criterion, On = [on], Control = [control] };

    static IReadOnlyList<MeasuredRow> Rows { get; } =
    [
        .. from arm in new[] { High, Low }
           from replicate in Enumerable.Range(0, 10)
           select new MeasuredRow(arm.Name, replicate, replicate, arm.Measure(new(replicate, replicate, Scale.Standard, "cpu"))),
        new("exact", 0, 0, Exact.Measure(new(0, 0, Scale.Standard, "cpu"))),
    ];

    [Fact]
    public void An_experiment_lists_its_studies_as_parts_of_itself()
    {
        var experiment = new Experiment("Sums", "Sums are sums", Study());
        Assert.Equal(("Sums", "Sums are sums"), (experiment.Name, experiment.Title));
        var study = Assert.Single(experiment.Studies);
        Assert.Equal(("Sums", "study", "Sums/study", "Values differ"), (study.Experiment, study.Name, study.Path, study.Title));
        Assert.Equal("", Study().Experiment);
    }

    [Theory]
    [InlineData("high", Scale.Smoke, 2)]
    [InlineData("high", Scale.Standard, 10)]
    [InlineData("high", Scale.Paper, 10)]
    [InlineData("low", Scale.Smoke, 2)]
    [InlineData("low", Scale.Standard, 12)]
    [InlineData("exact", Scale.Standard, 1)]
    public void A_random_arm_runs_twice_at_smoke_scale_and_else_as_often_as_it_or_its_study_says(string arm, Scale scale, int runs) =>
        Assert.Equal(runs, Study().Replicates(Study().Arms.Single(one => one.Name == arm), scale));

    [Theory]
    [InlineData(Budget.Light, "high", Scale.Smoke, 0.1)]
    [InlineData(Budget.Light, "high", Scale.Standard, 1)]
    [InlineData(Budget.Medium, "high", Scale.Standard, 5)]
    [InlineData(Budget.Heavy, "high", Scale.Standard, 60)]
    [InlineData(Budget.Light, "high", Scale.Paper, 30)]
    [InlineData(Budget.Heavy, "low", Scale.Paper, 1800)]
    [InlineData(Budget.Heavy, "exact", Scale.Paper, 0.1)]
    public void A_run_is_expected_to_take_what_the_budget_says(Budget budget, string arm, Scale scale, double seconds)
    {
        IStudy study = new Study<Row>("study", Paper, "Section 1", "Values differ")
        {
            Budget = budget, Arms = [High, Low, Exact], Claims = [], Figures = _ => [],
        };
        Assert.Equal(seconds, study.ExpectedSeconds(study.Arms.Single(one => one.Name == arm), scale));
    }

    [Fact]
    public void A_study_has_the_rows_and_the_assembly_of_its_measurements()
    {
        Assert.Equal(typeof(Row), Study().RowType);
        Assert.Equal(typeof(StudyTests).Assembly, Study().Assembly);
    }

    [Fact]
    public void An_arm_is_measured_by_its_own_measurement() =>
        Assert.Equal(2.03, ((Row)Study().Measure(High, new(3, 0, Scale.Standard, "cpu"))).Value);

    [Fact]
    public void A_claim_takes_paper_locus_and_deviation_from_its_study_unless_it_has_its_own()
    {
        var own = new Paper("Q", "Another", "Nobody 2027");
        var plain = Study(Claim(Value.AtLeast(1), High, Low)).Claims[0];
        Assert.Equal((Paper, "Section 1", "smaller"), (plain.Paper, plain.Locus, plain.Deviation));
        var special = Study(new Claim<Row>("claim")
        {
            Paper = own, Locus = "Table 2", Deviation = "", Statement = "s", Published = "r", Formula = "x",
            Criterion = Value.AtLeast(1), On = [High], Control = [Low],
        }).Claims[0];
        Assert.Equal((own, "Table 2", null, "x"), (special.Paper, special.Locus, special.Deviation, special.Formula));
    }

    [Fact]
    public void One_criterion_judges_the_claims_arms_and_its_control()
    {
        var assessment = Study(Claim(Value.AtLeast(1), High, Low)).Judge(Rows)[0];
        Assert.True(assessment.Finding.Met);
        Assert.False(assessment.Control.Met);
        Assert.Equal(10, assessment.Finding.Seeds);
        var turned = Study(Claim(Value.AtLeast(1), Low, High)).Assess("claim", Rows);
        Assert.False(turned.Finding.Met);
        Assert.True(turned.Control.Met);
    }

    [Fact]
    public void The_arms_of_a_claim_and_its_control_may_change_places_only_where_one_criterion_judges_both()
    {
        var (on, control) = Study(Claim(Value.AtLeast(1), High, Low)).Claims[0].Sides!.Value;
        Assert.Equal(["high"], on);
        Assert.Equal(["low"], control);
        Assert.Null(Study(new Claim<Row>("claim")
        {
            Statement = "s", Published = "r", Criterion = Value.AtLeast(1), On = [High], Control = [High], ControlCriterion = Value.AtMost(1),
        }).Claims[0].Sides);
    }

    [Fact]
    public void A_criterion_of_several_arms_asks_it_of_each_and_a_contrast_asks_for_two()
    {
        Assert.Equal([["high"], ["exact"]], Value.AtLeast(1).On(High, Exact).Conditions.Select(condition => condition.Statistic.Arms));
        Assert.Equal(["high", "low"], Assert.Single(Value.Exceeds(1).On(High, Low).Conditions).Statistic.Arms);
        Assert.Contains("Name two arms", Assert.Throws<ArgumentException>(() => Value.Exceeds(1).On(High)).Message, StringComparison.Ordinal);
        Assert.Contains("at least one", Assert.Throws<ArgumentException>(() => Value.AtLeast(1).On()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_criterion_of_runs_declares_the_share_of_them_that_may_fail()
    {
        static IEnumerable<double?> MayFail(params Criterion<Row>[] criteria) =>
            criteria.Select(criterion => Assert.Single(criterion.On(High).Conditions).Requirement.MayFail);
        Assert.Equal(
            [0.5, 0.5, 0.5, 0.5],
            MayFail(Value.Meets(Requirement.Exactly(2)), Value.AtLeast(2), Value.AtMost(2), Value.Between(1, 2)));
        Assert.Equal(
            [0.1, 0.2, 0.3, 0.4],
            MayFail(
                Value.Meets(Requirement.Exactly(2), mayFail: 0.1), Value.AtLeast(2, mayFail: 0.2), Value.AtMost(2, mayFail: 0.3),
                Value.Between(1, 2, mayFail: 0.4)));

        // One run of ten is above 2.085.
        var measurements = new Measurements<Row>(Study().Arms, Rows);
        Assert.True(Value.AtMost(2.085, mayFail: 0.11).On(High).Apply(measurements, "claim").Met);
        Assert.False(Value.AtMost(2.085, mayFail: 0.1).On(High).Apply(measurements, "claim").Met);
        var refusal = Assert.Throws<ArgumentException>(() => Value.AtMost(2, mayFail: 1).On(High));
        Assert.Contains("must lie in (0, 1)", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contrast_may_be_asked_of_several_pairs_and_of_arms_beside_the_claims()
    {
        var contrast = Value.Exceeds(1);
        Assert.Equal([["high", "low"], ["exact", "low"]], contrast.On(High, Low, Exact, Low).Conditions.Select(condition => condition.Statistic.Arms));
        Assert.Contains("several pairs", Assert.Throws<ArgumentException>(() => contrast.On(High, Low, Exact)).Message, StringComparison.Ordinal);
        Assert.Contains("there are 0", Assert.Throws<ArgumentException>(() => contrast.On()).Message, StringComparison.Ordinal);
        Assert.Equal(
            [["exact"], ["high", "low"]],
            Value.AtLeast(1).And(contrast.Of(High, Low)).On(Exact).Conditions.Select(condition => condition.Statistic.Arms));
    }

    [Fact]
    public void A_claims_own_deviation_stands_before_its_studys_and_an_empty_one_says_that_there_is_none()
    {
        var claim = Claim(Value.AtLeast(1), High, Low);
        string? Deviation(string? own) =>
            Study(new Claim<Row>("claim")
            {
                Statement = "s", Published = "r", Deviation = own, Criterion = claim.Criterion, On = claim.On, Control = claim.Control,
            }).Claims[0].Deviation;
        Assert.Equal(("other networks", "smaller", null), (Deviation("other networks"), Deviation(null), Deviation("")));
    }

    [Fact]
    public void A_control_is_judged_by_its_own_criterion_where_there_is_one()
    {
        var assessment = Study(new Claim<Row>("claim")
        {
            Statement = "s", Published = "r", Criterion = Value.AtLeast(1), On = [High], Control = [High], ControlCriterion = Value.AtLeast(99),
        }).Judge(Rows)[0];
        Assert.Equal((true, false), (assessment.Finding.Met, assessment.Control.Met));
        Assert.Equal(99, assessment.Control.Parts[0].Requirement.Low);
    }

    [Fact]
    public void A_finding_can_be_no_more_certain_than_its_least_certain_part()
    {
        var finding = Study(new Claim<Row>("claim")
        {
            Statement = "s", Published = "r", Criterion = Value.AtLeast(-9), On = [High, Low], Control = [Low],
        }).Judge([.. Rows.Take(15)])[0].Finding;
        Assert.Equal(finding.Parts[1].SmallestPValue, finding.SmallestPValue);
        Assert.True(finding.Parts[0].SmallestPValue < finding.Parts[1].SmallestPValue);
    }

    [Fact]
    public void A_cloud_is_small_dots()
    {
        var rows = new Measurements<Row>(Study().Arms, Rows).Points(row => row.Course);
        Assert.True(rows.Cloud("all", point => point.Step, point => point.GradientNorm).Cloud);
        Assert.False(rows.Dots("all", point => point.Step, point => point.GradientNorm).Cloud);
    }

    [Fact]
    public void Means_that_fall_are_compared_from_each_arm_to_the_next()
    {
        Assert.Equal(
            [["high", "low"], ["low", "exact"]], Value.Falls(1).On(High, Low, Exact).Conditions.Select(condition => condition.Statistic.Arms));
        Assert.Contains("Name two arms", Assert.Throws<ArgumentException>(() => Value.Falls(1).On(High)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Criteria_may_be_asked_of_arms_in_their_order()
    {
        var measurements = new Measurements<Row>(Study().Arms, Rows);
        var criterion = Criteria.Respectively(Value.AtLeast(1), Value.AtMost(1));
        Assert.True(criterion.On(High, Low).Apply(measurements, "claim").Met);
        Assert.Equal([true, false], criterion.On(High, Exact).Apply(measurements, "claim").Parts.Select(part => part.Met));
        Assert.Contains("as many arms", Assert.Throws<ArgumentException>(() => criterion.On(High)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_claim_that_is_not_there_cannot_be_assessed() =>
        Assert.Throws<ArgumentException>(() => Study(Claim(Value.AtLeast(1), High, Low)).Assess("other", Rows));

    [Fact]
    public void Columns_are_named_by_the_properties_of_their_points()
    {
        var measurements = new Measurements<Row>(Study().Arms, Rows);
        var course = measurements.Points(row => row.Course).Of(High);
        Assert.Equal("course.csv", course.Table.Name);
        Assert.Equal("gradient-norm", course[point => point.GradientNorm].Source.Column);
        Assert.Equal(10, course.Where(point => point.Step, 10).Count);
        Assert.Equal([0, 10], course.Distinct(point => point.Step));
        Assert.Equal([2.0, 6.0], course.OfReplicate(3).OrderBy(point => point.GradientNorm)[point => point.GradientNorm].Numbers);
        Assert.Equal(21, measurements.Rows.Count);
        Assert.Throws<ArgumentException>(() => course[point => point.Step + 1]);
        Assert.Throws<ArgumentException>(() => measurements.Points(row => row.Course.ToList()));
    }

    [Fact]
    public void A_table_that_a_study_computes_has_columns_named_by_its_properties_too()
    {
        var limits = Points.Of("limits", [new Limit("crossed", -1.5), new Limit("strips", -1.25)]);
        Assert.Equal("limits.csv", limits.Table.Name);
        Assert.Equal(["layout", "at"], limits.Table.Columns);
        Assert.Equal([-1.25], limits.Where(limit => limit.Layout, "strips")[limit => limit.At].Numbers);
    }

    sealed record Limit(string Layout, double At);

    [Fact]
    public void Forms_draw_a_line_for_each_seed_and_a_strip_for_each_arm()
    {
        var measurements = new Measurements<Row>(Study().Arms, Rows);
        var lines = measurements.Points(row => row.Course).Of(Low).LinePerSeed("low", point => point.Step, point => point.GradientNorm).ToArray();
        Assert.Equal(10, lines.Length);
        Assert.All(lines, line => Assert.Equal([0.0, 10.0], ((Line)line).X.Numbers));
        var strips = measurements.Rows.SeedsByArm("ours", [High, Exact], row => row.Value).Cast<Strip>().ToArray();
        Assert.Equal([10, 1], strips.Select(strip => strip.Value.Count));
        Assert.Equal(["exact"], strips[1].Category.Texts);
    }

    [Fact]
    public void The_median_over_seeds_is_drawn_over_their_range()
    {
        var summary = new Measurements<Row>(Study().Arms, Rows).Points(row => row.Course).OverSeeds(point => point.Step, point => point.GradientNorm);
        Assert.Equal("course-over-seeds.csv", summary.Table.Name);
        var traces = summary.Of(High).MedianAndRange("high", point => point.Step, point => point.GradientNorm).ToArray();
        var (band, line) = ((Band)traces[0], (Line)traces[1]);
        Assert.Equal([2.0, 9.0], line.Y.Numbers);
        Assert.Equal([2.0, 0.0], band.Low.Numbers);
        Assert.Equal([2.0, 18.0], band.High.Numbers);
    }
}
