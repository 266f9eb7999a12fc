using Replication.Evidence.Tables;

namespace Replication.Experiments;

/// <summary>One look at a generator in training on the ring of 8 Gaussians.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Gigaflops">Floating-point operations of the matrix products so far, in billions: what a step costs whoever runs it.</param>
/// <param name="Wasserstein">Exact W1 between 512 generated and 512 stratified real samples.</param>
sealed record RingLook(int Step, double Gigaflops, [MayDiverge(nameof(GradientPenalty.Row.Diverged))] double Wasserstein);
