namespace Replication.Evidence;

/// <summary>An experiment: a row of the mission, made of studies.</summary>
public interface IExperiment
{
    /// <summary>Name of the experiment and of its folder under <c>experiments/</c> and <c>results/</c>.</summary>
    string Name { get; }

    /// <summary>One line: what is shown.</summary>
    string Title { get; }

    /// <summary>Its studies in reading order, each a part of this experiment (<see cref="IStudy.In"/>).</summary>
    IReadOnlyList<IStudy> Studies { get; }
}
