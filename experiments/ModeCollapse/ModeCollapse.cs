using System.Globalization;
using Replication.Core.Targets;
using Replication.Core.Training;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Experiments;
using static TorchSharp.torch;

[assembly: Experiment(typeof(ModeCollapse))]

namespace Replication.Experiments;

/// <summary>
/// Arjovsky, Chintala and Bottou 2017, section 4.3: GANs drop modes, WGANs do not. On the ring of 8 and the grid of 25 Gaussians only the loss changes:
/// same networks, initial weights, data, rates, five discriminator steps, decay. Then what the claim depends on: which rates and step
/// ratios make a GAN collapse and break a WGAN; and the unrolled GAN (Metz et al. 2016). The metrics are those of VEEGAN and PacGAN.
/// </summary>
public static partial class ModeCollapse
{
    /// <summary>A target's name, as arms begin with it.</summary>
    internal const string Ring = "ring", Grid = "grid";

    internal sealed record Setting(
        string Name,
        string Description,
        string Layout,
        GameSettings? Game = null,
        int? Unrolled = null,
        bool ThroughSteps = true,
        ReferenceSampler? Sampler = null,
        bool Watched = false) : Arm(Name, Description)
    {
        public GaussianModes Target(Device device) => Layout == Grid ? GaussianModes.Grid25(device) : GaussianModes.Ring8(device);
    }

    /// <param name="Modes">Modes with at least one sample within 3 standard deviations, of 2500 samples.</param>
    /// <param name="HighQuality">Share of samples within 3 standard deviations of their nearest mode.</param>
    /// <param name="NearestModeKl">KL in nats of the histogram of nearest modes of all samples against the uniform one.</param>
    /// <param name="ModesWithShare">Modes with at least a quarter of their expected number of samples within 3 standard deviations.</param>
    /// <param name="Wasserstein">Exact W1 between 1000 samples and 1000 stratified real ones.</param>
    /// <param name="Diverged">Whether the generator gave a sample that is no number.</param>
    /// <param name="Course">The same over training.</param>
    /// <param name="Snapshots">Samples over training, of the first replicate.</param>
    internal sealed record Row(
        int Modes,
        double HighQuality,
        [MayDiverge(nameof(Row.Diverged))] double NearestModeKl,
        int ModesWithShare,
        [MayDiverge(nameof(Row.Diverged))] double Wasserstein,
        bool Diverged,
        IReadOnlyList<CollapseCourse> Course,
        IReadOnlyList<CollapseSample> Snapshots)
    {
        /// <summary>The mean over the looks of the second half of training: a generator that rotates between modes is caught on the way.</summary>
        public double Late(Func<CollapseCourse, double> quantity) => Course.Where(point => 2 * point.Step > Course[^1].Step).Average(quantity);
    }

    /// <summary>A loss of the main comparison, with its name in tables, in sentences and below an axis.</summary>
    internal sealed record Loss(string Name, string Title, string Label, Func<GameSettings, GameSettings> Change);

    internal static readonly Loss[] Losses =
    [
        new("minimax", "minimax GAN", "minimax", game => game with { Cost = GameCost.Minimax }),
        new("non-saturating", "non-saturating GAN", "non-sat.", game => game with { Cost = GameCost.NonSaturating }),
        new("clipped", "WGAN with clipping", "WGAN", game => game with
        {
            Cost = GameCost.ClippedWasserstein, GeneratorRate = game.GeneratorRate / 2, DiscriminatorRate = game.DiscriminatorRate / 2, Clip = 0.03,
        }),
        new("penalised", "WGAN-GP", "WGAN-GP", game => game with { Cost = GameCost.PenalisedWasserstein }),
    ];

    /// <summary>What the boundary study varies: the loss, the discriminator's rate below the generator's 1e-3, its steps.</summary>
    internal sealed record Cell(Loss Loss, string RateName, double Rate, int Steps)
    {
        public string Name => $"{Loss.Name}-{RateName}-{Steps}";

        /// <summary>The discriminator's rate over the generator's.</summary>
        public string Ratio => Rate switch { 1e-4 => "0.1", 3e-4 => "0.3", _ => "1" };
    }

    internal static readonly Cell[] Cells =
    [
        .. from loss in new[] { Losses[1], Losses[3] }
           from rate in new[] { ("tenth", 1e-4), ("three-tenths", 3e-4), ("equal", 1e-3) }
           from steps in new[] { 1, 5 }
           select new Cell(loss, rate.Item1, rate.Item2, steps),
    ];

    static readonly (string Name, string Title, double Rate)[] Targets =
        [(Ring, "ring of 8", 1e-3), (Grid, "grid of 25", 2e-3)];

    static readonly GameSettings Weak = new(GameCost.PenalisedWasserstein) { Steps = 600, Batch = 128 };

    static readonly GameSettings Slow =
        new(GameCost.Minimax) { Steps = 800, Batch = 128, DiscriminatorRate = 3e-4, DiscriminatorSteps = 1, Beta2 = 0.999 };

    static readonly GameSettings Heavy = new(GameCost.PenalisedWasserstein) { Steps = 1500, Batch = 128, Lambda = 10 };

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<Setting, Row>
    {
        Name = nameof(ModeCollapse),
        Title = "Changing only the loss, GANs drop modes of a mixture and Wasserstein GANs keep them, while the critic keeps up",
        Arms =
        [
            .. from target in Targets
               from loss in Losses
               select new Setting(
                   $"{target.Name}-{loss.Name}", $"{target.Title}, {loss.Title}", target.Name,
                   loss.Change(new GameSettings(GameCost.Minimax) { Steps = 1500, GeneratorRate = target.Rate, DiscriminatorRate = target.Rate }),
                   Watched: true),
            .. from target in Targets
               from sampler in Enum.GetValues<ReferenceSampler>()
               select new Setting($"{target.Name}-{NameOf(sampler)}", $"{target.Title}, {TitleOf(sampler)}", target.Name, Sampler: sampler,
                   Watched: sampler == ReferenceSampler.Perfect),
            new("unrolled-0", "ring of 8, slow discriminator, not unrolled", Ring, Slow, Unrolled: 0, Watched: true),
            new("unrolled-0-five-steps", "ring of 8, not unrolled, the discriminator takes 5 steps for each of the generator's", Ring,
                Slow with { DiscriminatorSteps = 5 }, Unrolled: 0, Watched: true),
            new("unrolled-5", "ring of 8, slow discriminator unrolled 5 steps", Ring, Slow, Unrolled: 5, Watched: true),
            new("unrolled-5-surrogate", "ring of 8, slow discriminator 5 steps ahead, no gradient through them", Ring, Slow, Unrolled: 5, ThroughSteps: false, Watched: true),
            .. Cells.Select(cell => new Setting(
                cell.Name, $"ring of 8, {cell.Loss.Title}, D at {Rate(cell.Rate)} with {cell.Steps} steps, G at 1e-3", Ring,
                cell.Loss.Change(Weak) with { DiscriminatorRate = cell.Rate, DiscriminatorSteps = cell.Steps })),
            new("lambda-10-equal-rates", "ring of 8, WGAN-GP with lambda = 10, G and D at 1e-3", Ring, Heavy),
            new("lambda-10-fast-critic", "ring of 8, WGAN-GP with lambda = 10, G at 3e-4, D at 3e-3", Ring,
                Heavy with { GeneratorRate = 3e-4, DiscriminatorRate = 3e-3 }),
        ],
        Seeds = (_, scale) => scale == Scale.Smoke ? 2 : 10,
        Seconds = (arm, scale) => scale switch
        {
            Scale.Smoke => 0.1,
            Scale.Standard => StandardSeconds(arm),
            _ => PaperSeconds(arm),
        },
        Measure = (arm, run) => arm.Sampler is { } sampler ? CollapseTraining.OfSampler(sampler, arm, run) : new CollapseTraining(arm, run).Train(),
        Claims = Claims,
        Draw = Draw,
        Summaries = Summaries,
    };

    static double StandardSeconds(Setting arm) => (arm.Game, arm.Unrolled) switch
    {
        (null, _) => 0.1,
        (var game, { } unrolled) => game.Steps * (1e-3 + (unrolled * (arm.ThroughSteps ? 1e-3 : 3e-4))),
        (var game, _) => game.Steps * (6e-4 + (game.DiscriminatorSteps * (game.Cost == GameCost.PenalisedWasserstein ? 6e-4 : 3e-4))),
    };

    /// <summary>From the time of one iteration at the papers' widths.</summary>
    static double PaperSeconds(Setting arm) => (arm.Game, arm.Unrolled) switch
    {
        (null, _) => 0.1,
        (_, { } unrolled) => 25_000 * (0.01 + (0.015 * unrolled)),
        (var game, _) => 100_000 * (0.02 + (game.DiscriminatorSteps * (game.Cost == GameCost.PenalisedWasserstein ? 0.04 : 0.02))),
    };

    internal static string NameOf(ReferenceSampler sampler) => sampler switch
    {
        ReferenceSampler.Perfect => "perfect",
        ReferenceSampler.OneMode => "one-mode",
        _ => "blur",
    };

    static string TitleOf(ReferenceSampler sampler) => sampler switch
    {
        ReferenceSampler.Perfect => "samples of the target itself",
        ReferenceSampler.OneMode => "samples of one mode",
        _ => "samples of one Gaussian of the target's covariance",
    };

    static string Rate(double rate) => rate.ToString("0e0", CultureInfo.InvariantCulture);
}
