using Replication.Core.Networks;
using Replication.Core.Objectives;
using Replication.Core.Training.Steps;
using static TorchSharp.torch;

namespace Replication.Core.Training;

/// <summary>
/// A discriminator looked ahead of (Metz et al. 2016, section 2.2): where K of Adam's steps on the cross-entropy would lead it, and what the
/// generator pays there.
/// </summary>
/// <param name="Discriminator">The discriminator as a function of its parameters.</param>
/// <param name="Steps">K, 0 or more; 0 is the minimax game.</param>
/// <param name="Beta1">Adam's decay of the first moment.</param>
/// <param name="Beta2">Adam's decay of the second moment.</param>
public sealed record Unrolling(FunctionalMlp Discriminator, int Steps, double Beta1, double Beta2)
{
    /// <summary>
    /// Whether gradients flow through the steps (the term that their section 2.4 calls missing from a GAN). Without them the generator merely meets a discriminator
    /// that is K steps ahead.
    /// </summary>
    public bool ThroughSteps { get; init; } = true;

    /// <summary>-L_D after K more steps on this minibatch: a scalar for the generator to minimise, with a graph to <paramref name="fake"/>.</summary>
    /// <param name="path">Where the discriminator is; its parameters require gradients.</param>
    /// <param name="real">Shape [batch, d].</param>
    /// <param name="fake">Shape [batch, d], with a graph to the generator.</param>
    /// <param name="rate">Learning rate of the steps.</param>
    public Tensor GeneratorCost(AdamPath path, Tensor real, Tensor fake, double rate)
    {
        for (var step = 0; step < Steps; step++)
            path = ThroughSteps ? Next(path, real, fake, rate, graph: true) : Next(path, real, fake.detach(), rate, graph: false);
        return -Loss(path.Parameters, real, fake);
    }

    /// <summary>The discriminator's next step on a minibatch.</summary>
    /// <param name="path">Where it is; its parameters require gradients.</param>
    /// <param name="real">Shape [batch, d].</param>
    /// <param name="fake">Shape [batch, d].</param>
    /// <param name="rate">Learning rate.</param>
    /// <param name="graph">Whether the step is differentiable.</param>
    public AdamPath Next(AdamPath path, Tensor real, Tensor fake, double rate, bool graph)
    {
        var gradient = autograd.grad([Loss(path.Parameters, real, fake)], [path.Parameters], retain_graph: graph, create_graph: graph)[0];
        return path.Step(gradient, rate, Beta1, Beta2);
    }

    /// <summary>The gradient of <see cref="GeneratorCost"/> with respect to the fake samples, by script.</summary>
    /// <param name="path">Where the discriminator is.</param>
    /// <param name="real">Shape [batch, d], no graph.</param>
    /// <param name="fake">Shape [batch, d], no graph.</param>
    /// <param name="rate">Learning rate of the steps.</param>
    /// <returns>Shape [batch, d], no graph.</returns>
    internal Tensor Signal(AdamPath path, Tensor real, Tensor fake, double rate)
    {
        var ofRows = (Tensor)StepScript.Call(
            "unrolled_signal", [.. Batch(path, real, fake), (double)path.Steps, (double)Steps, ThroughSteps, rate, Beta1, Beta2]);
        return ofRows.narrow(0, real.shape[0], fake.shape[0]);
    }

    /// <summary>The discriminator's next step on a minibatch without a graph, by script.</summary>
    internal AdamPath ScriptedNext(AdamPath path, Tensor real, Tensor fake, double rate)
    {
        var next = (Tensor[])StepScript.Call("discriminator_path_step", [.. Batch(path, real, fake), (double)path.Steps, rate, Beta1, Beta2]);
        return new AdamPath(next[0], next[1], next[2], path.Steps + 1);
    }

    /// <summary>The rows, the slope of the cross-entropy in their logits h as <c>outer sigmoid(inner h)</c>, and the discriminator.</summary>
    object[] Batch(AdamPath path, Tensor real, Tensor fake)
    {
        var (ofReal, ofFake) = (full_like(real.narrow(1, 0, 1), 1.0 / real.shape[0]), full_like(fake.narrow(1, 0, 1), 1.0 / fake.shape[0]));
        var (inner, outer) = (cat([-ones_like(ofReal), ones_like(ofFake)]), cat([-ofReal, ofFake]));
        return [cat([real, fake]), inner, outer, path.Parameters, path.First, path.Second, Discriminator.Shapes];
    }

    Tensor Loss(Tensor parameters, Tensor real, Tensor fake)
    {
        var logits = Discriminator.Call(parameters, cat([real, fake]));
        return Adversarial.DiscriminatorLoss(logits.narrow(0, 0, real.shape[0]), logits.narrow(0, real.shape[0], fake.shape[0]));
    }
}
