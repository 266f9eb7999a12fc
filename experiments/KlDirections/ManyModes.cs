using Replication.Oracles.ClosedForms.Gan;
using Replication.Oracles.Divergences;

namespace Replication.Experiments;

/// <summary>
/// Section 5.1.1: reverse KL does not explain why a GAN drops modes that its generator could represent. Data of five modes, and models of
/// some of them.
/// </summary>
static class ManyModes
{
    public static Study<Row> Study => new(
        "many-modes", Paper.GanTutorial, "Section 5.1.1", "Reverse KL prefers as many modes as the model can represent")
    {
        Deviation = "The tutorial argues in words; ours are mixtures of unit Gaussians, ten deviations apart.",
        Arms = [Reverse, Forward],
        Claims =
        [
            new("reverse-kl-prefers-more-modes")
            {
                Statement = "KL(model||data) of a model of k of n modes is log(n / k): it is less for every further mode.",
                Published = "as many modes as the model is able to",
                Formula = @"\mathrm{KL}(p_k \| p_n) = \log \frac{n}{k}",
                Criterion = Models.Is(Value, new("log(n / k)", (_, model) => model.Expected), Separate),
                On = [Reverse], Control = [Forward],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Reverse =
        new("reverse-kl", "KL(model||data)", _ => Measure(FDivergences.ReverseKullbackLeibler)) { Random = false };
    internal static readonly Arm<Row> Forward =
        new("kl", "KL(data||model)", _ => Measure(FDivergences.KullbackLeibler)) { Random = false };

    static readonly Sweep<Row, Model> Models = new("models of k modes", row => row.Models);
    static readonly Quantity<Model> Value = new("divergence", model => model.Value);
    static readonly Tolerance Separate = Tolerance.Absolute(1e-5, "neighbouring modes overlap by exp(-12.5) in the middle between them");

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var models = measurements.Points(row => row.Models);
        yield return new Figure("many-modes", "What each direction charges for missing modes")
        {
            Paper = new PaperLocus("Tutorial", "Section 5.1.1"),
            Caption = "Divergence of data of five modes from a model of k of them, by quadrature, and the closed form log(5 / k) of "
                + "reverse KL. Reverse KL falls with every further mode, so it does not ask for fewer. Forward KL charges far more.",
            AltText = "Logarithmic chart of divergence against k from 1 to 4. Forward KL falls from several hundred nats to about ten. "
                + "Reverse KL falls from 1.6 to 0.2 through the dots of the closed form.",
            Panels =
            [
                new Panel(new Axis("k, modes of the model", "of 5"), new Axis("divergence", "nats") { Log = true })
                {
                    Traces =
                    [
                        Missing(Forward).Line("KL(data||model)", model => model.Kept, model => model.Value) with { Markers = true },
                        Missing(Reverse).Line("KL(model||data)", model => model.Kept, model => model.Value),
                        Missing(Reverse).Dots("log(5 / k)", model => model.Kept, model => model.Expected),
                    ],
                },
            ],
        };

        // With all modes both are 0, which a logarithmic axis does not have.
        Points<Model> Missing(Arm<Row> arm) => models.Of(arm).Where(model => model.Kept, kept => kept < Modes);
    }

    const int Modes = 5;
    const double Distance = 10;         // of neighbouring modes, in deviations

    static Row Measure(FDivergence divergence) => new(
    [
        .. Enumerable.Range(1, Modes).Select(kept => new Model(
            kept, divergence.Between(Mixture(Modes), Mixture(kept)).Value, UniformCollapse.ReverseKullbackLeibler(Modes, kept))),
    ]);

    /// <summary>The first modes of the data, equally likely.</summary>
    static LineDensity Mixture(int modes) => LineDensity.Mixture(
        [.. Enumerable.Repeat(1.0 / modes, modes)], [.. Enumerable.Range(0, modes).Select(k => LineDensity.Gaussian(k * Distance, 1))]);

    internal sealed record Row(IReadOnlyList<Model> Models);

    /// <param name="Kept">k.</param>
    /// <param name="Value">The divergence of data and model.</param>
    /// <param name="Expected">log(5 / k).</param>
    internal sealed record Model(int Kept, double Value, double Expected);
}
