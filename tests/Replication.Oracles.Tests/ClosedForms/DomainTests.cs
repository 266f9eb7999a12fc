using Replication.Oracles.ClosedForms.AdversarialVariationalBayes;
using Replication.Oracles.ClosedForms.GanTutorial;
using Replication.Oracles.ClosedForms.Generalization;
using Replication.Oracles.ClosedForms.GradientPenalty;
using Replication.Oracles.ClosedForms.PrincipledMethods;
using Replication.Oracles.ClosedForms.VariationalAutoencoder;
using Replication.Oracles.ClosedForms.WassersteinGan;

namespace Replication.Oracles.Tests.ClosedForms;

public class DomainTests
{
    static readonly (string Parameter, Action Call)[] Refused =
    [
        ("Sd", () => _ = new LogDStep(1, 0)),
        ("Theta", () => _ = new LogDStep(double.NaN)),
        ("Amplitude", () => _ = new PerturbedDiscriminator(0, double.PositiveInfinity, 1)),
        ("Gamma", () => _ = new CauchyUpdate(0)),
        ("valueNoise", () => CauchyUpdate.Of(1, 0, 1)),
        ("k", () => CauchyUpdate.TailBeyond(-1)),
        ("CdfGap", () => _ = new PenalisedSlope(1.5, 1)),
        ("Stiffness", () => _ = new PenalisedSlope(0.5, 0)),
        ("Lambda", () => _ = new PenalisedPointMasses(1, -1)),
        ("lambda", () => _ = new PenalisedGaussians(0, 1, double.NaN)),
        ("Sd", () => _ = new GaussianAdversary(0, -1)),
        ("NoiseSd", () => _ = new LinearGaussianInformation(1, 0)),
        ("HalfDistance", () => _ = new KlDirections(double.NaN)),
        ("alpha", () => LabelSmoothing.OptimalDiscriminator(1, 1, 1.1, 0)),
        ("data", () => LabelSmoothing.OptimalDiscriminator(-1, 1, 0, 0)),
        ("radius", () => HighDimensionalGaussian.ProbabilityWithin(3, double.NaN)),
        ("sd", () => PointMassNoise.Wasserstein1(-1, 2)),
        ("diameter", () => AnnealingBound.Of(1, double.NaN, 0.1)),
        ("cut", () => AnnealingBound.TruncatedVariance(1, 0)),
        ("gradientDistance", () => VanishingGradientBound.Sharper(1, 0.1, -1)),
        ("sd", () => SmoothedManifolds.Circle(1, 1e-9)),
        ("fittedSd", () => MarginalLikelihoodEstimator.RelativeVariance(1, 0)),
        ("theta", () => GaussianScaleFamily.Wasserstein1(-1)),
        ("kl", () => TopologyBounds.TotalVariationFromKullbackLeibler(-1)),
        ("theta", () => BestResponseCycle.DiscriminatorResponse(double.NaN)),
        ("theta", () => BestResponseCycle.Play(double.PositiveInfinity, 0)),
        ("outputs", () => Birthday.HalfwayBatch(long.MaxValue)),
        ("clip", () => ClippedCritic.LargestLayerFactor(double.NaN, 3)),
    ];

    [Fact]
    public void Parameters_outside_their_domain_are_refused_by_name()
    {
        foreach (var (parameter, call) in Refused) Assert.Equal(parameter, Assert.Throws<ArgumentOutOfRangeException>(call).ParamName);
    }
}
