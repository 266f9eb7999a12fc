using Replication.Evidence.Tables;
using Replication.Evidence.Tests.Claims;
using Replication.Figures;

namespace Replication.Evidence.Tests.Experiments;

public class ExperimentTests
{
    sealed record Setting(string Name, double Mean) : Arm(Name, $"mean {Mean}");

    static IStudy Experiment { get; } = Drawing(measurements =>
        (measurements.Table(), OverSeeds.Of(measurements.Table(), "value-over-seeds.csv", ["arm"], "value")));

    static IStudy Drawing(Func<Measurements<Trial>, (DataTable Runs, DataTable Summary)> tables) => new Experiment<Setting, Trial>
    {
        Name = "Sample",
        Title = "A sample",
        Arms = [new("good", 2), new("bad", 0), new("exact", 2) { Random = false }],
        Seeds = (arm, scale) => scale == Scale.Smoke ? 2 : arm.Name == "bad" ? 12 : 8,
        Seconds = (arm, _) => arm.Mean,
        Measure = (arm, run) => arm.Mean + (run.Seed % 10 / 100.0),
        Claims =
        [
            new()
            {
                Id = "above-one", Paper = Paper.Gan, Locus = "Section 1", Statement = "It is above 1.", Published = "2",
                Judgement = Judge.AtLeast(Bench.Value, "good", 1, 0.5), Control = Judge.AtLeast(Bench.Value, "bad", 1, 0.5),
            },
        ],
        Summaries = measurements => [OverSeeds.Of(measurements.Table(), "value-over-seeds.csv", ["arm"], "value")],
        Draw = measurements => [Figure(tables(measurements).Runs, tables(measurements).Summary)],
    };

    static Figure Figure(DataTable runs, DataTable summary) => new("values", "Values")
    {
        Paper = new("GAN", "Section 1"),
        Caption = "Every run, and the median.",
        AltText = "Dots for runs above one line of medians.",
        Panels =
        [
            new Panel(new Axis("arm", Axis.Dimensionless), new Axis("value", Axis.Dimensionless))
            {
                Traces = [new Dots("runs", runs["arm"], runs["value"]), new Dots("median", summary["arm"], summary["value-median"])],
            },
        ],
    };

    [Fact]
    public void A_drawn_value_that_is_in_no_table_is_named()
    {
        Assert.Empty(DrawnValues.WithoutSource(Experiment, Rows(Scale.Standard)));
        var invented = Drawing(measurements => (
            new DataTable("measurements.csv").With("arm", ["good"]).With("value", [17.5]),
            OverSeeds.Of(measurements.Table(), "value-over-seeds.csv", ["arm"], "value")));
        var line = Assert.Single(DrawnValues.WithoutSource(invented, Rows(Scale.Standard)));
        Assert.Equal("figure 'values': trace 'runs', y: 17.5", line);
    }

    [Fact]
    public void One_claim_is_assessed_alone_as_it_is_among_all()
    {
        var rows = Rows(Scale.Standard);
        var (alone, among) = (Experiment.Assess("above-one", rows), Assert.Single(Experiment.Judge(rows)));
        Assert.Same(among.Claim, alone.Claim);
        Assert.Equal((among.Finding.Deciding.Value, among.Control.Deciding.Value), (alone.Finding.Deciding.Value, alone.Control.Deciding.Value));
        Assert.Throws<ArgumentException>(() => Experiment.Assess("above-two", rows));
    }

    static MeasuredRow[] Rows(Scale scale) => [.. Experiment.Arms.SelectMany(arm => Enumerable.Range(0, Experiment.Replicates(arm, scale)).Select(replicate =>
        new MeasuredRow(arm.Name, replicate, 17 * replicate, Experiment.Measure(arm, new Run(replicate, 17 * replicate, scale, "cpu")))))];

    [Fact]
    public void From_measuring_to_the_verdict_and_through_the_files()
    {
        var table = MeasurementTable.Of(Experiment);
        var read = table.Parse(table.Format(Rows(Scale.Standard)));
        Ruling Ruled(IReadOnlyList<MeasuredRow> rows) => Assert.Single(Verdicts.Of([new(Experiment.Name, Scale.Standard, Experiment.Judge(rows))]));
        var (ruling, before) = (Ruled(read), Ruled(Rows(Scale.Standard)));
        Assert.Equal((Verdict.Reproduced, 8, true), (ruling.Verdict, ruling.Seeds, ruling.ControlFailed));
        Assert.Equal("mean value of 'bad'", Assert.Single(ruling.Assessment.Control.Parts).Statistic.Name);
        Assert.Equal((before.PHolm, before.Assessment.Finding.Deciding.Low), (ruling.PHolm, ruling.Assessment.Finding.Deciding.Low));
        Assert.Equal(["good", "bad", "exact"], Assert.Single(Experiment.Summarise(read))["arm"].Texts);
    }

    [Fact]
    public void Sabotage_turns_the_verdict()
    {
        Verdict Of(MeasuredRow[] rows) => Verdicts.Of([new(Experiment.Name, Scale.Standard, Experiment.Judge(rows))])[0].Verdict;
        var rows = Rows(Scale.Standard);
        Assert.Equal(Verdict.NotReproduced, Of([.. rows.Select(row => row with { Values = new Trial(0.5, 0, []) })]));
        Assert.Equal(Verdict.Inconclusive, Of([.. rows.Select(row => row.Arm == "bad" ? row with { Values = new Trial(2, 0, []) } : row)]));
        Assert.Equal(Verdict.Inconclusive, Of([.. rows.Where(row => row is not { Arm: "good", Replicate: 3 })]));
        Assert.Equal(Verdict.Inconclusive, Of(Rows(Scale.Smoke)));
        Assert.Equal(Verdict.ReproducedWithDeviation, Of([.. rows.Where(row => row.Replicate < 6)]));
    }

    [Fact]
    public void An_experiment_says_what_it_will_do()
    {
        Assert.Equal((8, 2, 1), (Experiment.Replicates(Experiment.Arms[0], Scale.Standard), Experiment.Replicates(Experiment.Arms[0], Scale.Smoke), Experiment.Replicates(Experiment.Arms[2], Scale.Paper)));
        Assert.Equal(2, Experiment.ExpectedSeconds(Experiment.Arms[0], Scale.Standard));
        Assert.Equal("above-one", Assert.Single(Experiment.Claims).Id);
        Assert.Equal(typeof(Trial), Experiment.RowType);
    }

    [Fact]
    public void Rows_that_do_not_belong_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Experiment.Judge([new("nobody", 0, 0, new Trial(1, 1, []))]));
        Assert.Throws<ArgumentException>(() => Experiment.Judge([new("good", 0, 0, "text")]));
        Assert.Throws<ArgumentException>(() => Experiment.Judge([new("good", 0, 0, new Trial(1, 1, [])), new("good", 0, 0, new Trial(1, 1, []))]));
    }
}
