namespace Replication.Experiments;

/// <summary>
/// Why the paper's generator ends in a softmax: a critic's value is constant in the generator's weights where texts are read by argmax, and
/// smooth where the probabilities themselves go on to the critic.
/// </summary>
static class ArgmaxGradient
{
    public static Study<Row> Study => new(
        "argmax", Paper.ImprovedWassersteinGan, "Section 5.5", "The gradient through argmax is 0, that through softmax is not")
    {
        Seeds = LanguageGeneration.Seeds,
        Deviation = "Networks of width 8 in float64, at their random start.",
        Budget = Budget.Light,
        Arms = [Argmax, Softmax],
        Claims =
        [
            new("argmax-has-no-gradient")
            {
                Statement = "Through argmax the critic's mean value over fixed latents does not change in any direction of the weights.",
                Published = "no discrete sampling step: the softmax output is passed directly into the critic",
                Formula = @"\partial_\theta f\big(\mathrm{onehot}(\arg\max g_\theta(z))\big) = 0",
                Criterion = Directions.Is(Quotient, 0, Tolerance.Exact("no largest probability changes over so small a step")),
                On = [Argmax], Control = [Softmax],
            },
            new("softmax-has-a-gradient")
            {
                Statement = "Through softmax it changes as autograd says.",
                Published = "during training, the softmax output is passed directly into the critic",
                Formula = @"\partial_\theta f\big(\mathrm{softmax}(g_\theta(z))\big) \ne 0",
                Criterion = Directions.Is(
                    Quotient, new("derivative through softmax", (_, at) => at.Derivative),
                    Tolerance.Near(1e-8, 1e-3, "a difference quotient over a step of 1e-7 in float64")),
                On = [Softmax], Control = [Argmax],
            },
        ],
        Figures = Draw,
    };

    internal static readonly Arm<Row> Argmax = new("argmax", "texts read by argmax", run => Measure(run, discrete: true));
    internal static readonly Arm<Row> Softmax = new("softmax", "probabilities", run => Measure(run, discrete: false));

    const int Latent = 8, Batch = 32, Count = 10;
    const double Step = 1e-7;       // of the difference quotient
    static readonly Sweep<Row, Direction> Directions = new("direction of the weights", row => row.Directions);
    static readonly Quantity<Direction> Quotient = new("difference quotient", at => at.Quotient);

    static IEnumerable<Figure> Draw(Measurements<Row> measurements)
    {
        var directions = measurements.Points(row => row.Directions);
        yield return new Figure("argmax", "How a critic's mean value changes with the generator's weights")
        {
            Paper = new PaperLocus("WGAN-GP", "Section 5.5"),
            Caption = "Each dot is a random direction of the weights of an untrained generator. Across: the derivative through softmax, by "
                + "autograd. Upwards: the difference quotient, through softmax and through argmax.",
            AltText = "Scatter plot. Dots of softmax lie on the diagonal, those of argmax on the horizontal line at 0.",
            Panels =
            [
                new Panel(new Axis("derivative through softmax", Axis.Dimensionless), new Axis("difference quotient", Axis.Dimensionless))
                {
                    Traces =
                    [
                        directions.Of(Softmax).Dots("softmax", at => at.Derivative, at => at.Quotient),
                        directions.Of(Argmax).Dots("argmax", at => at.Derivative, at => at.Quotient),
                    ],
                },
            ],
        };
    }

    static Row Measure(Run run, bool discrete)
    {
        using var scope = NewDisposeScope();
        var draws = new Draws(run.Seed, device(run.Device));
        using var weights = draws.Stream("weights");
        using var stream = draws.Stream("directions");
        var networks = new CharacterNetworks(Grammar.Length, Grammar.Code.Alphabet.Length, Width: 8, Blocks: 1, Kernel: 3);
        var generator = networks.Generator(weights, draws.Device, Latent);
        var critic = networks.Critic(weights, draws.Device);
        generator.to(float64);
        critic.to(float64);
        var latents = randn(Batch, Latent, dtype: float64, device: draws.Device, generator: stream);
        Parameter[] parameters = [.. generator.parameters()];
        var gradients = autograd.grad([critic.call(generator.call(latents)).mean()], parameters);
        return new([.. Enumerable.Range(1, Count).Select(number =>
        {
            Tensor[] direction = [.. parameters.Select(one => randn(one.shape, dtype: float64, device: draws.Device, generator: stream))];
            var quotient = (Moved(direction, Step) - Moved(direction, -Step)) / (2 * Step);
            return new Direction(number, gradients.Zip(direction, (slope, along) => (slope * along).sum().item<double>()).Sum(), quotient);
        })]);

        double Moved(Tensor[] direction, double by)
        {
            using var inner = NewDisposeScope();
            using var guard = no_grad();
            Move(by);
            var rows = generator.call(latents);
            var value = critic.call(discrete ? Grammar.Code.Rows(Grammar.Code.Texts(rows), draws.Device).to(float64) : rows).mean();
            Move(-by);
            return value.item<double>();

            void Move(double distance)
            {
                foreach (var (parameter, along) in parameters.Zip(direction)) parameter.add_(along * distance);
            }
        }
    }

    internal sealed record Row(IReadOnlyList<Direction> Directions);

    /// <param name="Number">Which direction.</param>
    /// <param name="Derivative">Of the critic's mean value through softmax, by autograd.</param>
    /// <param name="Quotient">The difference quotient of what the arm measures.</param>
    internal sealed record Direction(int Number, double Derivative, double Quotient);
}
