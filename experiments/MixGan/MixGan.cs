using Replication.Core.Training;
using Replication.Evidence;
using Replication.Experiments;

[assembly: Experiment(typeof(MixGan))]

namespace Replication.Experiments;

/// <summary>
/// Arora et al. 2017, sections 4 to 6: a mixture of T generators against a mixture of T discriminators, with learned weights and an entropy
/// regulariser (MIX+GAN), does what one generator cannot. The paper shows it on images; here the generators are so weak and the target so clear
/// that the best any T of them can do is known, and so are the weights.
/// </summary>
public static partial class MixGan
{
    /// <summary>The players of an arm; all other settings are those of <see cref="TrainedMixture"/>.</summary>
    internal sealed record Setting(string Name, string Description, GameCost Cost, int Generators) : Arm(Name, Description)
    {
        /// <summary>S; 1 where nothing else is said.</summary>
        public int Discriminators { get; init; } = 1;

        public MixTargetKind Target { get; init; } = MixTargetKind.Ring;

        /// <summary>Width of each generator's hidden layer; 0 for an affine map.</summary>
        public int HiddenWidth { get; init; }

        /// <summary>Weight of the entropy regulariser; 0.1 is the released code's.</summary>
        public double Entropy { get; init; } = 0.1;

        /// <summary>Weight of the gradient penalty.</summary>
        public double Lambda { get; init; } = 0.1;

        /// <summary>Before each step of the generators.</summary>
        public int DiscriminatorSteps { get; init; } = Cost == Wgan ? 3 : 5;

        /// <summary>Steps of the generators at standard scale.</summary>
        public int Steps { get; init; } = 1500;

        /// <summary>Whether a figure shows samples of it.</summary>
        public bool Shown => ShownArms.Contains(Name);
    }

    const GameCost Wgan = GameCost.PenalisedWasserstein, NonSaturating = GameCost.NonSaturating;

    /// <summary>The arms whose samples and weights are played over training.</summary>
    static readonly string[] ShownArms = ["gp-1", "gp-8", "ns-8", "ns-8-strong-entropy"];

    static readonly int[] Sizes = [1, 2, 4, 8];

    internal static readonly IReadOnlyList<Setting> Arms =
    [
        .. Sizes.Select(size => new Setting($"gp-{size}", $"{Affine(size)}, WGAN-GP", Wgan, size)),
        new("gp-4x4", "4 affine generators and 4 discriminators, WGAN-GP", Wgan, 4) { Discriminators = 4 },
        new("gp-8-no-entropy", "8 affine generators without the entropy term, WGAN-GP", Wgan, 8) { Entropy = 0 },
        new("gp-single", "one MLP of as many parameters as 8 affine generators, WGAN-GP", Wgan, 1) { HiddenWidth = 11 },
        .. Sizes.Select(size => new Setting($"ns-{size}", $"{Affine(size)}, non-saturating", NonSaturating, size)),
        new("ns-8-no-entropy", "8 affine generators without the entropy term, non-saturating", NonSaturating, 8) { Entropy = 0 },
        new("ns-8-strong-entropy", "8 affine generators with ten times the entropy term, non-saturating", NonSaturating, 8) { Entropy = 1 },
        .. new[] { 1, 8 }.Select(size => new Setting($"gaussian-{size}", $"{Affine(size)}, WGAN-GP, on one Gaussian", Wgan, size)
        {
            Target = MixTargetKind.Gaussian,
            Steps = 1000,
        }),
        new("grid-1", "one MLP of width 68, WGAN-GP, on the grid of 25", Wgan, 1) { Target = MixTargetKind.Grid, HiddenWidth = 68 },
        new("grid-8", "8 MLPs of width 8, WGAN-GP, on the grid of 25", Wgan, 8) { Target = MixTargetKind.Grid, HiddenWidth = 8 },
        .. Sizes.Select(size => new Setting($"bound-{size}", $"the best {Affine(size)} by descent on W1 itself", Wgan, size) { Discriminators = 0 }),
    ];

    /// <summary>The experiment.</summary>
    public static IExperiment Define() => new Experiment<Setting, MixRow>
    {
        Name = nameof(MixGan),
        Title = "A mixture of weak generators fits what one cannot; where the payoff lets weights collapse, only a strong entropy term holds them up",
        Arms = Arms,
        // Twice as many where weights collapse: how many generators stay alive depends much on the seed.
        Seeds = (arm, scale) => scale == Scale.Smoke ? 2 : arm is { Cost: NonSaturating, Generators: 8 } ? 20 : 10,
        Seconds = (arm, scale) => scale == Scale.Smoke ? 0.1 : arm.Discriminators == 0 ? 2 : arm.Cost == NonSaturating ? 2 : 3,
        Measure = Measure,
        Claims = Claims,
        Summaries = Summaries,
        Draw = Draw,
    };

    internal static MixRow Measure(Setting arm, Run run) =>
        arm.Discriminators == 0 ? new FittedMixture(arm, run).Measure() : new TrainedMixture(arm, run).Measure();

    static string Affine(int count) => count == 1 ? "1 affine generator" : $"{count} affine generators";
}
