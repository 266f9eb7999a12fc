namespace Replication.Evidence;

/// <summary>
/// Marks an assembly as an experiment: <c>[assembly: Experiment(typeof(ParallelLines))]</c>. The runner looks for it beside itself,
/// which is all the registration there is.
/// </summary>
/// <param name="definition">A type with a public static parameterless method <c>Define</c> that returns an <see cref="IExperiment"/>.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ExperimentAttribute(Type definition) : Attribute
{
    /// <summary>The type whose static <c>Define()</c> returns the experiment.</summary>
    public Type Definition { get; } = definition;
}
