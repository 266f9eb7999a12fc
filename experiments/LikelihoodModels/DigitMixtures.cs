using Replication.Core.Data;
using Replication.Core.Likelihood;
using Replication.Oracles.Randomness;

namespace Replication.Experiments;

/// <summary>
/// Mixtures of Gaussians on real data: the 1797 optical digits, 8 x 8 pixels. Uniform noise in [0, 1) makes the counts of a pixel a
/// density, so that the log-likelihood is a lower bound on that of the counts. 1200 images are fitted, 597 are held out.
/// </summary>
static class DigitMixtures
{
    public static Study<Row> Study => new("digits", Paper.Lecture, "Section 2.1, Gaussian mixture", "Mixtures of Gaussians on real digits")
    {
        Seeds = LikelihoodModels.Seeds,
        Deviation = "The lecture gives no data. The variances of a component have a floor of 0.05.",
        Arms = [.. Em, Shifted],
        Claims =
        [
            new("em-never-lowers-the-likelihood-of-digits")
            {
                Statement = "No step of EM lowers the likelihood of the images, whatever the number of components.",
                Published = "alternating optimization (expectation maximization)",
                Formula = @"\sum_i \log p_{\theta_{t+1}}(x_i) \ge \sum_i \log p_{\theta_t}(x_i)",
                Criterion = LargestFall.BoundedBy(0, Rounding), On = Em, Control = [Shifted],
            },
            new("components-raise-the-held-out-likelihood")
            {
                Statement = "Up to 20 components, each larger mixture gives held-out digits at least 1 nat an image more likelihood.",
                Published = "means, standard deviations and mixture components",
                Criterion = HeldOut.Falls(margin: 1),
                On = [Em[4], Em[3], Em[2], Em[1], Em[0]],
                Control = [Em[0], Em[1], Em[2], Em[3], Em[4]],      // the same arms the other way round
                ControlCriterion = HeldOut.Falls(margin: 1),
            },
            new("components-overfit")
            {
                Statement = "A mixture of 40 components fits its own images better than held-out ones, by 5 nats an image or more.",
                Published = "means, standard deviations and mixture components",
                Criterion = Gap.MeanAtLeast(5), On = [Em[^1]], Control = [Em[0]],
            },
        ],
        Figures = Draw,
    };

    static readonly int[] Components = [1, 2, 5, 10, 20, 40];
    internal static readonly IReadOnlyList<Arm<Row>> Em = [.. Components.Select(components => new Arm<Row>(
        $"em-{components}", $"EM, components: {components}", run => Measure(run, components, (model, data) => model.Posterior(data))))];
    internal static readonly Arm<Row> Shifted = new(
        "shifted", "10 components, an E-step that gives every image the posterior of the next",
        run => Measure(run, 10, (model, data) => model.Posterior([.. data[1..], data[0]])));

    static readonly Tolerance Rounding = Tolerance.Absolute(1e-10, "a mean of 1200 logarithms of about -150 in double precision");

    static readonly Quantity<Row> LargestFall = new("largest fall of the mean log-likelihood in a step", row => row.LargestFall);
    static readonly Quantity<Row> HeldOut = new("mean log-likelihood of held-out images", row => row.HeldOut);
    static readonly Quantity<Row> Gap = new("mean log-likelihood of fitted less held-out images", row => row.Fitted - row.HeldOut);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        yield return new Figure("held-out", "More components fit digits better, and their own images best")
        {
            Paper = new PaperLocus("Lecture", "Section 2.1"),
            Caption = "Mean log-likelihood of an image under mixtures of Gaussians fitted by EM, over the number of components. Held-out "
                + "images gain less from more components than fitted ones. One dot for each seed, which chooses images and start.",
            AltText = "Two panels of log-likelihood against components from 1 to 40 on a logarithmic axis. The dots of fitted images rise "
                + "from -150 to -110, those of held-out images from -150 to -118.",
            PanelsPerRow = 2, ShareY = true,
            Panels = [Of("fitted images", row => row.Fitted), Of("held-out images", row => row.HeldOut)],
        };

        Panel Of(string title, Expression<Func<Row, object?>> y) => new(
            new Axis("components", Axis.Dimensionless) { Log = true }, new Axis("log-likelihood", "nats per image"))
        {
            Title = title,
            Traces = [.. Em.Select(arm => measurements.Rows.Of(arm).Dots("one seed", row => row.Components, y))],
        };
    }

    const int Fitted = 1200;
    const double Floor = 0.05;          // below the 1/12 that the uniform noise alone has

    static Row Measure(Run run, int components, Func<IndependentMixture, double[][], double[][]> expected)
    {
        var (noise, order) = (new RandomStream("noise", run.Seed), new RandomStream("order", run.Seed));
        double[][] images = [.. OpticalDigits.Load().Select(digit => digit.Ink.Select(ink => ink + noise.NextDouble()).ToArray())];
        order.Shuffle<double[]>(images);
        double[][] fitted = images[..Fitted], heldOut = images[Fitted..];
        var model = IndependentMixture.At(fitted, components, order);
        var (before, fall) = (model.LogLikelihood(fitted), double.NegativeInfinity);
        for (var step = 0; step < run.Steps(smoke: 3, standard: 40); step++)
        {
            model = IndependentMixture.Maximised(fitted, expected(model, fitted), Floor);
            var after = model.LogLikelihood(fitted);
            (fall, before) = (Math.Max(fall, before - after), after);
        }

        return new(components, fall, before, model.LogLikelihood(heldOut));
    }

    /// <param name="Components">Components of the mixture.</param>
    /// <param name="LargestFall">By how much the log-likelihood of fitted images fell in the worst step; negative where it rose.</param>
    /// <param name="Fitted">Mean log-likelihood of an image that was fitted.</param>
    /// <param name="HeldOut">The same of the others.</param>
    internal sealed record Row(int Components, double LargestFall, double Fitted, double HeldOut);
}
