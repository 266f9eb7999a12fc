using System.Reflection;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>A study as the runner sees it, with the type of its rows erased. Studies are written as <see cref="Study{TRow}"/>.</summary>
public interface IStudy
{
    /// <summary>Name of the experiment that the study belongs to; empty until an experiment lists it.</summary>
    string Experiment { get; }

    /// <summary>Name within the experiment, in kebab-case.</summary>
    string Name { get; }

    /// <summary>The study's folder below <c>results/</c>, and its name in commands: <c>Experiment/name</c>.</summary>
    string Path => $"{Experiment}/{Name}";

    /// <summary>One line: what is shown.</summary>
    string Title { get; }

    /// <summary>Arms in the order of their tables. Names are unique.</summary>
    IReadOnlyList<Arm> Arms { get; }

    /// <summary>Type of one row of measurements; its schema is that of <c>measurements.csv</c> (see <see cref="Tables.RowSchema"/>).</summary>
    Type RowType { get; }

    /// <summary>The assembly whose code measures.</summary>
    Assembly Assembly { get; }

    /// <summary>The claims, declared before anything is measured. Ids are unique within the experiment.</summary>
    IReadOnlyList<Claim> Claims { get; }

    /// <summary>The study as part of an experiment.</summary>
    /// <param name="experiment">Name of the experiment.</param>
    IStudy In(string experiment);

    /// <summary>Number of replicates of an arm at a scale: 1 for an arm that is not random.</summary>
    int Replicates(Arm arm, Scale scale);

    /// <summary>Expected seconds of one run on one core, for the plan; the runner prefers the times it has seen.</summary>
    double ExpectedSeconds(Arm arm, Scale scale);

    /// <summary>Measures one row. Pure: see <see cref="Run"/>.</summary>
    object Measure(Arm arm, Run run);

    /// <summary>Applies every claim's criterion to the stored rows of its arms and of its control.</summary>
    /// <param name="rows">The stored rows.</param>
    /// <param name="asked">How many runs were asked for by arm; of an arm without a record, those that there are.</param>
    /// <exception cref="ArgumentException">A row's values are not of <see cref="RowType"/>.</exception>
    IReadOnlyList<Assessment> Judge(IReadOnlyList<MeasuredRow> rows, IReadOnlyDictionary<string, int>? asked = null);

    /// <summary>Judges one claim, so that rows which serve no other claim are enough.</summary>
    /// <exception cref="ArgumentException">There is no such claim, or a row's values are not of <see cref="RowType"/>.</exception>
    Assessment Assess(string claim, IReadOnlyList<MeasuredRow> rows);

    /// <summary>
    /// Tables that follow from the rows and that figures draw from beside them, such as medians over seeds. They are written as CSV files
    /// of their names beside <c>measurements.csv</c> (<see cref="Tables.DataTableText"/>), so that every drawn value is in a file.
    /// </summary>
    IReadOnlyList<DataTable> Summarise(IReadOnlyList<MeasuredRow> rows);

    /// <summary>Draws every figure from the stored rows alone.</summary>
    IReadOnlyList<Figure> Draw(IReadOnlyList<MeasuredRow> rows);
}

/// <summary>One stored run: which arm and replicate, the seed it used, and its values (an instance of the study's row type).</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Replicate">0-based number of the run within its arm.</param>
/// <param name="Seed">The seed it was run with.</param>
/// <param name="Values">The row, an instance of <see cref="IStudy.RowType"/>.</param>
public sealed record MeasuredRow(string Arm, int Replicate, long Seed, object Values);
