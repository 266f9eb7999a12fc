namespace Replication.Experiments.Tests;

/// <summary>The shared core, broken.</summary>
static class CoreBreaks
{
    const string Tests = "Replication.Core.Tests", Core = "src/Replication.Core/";

    public static IEnumerable<SourceBreak> All =>
    [
        new("penalty one-sided", Core + "Constraints/GradientPenalty.cs", "generator) - 1).square()", "generator) - 1).clamp(max: 0).square()", Tests, "ObjectivesTests"),
        new("penalty's gradient cut off", Core + "Constraints/GradientPenalty.cs", "create_graph: true", "create_graph: false", Tests, "ObjectivesTests"),
        new("clip off", Core + "Constraints/WeightClipping.cs", "parameter.clamp_(-bound, bound)", "parameter.clamp_(-1e9, bound)", Tests, "Clipping_bounds_every_parameter"),
        new("D's cost forgets the samples", Core + "Objectives/Adversarial.cs",
            " + nn.functional.softplus(fakeLogits).mean();", ";", Tests, "ObjectivesTests"),
        new("minimax sign flipped", Core + "Objectives/Adversarial.cs",
            "MinimaxLoss(Tensor fakeLogits) => -nn", "MinimaxLoss(Tensor fakeLogits) => nn", Tests, "The_minimax_cost_saturates"),
        new("critic's sign flipped", Core + "Objectives/Wasserstein.cs", "fakeValues.mean() - realValues.mean()", "realValues.mean() - fakeValues.mean()", Tests, "The_critic_loss"),
        new("JSD without its half", Core + "Objectives/Adversarial.cs", "discriminatorLoss / 2", "discriminatorLoss", Tests, "ObjectivesTests"),
        new("frozen players thaw never", Core + "Training/Frozen.cs", "requires_grad_(true)", "requires_grad_(false)", Tests, "A_frozen_player"),
        new("frozen players are not frozen", Core + "Training/Frozen.cs", "parameter.requires_grad_(false)", "parameter.requires_grad_(true)", Tests, "A_frozen_player"),
        new("the norm of the first gradient alone", Core + "Training/Gradients.cs", "stack(gradients.Select", "stack(gradients.Take(1).Select", Tests, "The_norm_of_a_gradient"),
        new("the rate decays from the start", Core + "Training/LearningRate.cs", "Math.Min(1, 2.0 * (steps - step + 1) / steps)", "(steps - step + 1.0) / steps", Tests, "The_rate_stays"),
        new("streams of all names are one", Core + "Training/Draws.cs", "Encoding.UTF8.GetBytes(name, bytes[sizeof(long)..]);", "", Tests, "Streams_of_one_name"),
        new("a step that keeps its tensors", Core + "Training/Gradients.cs",
            "player.zero_grad(set_to_none: true)", "player.zero_grad(set_to_none: ones(1).DetachFromDisposeScope().numel() > 0)", Tests, "A_training_step_leaves_no_tensor"),
        new("the last layer initialised as the hidden ones", Core + "Networks/Mlp.cs", "if (last) Initialisation", "if (widths.Length == 0) Initialisation", Tests, "NetworksTests"),
        new("a copy in double without its bias", Core + "Networks/Mlp.cs", "copy.bias!.copy_(linear.bias!);", "", Tests, "NetworksTests"),
        new("a torus of one dimension", Core + "Targets/EmbeddedTorus.cs", "rand(count, 2, generator", "rand(count, 1, generator", Tests, "The_embedded_torus"),
        new("noise on y too", Core + "Targets/VerticalLine.cs", "device: theta.device) * smoothing, z]", "device: theta.device) * smoothing, z + smoothing]", Tests, "Smoothing_spreads_x_alone"),
        new("modes on a circle of radius 2", Core + "Targets/GaussianModes.cs", "(2 / 1.414 * at.Cos, 2 / 1.414 * at.Sin)", "(2 * at.Cos, 2 * at.Sin)", Tests, "Modes_stand"),
        new("a quality of two deviations", Core + "Metrics/ModeCoverage.cs", "var reach = 9 *", "var reach = 4 *", Tests, "MetricsTests"),
        new("the generator moves in D's step", Core + "Training/AdversarialGame.cs", "_discriminatorOptimiser.step();", "_discriminatorOptimiser.step(); GeneratorStep();",
            Tests, "A_discriminator_step_moves"),
        // With them broken training collapses in some seeds and not in others, so that no one run turns a verdict for certain: tests of Core do.
        new("a game without its penalty", Core + "Training/AdversarialGame.cs", "_settings.Lambda, _between", "0 * _settings.Lambda, _between",
            Tests, "A_penalty_holds_the_slope"),
        new("a game without clipping", Core + "Training/AdversarialGame.cs", "WeightClipping.Clamp(Discriminator, _settings.Clip);", "{ }", Tests, "Clipping_bounds_every_parameter"),
        new("a fitted critic without its penalty", Core + "Training/CriticFit.cs", "_settings.Lambda, _between", "0 * _settings.Lambda, _between", Tests, "CriticFitTests"),
        new("a fitted critic without clipping", Core + "Training/CriticFit.cs", "WeightClipping.Clamp(_critic, _settings.Clip);", "{ }", Tests, "CriticFitTests"),
        new("generators that never learn their weights", Core + "Training/Mixtures/MixtureGame.cs", "            _weights.step();", "", Tests, "The_generator_near_the_data"),
        new("mixtures without a penalty", Core + "Training/Mixtures/MixtureGame.cs", "* _settings.Lambda;", "* 0;", Tests, "A_mixture_of_one_plays"),
        new("the entropy term's sign flipped", Core + "Training/Mixtures/Mixture.cs", "=> -(Weights() + Floor)", "=> (Weights() + Floor)", Tests, "The_entropy_regulariser"),
        new("a transport gradient that forgets the weights", Core + "Training/Mixtures/TransportDescent.cs",
            "potentials.reshape(mixture.Size, each).mean([1])", "potentials.reshape(mixture.Size, each).mean([1]) * 0", Tests, "The_gradient_of_the_transport"),
        new("an ensemble without biases", Core + "Networks/Ensemble.cs", "baddbmm(bias, values", "baddbmm(bias * 0, values", Tests, "An_ensemble_is_its_networks"),
    ];
}
