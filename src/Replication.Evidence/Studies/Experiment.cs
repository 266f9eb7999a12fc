namespace Replication.Evidence;

/// <summary>The contents page of an experiment: what it is about, and its studies in reading order.</summary>
/// <param name="name">Name of the experiment and of its folders.</param>
/// <param name="title">One line: what is shown.</param>
/// <param name="studies">The studies; their names are unique.</param>
public sealed class Experiment(string name, string title, params IReadOnlyList<IStudy> studies) : IExperiment
{
    /// <inheritdoc />
    public string Name => name;

    /// <inheritdoc />
    public string Title => title;

    /// <inheritdoc />
    public IReadOnlyList<IStudy> Studies { get; } = [.. studies.Select(study => study.In(name))];
}
