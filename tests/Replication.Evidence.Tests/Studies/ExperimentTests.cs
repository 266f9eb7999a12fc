using Replication.Evidence.Tables;
using Replication.Evidence.Tests.Claims;
using Replication.Figures;

namespace Replication.Evidence.Tests.Experiments;

/// <summary>A study of an experiment from its measurements to verdict, tables and figures.</summary>
public class ExperimentTests
{
    static readonly Arm<Trial> Good = new("good", "mean 2", run => Measure(2, run));

    static readonly Arm<Trial> Bad = new("bad", "mean 0", run => Measure(0, run)) { Seeds = 12 };

    static readonly Arm<Trial> Exact = new("exact", "mean 2", run => Measure(2, run)) { Random = false };

    static Trial Measure(double mean, Run run) => mean + (run.Seed % 10 / 100.0);

    static IStudy Study { get; } = Drawing(measurements =>
        (measurements.Table(), OverSeeds.Of(measurements.Table(), "value-over-seeds.csv", ["arm"], "value")));

    static IStudy Drawing(Func<Measurements<Trial>, (DataTable Runs, DataTable Summary)> tables)
    {
        var study = new Study<Trial>("values", Paper.Gan, "Section 1", "Values differ")
        {
            Arms = [Good, Bad, Exact],
            Claims =
            [
                new("above-one")
                {
                    Statement = "It is above 1.",
                    Published = "2",
                    Criterion = Bench.Value.MeanAtLeast(1, 0.5),
                    On = [Good],
                    Control = [Bad],
                },
            ],
            Summaries = measurements => [OverSeeds.Of(measurements.Table(), "value-over-seeds.csv", ["arm"], "value")],
            Figures = measurements => [Figure(tables(measurements).Runs, tables(measurements).Summary)],
        };
        return Assert.Single(new Experiment("Sample", "A sample", study).Studies);
    }

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
        Assert.Empty(DrawnValues.WithoutSource(Study, Rows(Scale.Standard)));
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
        var (alone, among) = (Study.Assess("above-one", rows), Assert.Single(Study.Judge(rows)));
        Assert.Equivalent(among.Claim, alone.Claim, strict: true);
        Assert.Equal(
            (among.Finding.Deciding.Value, among.Control.Deciding.Value), (alone.Finding.Deciding.Value, alone.Control.Deciding.Value));
        Assert.Throws<ArgumentException>(() => Study.Assess("above-two", rows));
    }

    static MeasuredRow[] Rows(Scale scale) =>
    [
        .. from arm in Study.Arms
           from replicate in Enumerable.Range(0, Study.Replicates(arm, scale))
           let run = new Run(replicate, 17 * replicate, scale, "cpu")
           select new MeasuredRow(arm.Name, replicate, run.Seed, Study.Measure(arm, run)),
    ];

    [Fact]
    public void From_measuring_to_the_verdict_and_through_the_files()
    {
        var table = MeasurementTable.Of(Study);
        var read = table.Parse(table.Format(Rows(Scale.Standard)));
        Ruling Ruled(IReadOnlyList<MeasuredRow> rows) =>
            Assert.Single(Verdicts.Of([new(Study.Experiment, Scale.Standard, Study.Judge(rows))]));
        var (ruling, before) = (Ruled(read), Ruled(Rows(Scale.Standard)));
        Assert.Equal((Verdict.Reproduced, 8, true), (ruling.Verdict, ruling.Seeds, ruling.ControlFailed));
        Assert.Equal("mean value of 'bad'", Assert.Single(ruling.Assessment.Control.Parts).Statistic.Name);
        Assert.Equal((before.PHolm, before.Assessment.Finding.Deciding.Low), (ruling.PHolm, ruling.Assessment.Finding.Deciding.Low));
        Assert.Equal(["good", "bad", "exact"], Assert.Single(Study.Summarise(read))["arm"].Texts);
    }

    [Fact]
    public void Sabotage_turns_the_verdict()
    {
        Verdict Of(MeasuredRow[] rows) => Verdicts.Of([new(Study.Experiment, Scale.Standard, Study.Judge(rows))])[0].Verdict;
        var rows = Rows(Scale.Standard);
        Assert.Equal(Verdict.NotReproduced, Of([.. rows.Select(row => row with { Values = new Trial(0.5, 0, []) })]));
        Assert.Equal(Verdict.Inconclusive, Of([.. rows.Select(row => row.Arm == "bad" ? row with { Values = new Trial(2, 0, []) } : row)]));
        Assert.Equal(Verdict.Inconclusive, Of([.. rows.Where(row => row is not { Arm: "good", Replicate: 3 })]));
        Assert.Equal(Verdict.Inconclusive, Of(Rows(Scale.Smoke)));
        Assert.Equal(Verdict.ReproducedWithDeviation, Of([.. rows.Where(row => row.Replicate < 6)]));
    }

    [Fact]
    public void Rows_that_do_not_belong_are_refused()
    {
        var trial = new Trial(1, 1, []);
        Assert.Throws<ArgumentException>(() => Study.Judge([new("nobody", 0, 0, trial)]));
        Assert.Throws<ArgumentException>(() => Study.Judge([new("good", 0, 0, "text")]));
        Assert.Throws<ArgumentException>(() => Study.Judge([new("good", 0, 0, trial), new("good", 0, 0, trial)]));
    }
}
