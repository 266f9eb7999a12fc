namespace Replication.Experiments.Tests;

/// <summary>The shared core, broken.</summary>
static class CoreBreaks
{
    const string Tests = "Replication.Core.Tests", Core = "src/Replication.Core/", Steps = Core + "Training/Steps/";

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
        new("an initialiser that forgets its generator", Core + "Networks/Initialisation.cs",
            "uniform_(-bound, bound, generator)", "uniform_(-bound, bound)", Tests, "Equal_generators_make_equal_networks"),
        new("a copy in double without its bias", Core + "Networks/Mlp.cs", "copy.bias!.copy_(linear.bias!);", "", Tests, "NetworksTests"),
        new("a torus of one dimension", Core + "Targets/EmbeddedTorus.cs", "rand(count, 2, generator", "rand(count, 1, generator", Tests, "The_embedded_torus"),
        new("noise on y too", Core + "Targets/VerticalLine.cs", "device: theta.device) * smoothing, z]", "device: theta.device) * smoothing, z + smoothing]", Tests, "Smoothing_spreads_x_alone"),
        new("modes on a circle of radius 2", Core + "Targets/GaussianModes.cs", "(2 / 1.414 * at.Cos, 2 / 1.414 * at.Sin)", "(2 * at.Cos, 2 * at.Sin)", Tests, "Modes_stand"),
        new("a quality of two deviations", Core + "Metrics/ModeCoverage.cs", "var reach = 9 *", "var reach = 4 *", Tests, "MetricsTests"),
        new("the generator moves in D's step", Core + "Training/AdversarialGame.cs", "_settings.DiscriminatorRate * Decay);", "_settings.DiscriminatorRate * Decay); GeneratorStep();",
            Tests, "A_discriminator_step_moves"),
        // With them broken training collapses in some seeds and not in others, so that no one run turns a verdict for certain: tests of Core do.
        new("games without their penalty", Steps + "StepRule.cs", "? settings.Lambda : 0", "? 0 : 0", Tests, "A_penalty_holds_the_slope"),
        new("games without clipping", Steps + "StepRule.cs", "? settings.Clip : 0", "? 0 : 0", Tests, "Clipping_bounds_every_parameter"),
        new("a scripted penalty of the wrong sign", Steps + "StepScript.cs", "penalty - penalty / slopes", "penalty + penalty / slopes", Tests, "StepTests"),
        new("scripted tangents without ReLU's mask", Steps + "StepScript.cs", "torch.threshold_backward(v, a[l], 0, grad_input=v)", "0", Tests, "StepTests"),
        new("scripted signals without ReLU's mask", Steps + "StepScript.cs", "torch.threshold_backward(d[l - 1], a[l], 0, grad_input=d[l - 1])", "0", Tests, "StepTests"),
        new("a scripted clip that moves all weights up", Steps + "StepScript.cs", "clamp_(-clip, clip)", "clamp_(clip, clip)", Tests, "StepTests"),
        new("a scripted RMSProp that climbs", Steps + "StepScript.cs", "value=-rate", "value=rate", Tests, "StepTests"),
        new("a scripted RMSProp of the wrong mean", Steps + "StepScript.cs", "value=1 - beta2", "value=1 + beta2", Tests, "StepTests"),
        new("a scripted Adam that climbs", Steps + "StepScript.cs", "maximize=False", "maximize=True", Tests, "StepTests"),
        new("scripted biases that count the penalty's rows", Steps + "ScriptedRows.cs", "ValuedSignals) = (First(Inputs), First(Signals))", "ValuedSignals) = (First(Inputs), Signals)", Tests, "StepTests"),
        new("real logits of the wrong sign", Steps + "ScriptedDiscriminatorStep.cs", "cat([-ones_like(ofReal)", "cat([ones_like(ofReal)", Tests, "StepTests"),
        new("real samples that count as fake", Steps + "ScriptedDiscriminatorStep.cs", "cat([-ofReal", "cat([ofReal", Tests, "StepTests"),
        new("the minimax cost of the wrong sign", Steps + "ScriptedGeneratorStep.cs", "== GameCost.Minimax ? 1 : -1", "== GameCost.Minimax ? -1 : -1", Tests, "StepTests"),
        new("the non-saturating cost of the wrong sign", Steps + "ScriptedGeneratorStep.cs", "== GameCost.Minimax ? 1 : -1", "== GameCost.Minimax ? 1 : 1", Tests, "StepTests"),
        new("a generator that climbs", Steps + "ScriptedGeneratorStep.cs", "-(weights.Other.reshape", "(weights.Other.reshape", Tests, "StepTests"),
        new("generators that never learn their weights", Core + "Training/Mixtures/MixtureGame.cs", "            _optimiser.step();", "", Tests, "The_generator_near_the_data"),
        new("payoffs without a penalty", Steps + "Payoff.cs", "* rule.Penalty;", "* 0;", Tests, "StepTests"),
        new("the entropy term's sign flipped", Core + "Training/Mixtures/Mixture.cs", "=> -(Weights() + Floor)", "=> (Weights() + Floor)", Tests, "The_entropy_regulariser"),
        new("a transport gradient that forgets the weights", Core + "Training/Mixtures/TransportDescent.cs",
            "potentials.reshape(mixture.Size, each).mean([1])", "potentials.reshape(mixture.Size, each).mean([1]) * 0", Tests, "The_gradient_of_the_transport"),
        new("an ensemble without biases", Core + "Networks/Ensemble.cs", "bmm(values, weight) + bias", "bmm(values, weight)", Tests, "An_ensemble_is_its_networks"),
    ];
}
