using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class ParallelLines
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var distances = measurements.Table(nameof(Row.Distances));
        var descent = measurements.Table(nameof(Row.Descent));
        var theta = new Axis("θ", Axis.Dimensionless);

        yield return new Figure("figure-1", "Two distances between parallel lines")
        {
            Paper = new PaperLocus("WGAN", "Figure 1"),
            Caption = "W between P_0 and P_θ is a V; JSD is flat at log 2 with a hole at θ = 0, so it has no gradient to follow. Noise on x brings "
                + "the gradient of JSD back. Dots are one trained network each: a critic for W, a discriminator's lower bound for JSD.",
            AltText = "Two panels over theta from -1 to 1. W falls linearly from 1 to 0 and rises again; trained critics lie on it. "
                + "JSD stays at log 2 except for 0 at theta = 0; trained discriminators lie just below it; the smoothed JSD is a bowl.",
            PanelsPerRow = 2,
            ShareX = true,
            Panels =
            [
                new Panel(theta, new Axis("W", Axis.Dimensionless))
                {
                    Title = "Earth mover's distance",
                    Traces = [Curve("lines", "wasserstein", "exact"), .. Seeds("sampled", "wasserstein", "512 samples"), .. Seeds("critic", "wasserstein", "trained")],
                },
                new Panel(theta, new Axis("JSD", "nats"))
                {
                    Title = "Jensen-Shannon divergence",
                    Traces =
                    [
                        new Dots("exact", distances.Where("arm", "lines")["theta"], distances.Where("arm", "lines")["jensen-shannon"]),
                        Curve("smoothed", "jensen-shannon", "exact, smoothed"),
                        .. Seeds("discriminator", "jensen-shannon", "trained"),
                        .. Seeds("discriminator-smoothed", "jensen-shannon", "trained, smoothed"),
                    ],
                    References = [new HorizontalLine("log 2", Level.ClosedForm("log 2", LogTwo))],
                },
            ],
        };

        yield return new Figure("descent", "Gradient descent on θ")
        {
            Paper = new PaperLocus("WGAN", "Example 1"),
            Caption = "Plain gradient descent from θ = 1. On W it arrives, with the exact gradient and with a trained critic's; on JSD it does not "
                + "move. With noise on x the gradient of JSD comes back and it arrives too. Each line is one seed.",
            AltText = "Two panels of theta against steps. On W every line falls from 1 to 0. On JSD the lines stay at 1; only the "
                + "smoothed ones fall.",
            PanelsPerRow = 2,
            ShareY = true,
            Panels =
            [
                new Panel(new Axis("step", "updates of θ"), theta)
                {
                    Title = "descending W",
                    Traces = [.. Paths("lines", "W", "exact"), .. Paths("critic", "W", "trained")],
                },
                new Panel(new Axis("step", "updates of θ"), theta)
                {
                    Title = "descending JSD",
                    Traces =
                    [
                        .. Paths("lines", "JSD", "exact"),
                        .. Paths("discriminator", "JSD", "trained"),
                        .. Paths("smoothed", "JSD", "exact, smoothed"),
                        .. Paths("discriminator-smoothed", "JSD", "trained, smoothed"),
                    ],
                },
            ],
        };

        Line Curve(string arm, string column, string name) => new(name, distances.Where("arm", arm)["theta"], distances.Where("arm", arm)[column]);

        IEnumerable<Trace> Seeds(string arm, string column, string name) =>
            [new Dots(name, distances.Where("arm", arm)["theta"], distances.Where("arm", arm)[column])];

        IEnumerable<Trace> Paths(string arm, string by, string name)
        {
            var runs = descent.Where("arm", arm).Where("by", by);
            return runs.DistinctNumbers("replicate").Select(replicate => runs.Where("replicate", replicate))
                .Select(run => new Line(name, run["step"], run["theta"]));
        }
    }
}
