using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class VanishingGradient
{
    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var probes = measurements.Table(nameof(Row.Probes));
        var bounds = measurements.Table(nameof(Row.Bounds));

        yield return new Figure("figure-2", "What a discriminator's training does to the generator's gradient")
        {
            Paper = new PaperLocus("TPM", "Figures 2 and 3"),
            Caption = "A generator is trained for 100, 1000 or 2500 steps and frozen; a fresh discriminator is trained against it. Where "
                + "data and samples lie on thin manifolds the gradient of E log(1 - D) falls by orders of magnitude while that of -E log "
                + "D grows. With N(0, I) added to both, the supports overlap and the gradient stays. Each line is one seed; gradients are "
                + "computed from logits in float64.",
            AltText = "Six log-log panels of gradient norm against discriminator iterations, by stage of the generator. On manifolds the minimax "
                + "gradient falls by orders of magnitude and the non-saturating one rises; with overlapping supports both level off.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = [.. Costs.SelectMany(cost => Stages.Select(stage => new Panel(Iterations, new Axis("gradient norm", Axis.Dimensionless) { Log = true })
            {
                Title = $"{cost.Title}, {stage.Name} generator",
                Traces = [.. Runs($"manifold-{stage.Name}", cost.Column, "on manifolds"), .. Runs($"overlap-{stage.Name}", cost.Column, "overlapping")],
            }))],
        };

        yield return new Figure("figure-1", "The discriminator becomes perfect")
        {
            Paper = new PaperLocus("TPM", "Figure 1"),
            Caption = "Cross-entropy of the fresh discriminator on fresh samples. On manifolds it falls towards 0, a perfect "
                + "discriminator; where supports overlap it cannot.",
            AltText = "Three log-log panels of the discriminator's loss against its iterations. On manifolds it falls by several orders "
                + "of magnitude; with overlapping supports it levels off.",
            PanelsPerRow = 3,
            ShareX = true,
            ShareY = true,
            Panels = [.. Stages.Select(stage => new Panel(Iterations, new Axis("cross-entropy", "nats") { Log = true })
            {
                Title = $"{stage.Name} generator",
                Traces = [.. Runs($"manifold-{stage.Name}", "loss", "on manifolds"), .. Runs($"overlap-{stage.Name}", "loss", "overlapping")],
            })],
        };

        yield return new Figure("watch", "The better the discriminator, the less it says")
        {
            Paper = new PaperLocus("TPM", "Section 2.2"),
            Caption = "Each dot is one fresh discriminator: how well it tells data from samples, and the gradient it hands to the "
                + "generator. The slider runs through its training. On manifolds the dots run to a perfect discriminator; the gradient of "
                + "E log(1 - D) falls with its loss and that of -E log D rises. With overlapping supports they stop half-way.",
            AltText = "Two log-log panels of gradient norm against discriminator loss, moving with the discriminator's iterations. On "
                + "manifolds dots move to small losses, down for the minimax cost and up for the non-saturating one; with overlapping "
                + "supports they stay at large losses.",
            PanelsPerRow = 2,
            ShareX = true,
            ShareY = true,
            Slider = new Slider(probes, "iteration", "discriminator iteration"),
            Panels = [.. Costs.Select(cost => new Panel(
                new Axis("discriminator's cross-entropy", "nats") { Log = true }, new Axis("gradient norm", Axis.Dimensionless) { Log = true })
            {
                Title = cost.Title,
                Moving = now => [.. Now(now, "manifold", cost.Column, "on manifolds"), .. Now(now, "overlap", cost.Column, "overlapping")],
            })],
        };

        yield return new Figure("theorem-2-4", "Theorem 2.4's bound, kept and broken")
        {
            Paper = new PaperLocus("TPM", "Theorem 2.4"),
            Caption = "The exact gradient of a perturbed optimal discriminator against the bound Mε/(1 - ε), M = 1. It holds when value "
                + "and slope of the perturbation are below ε, and breaks when only the value is.",
            AltText = "Log-log chart over epsilon. The gradient lies below the bound for the admissible perturbation and far above it for "
                + "the steep one.",
            Panels =
            [
                new Panel(new Axis("ε", Axis.Dimensionless) { Log = true }, new Axis("gradient norm", Axis.Dimensionless) { Log = true })
                {
                    Traces =
                    [
                        new Line("bound", Of("bound")["epsilon"], Of("bound")["bound"]),
                        new Line("value and slope below ε", Of("bound")["epsilon"], Of("bound")["gradient"]) { Markers = true },
                        new Line("only the value below ε", Of("bound-broken")["epsilon"], Of("bound-broken")["gradient"]) { Markers = true },
                    ],
                },
            ],
        };

        DataTable Of(string arm) => bounds.Where("arm", arm);

        IEnumerable<Trace> Now(Moment now, string supports, string column, string name) => Stages
            .Select(stage => now.Of(probes).Where("arm", $"{supports}-{stage.Name}"))
            .Select(runs => new Dots(name, runs["loss"], runs[column]));

        IEnumerable<Trace> Runs(string arm, string column, string name)
        {
            var ofArm = probes.Where("arm", arm).Where("iteration", iteration => iteration > 0);
            return ofArm.DistinctNumbers("replicate").Select(replicate => ofArm.Where("replicate", replicate))
                .Select(run => new Line(name, run["iteration"], run[column]));
        }
    }

    static readonly (string Title, string Column)[] Costs = [("E log(1 - D)", "minimax"), ("-E log D", "non-saturating")];

    static readonly Axis Iterations = new("discriminator iterations", Axis.Dimensionless) { Log = true };
}
