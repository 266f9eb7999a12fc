namespace Replication.Experiments;

/// <summary>A training at one of its steps.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Deviation">sd of the noise that D sees; 0 for none.</param>
/// <param name="Wasserstein">Exact W1 between 256 noise-free samples of each law, evenly spaced.</param>
/// <param name="Gradient">Norm of the gradient that D hands to the generator, over all of its parameters.</param>
sealed record CoursePoint(int Step, double Deviation, double Wasserstein, double Gradient);

/// <summary>Where a noise-free sample is.</summary>
/// <param name="Step">Generator steps taken.</param>
/// <param name="Law">Whose it is: <c>data</c> or <c>generator</c>.</param>
/// <param name="X">First coordinate.</param>
/// <param name="Y">Second coordinate.</param>
/// <param name="Z">Third coordinate, in R^3.</param>
sealed record SamplePoint(int Step, string Law, double X, double Y, double? Z);
