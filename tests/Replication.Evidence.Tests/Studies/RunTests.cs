namespace Replication.Evidence.Tests.Experiments;

public class RunTests
{
    [Theory]
    [InlineData(Scale.Smoke, false, 1, 1)]
    [InlineData(Scale.Standard, false, 2, 2)]
    [InlineData(Scale.Paper, false, 3, 2)]
    [InlineData(Scale.Smoke, true, 1, 1)]
    [InlineData(Scale.Standard, true, 1, 1)]
    [InlineData(Scale.Paper, true, 1, 1)]
    public void Steps_are_those_of_the_scale_and_few_in_a_rehearsal(Scale scale, bool isRehearsal, int withPaper, int without)
    {
        var run = new Run(0, 0, scale, "cpu") { IsRehearsal = isRehearsal };
        Assert.Equal((withPaper, without), (run.Steps(smoke: 1, standard: 2, paper: 3), run.Steps(smoke: 1, standard: 2)));
    }
}
