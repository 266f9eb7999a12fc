using VerticalLine = Replication.Core.Targets.VerticalLine;

namespace Replication.Experiments;

/// <summary>A network trained between the lines: a critic with gradient penalty for W, or a discriminator for JSD.</summary>
/// <param name="wasserstein">True for the critic, false for the discriminator.</param>
/// <param name="smoothing">Standard deviation of the noise on x, in training and in testing.</param>
/// <param name="run">Seed, scale and device.</param>
sealed class TrainedPlayer(bool wasserstein, double smoothing, Run run)
{
    const double Lambda = 10;           // weight of the gradient penalty, as in Gulrajani et al. 2017
    const double Rate = 1e-3;           // Adam's
    const long Width = 64;
    const int Batch = 128;
    const int Judged = 8192;            // fresh samples of each line that an estimate is made from
    const int HeadStart = 300;          // the network's steps before the descent

    readonly Draws _draws = new(run.Seed, device(run.Device));

    /// <summary>Whether the critic's slope is penalised; without it nothing bounds the gain.</summary>
    public bool Penalised { get; init; } = true;

    /// <summary>Steps from scratch before an estimate.</summary>
    public int FittingSteps { get; init; } = run.Steps(smoke: 20, standard: 500);

    double Penalty => wasserstein && Penalised ? Lambda : 0;

    int DescentSteps => run.Steps(smoke: 20, standard: Descent.Steps);

    /// <summary>The estimate at theta by a network trained from scratch, its rate falling to 0 over the second half of the steps.</summary>
    public double Estimate(double theta)
    {
        using var scope = NewDisposeScope();
        using var streams = new Streams(_draws, string.Create(CultureInfo.InvariantCulture, $"estimate at {theta:R}"));
        using var place = tensor(theta, dtype: float32, device: _draws.Device);
        var player = Player(streams);
        using var fit = Fit(player);
        for (var step = 1; step <= FittingSteps; step++) Step(fit, place, streams, LearningRate.HalfDecay(Rate, step, FittingSteps));

        using var guard = no_grad();
        var real = player.call(VerticalLine.Sample(zeros([], device: _draws.Device), smoothing, Judged, streams.Data));
        var fake = player.call(VerticalLine.Sample(place, smoothing, Judged, streams.Data));
        return wasserstein
            ? DistanceBehind(-Wasserstein.CriticLoss(real, fake).ToDouble())
            : Adversarial.JensenShannonBound(Adversarial.DiscriminatorLoss(real, fake).ToDouble());
    }

    /// <summary>
    /// The distance d whose penalised optimum is this gain. The penalty lets the critic be steeper than 1: between masses at distance d its
    /// slope is 1 + d / (2 lambda) and its gain d + d^2 / (2 lambda), which is inverted here.
    /// </summary>
    static double DistanceBehind(double gain) => Lambda * (Math.Sqrt(Math.Max(0, 1 + 2 * gain / Lambda)) - 1);

    /// <summary>
    /// Theta over gradient descent through the network: plain SGD, so that a gradient of zero stays one. The network has a head start and
    /// then 5 (critic) or 3 (discriminator) steps for each of theta's.
    /// </summary>
    public IReadOnlyList<double> Descend()
    {
        using var scope = NewDisposeScope();
        using var streams = new Streams(_draws, "descent");
        var theta = new Parameter(tensor(Descent.Start, dtype: float32, device: _draws.Device));
        var player = Player(streams);
        using var fit = Fit(player);
        using var sgd = optim.SGD([theta], Descent.RateAt(1));
        for (var step = 0; step < Math.Min(FittingSteps, HeadStart); step++) Step(fit, theta, streams, Rate);

        var thetas = new List<double> { Descent.Start };
        for (var step = 1; step <= DescentSteps; step++)
        {
            using var one = NewDisposeScope();
            for (var inner = 0; inner < (wasserstein ? 5 : 3); inner++) Step(fit, theta, streams, Rate);
            LearningRate.Set(sgd, Descent.RateAt(step));
            using (new Frozen(player))
            {
                sgd.zero_grad();
                var values = player.call(VerticalLine.Sample(theta, smoothing, Batch, streams.Data));
                (wasserstein ? Wasserstein.GeneratorLoss(values) : Adversarial.MinimaxLoss(values)).backward();
                sgd.step();
            }

            thetas.Add(theta.ToDouble());
        }

        return thetas;
    }

    void Step(DiscriminatorFit fit, Tensor theta, Streams streams, double rate)
    {
        using var scope = NewDisposeScope();
        Tensor real, fake;
        using (no_grad())
        {
            real = VerticalLine.Sample(zeros([], device: _draws.Device), smoothing, Batch, streams.Data);
            fake = VerticalLine.Sample(theta, smoothing, Batch, streams.Data);
        }

        fit.Step(real, fake, rate, Penalty > 0 ? rand(Batch, 1, generator: streams.Data, device: _draws.Device) : null);
    }

    Sequential Player(Streams streams) => Mlp.Create(streams.Weights, _draws.Device, 2, Width, Width, 1);

    DiscriminatorFit Fit(Sequential player) =>
        new(player, wasserstein ? GameCost.PenalisedWasserstein : GameCost.Minimax, beta1: 0.5, beta2: 0.9, Penalty);

    /// <summary>One fit's own streams: initial weights, and everything drawn after.</summary>
    sealed class Streams(Draws draws, string purpose) : IDisposable
    {
        public Generator Weights { get; } = draws.Stream($"{purpose}: weights");

        public Generator Data { get; } = draws.Stream($"{purpose}: data");

        public void Dispose()
        {
            Weights.Dispose();
            Data.Dispose();
        }
    }
}
