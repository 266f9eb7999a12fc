namespace Replication.Experiments;

static partial class TrainedDiscriminator
{
    internal const double Noise = 0.5;      // standard deviation: with it, segments at distance 1 overlap widely
    const double Steep = 0.1;               // a slope that changes D by a tenth across a support of size 1: enough to move a sample
    const double Rate = 1e-3;               // Adam's, as in VanishingGradient

    /// <summary>Trains a fresh discriminator, measured on samples that are drawn once and never trained on.</summary>
    /// <param name="laws">Data and generator.</param>
    /// <param name="run">Seed, scale and device.</param>
    /// <param name="iterations">Steps of the discriminator; those of the scale unless given.</param>
    internal static Row Train(PairOfLaws laws, Run run, int? iterations = null)
    {
        var (width, batch, judged) = run.Scale switch
        {
            Scale.Smoke => (64, 64, 256),
            Scale.Paper => (512, 256, 8192),
            _ => (64, 256, 8192),         // the paper's scale costs twenty times as much; the cost falls further along the same line
        };
        var last = iterations ?? run.Steps(smoke: 40, standard: 2000, paper: 4000);
        var draws = new Draws(run.Seed, device(run.Device));
        using var everything = NewDisposeScope();
        using var weights = draws.Stream("weights");
        using var data = draws.Stream("data");
        using var unseen = draws.Stream("unseen");
        var discriminator = Mlp.Create(weights, draws.Device, laws.Dimension, width, width, 1);
        using var fit = new DiscriminatorFit(discriminator);
        var (real, fake) = (laws.Data(judged, unseen), laws.Generated(judged, unseen));

        var steps = new List<Step>();
        for (var iteration = 0; iteration <= last; iteration++)
        {
            using var scope = NewDisposeScope();
            if (iteration == last || IsScheduled(iteration)) steps.Add(At(iteration, discriminator, real, fake));
            if (iteration == last) break;
            fit.Step(laws.Data(batch, data), laws.Generated(batch, data), Rate);
            if (iteration % 100 == 0) run.Progress?.Report((double)iteration / last);
        }

        return new(steps);
    }

    /// <summary>Values and slopes from logits in a float64 copy, so that an underflow cannot pass for a gradient of zero.</summary>
    static Step At(int iteration, Sequential discriminator, Tensor real, Tensor fake)
    {
        using var scope = NewDisposeScope();
        using var precise = Mlp.InDouble(discriminator);
        var at = cat([real, fake]).to(float64).requires_grad_(true);
        var logits = precise.call(at);
        var slopes = autograd.grad([logits.sigmoid().sum()], [at])[0].square().sum(1).sqrt();
        var (onReal, onFake) = (logits.narrow(0, 0, real.shape[0]), logits.narrow(0, real.shape[0], fake.shape[0]));
        var cost = Adversarial.DiscriminatorLoss(onReal, onFake).ToDouble();
        return new Step(
            iteration,
            cost,
            Adversarial.JensenShannonBound(cost),
            (onReal.gt(0).to(float64).mean() + onFake.lt(0).to(float64).mean()).ToDouble() / 2,
            slopes.max().ToDouble(),
            slopes.gt(Steep).to(float64).mean().ToDouble());
    }

    /// <summary>0, 1, 2, 3, 5, 7, 10, 20, ...: even on a logarithmic axis.</summary>
    static bool IsScheduled(int iteration)
    {
        var decade = (int)Math.Pow(10, Math.Floor(Math.Log10(Math.Max(1, iteration))));
        return iteration % decade == 0 && iteration / decade is 0 or 1 or 2 or 3 or 5 or 7;
    }
}
