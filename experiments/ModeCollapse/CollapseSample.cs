namespace Replication.Experiments;

/// <summary>One sample at one moment of training, for the eye alone: rounded to three decimals, a tenth of a mode's width.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
sealed record CollapseSample(int Step, double X, double Y);
