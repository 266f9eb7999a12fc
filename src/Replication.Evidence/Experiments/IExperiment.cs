using System.Reflection;
using Replication.Figures;

namespace Replication.Evidence;

/// <summary>
/// An experiment as the runner sees it, with the types of its arms and rows erased. Experiments are written as
/// <see cref="Experiment{TArm, TRow}"/>.
/// </summary>
public interface IExperiment
{
    /// <summary>Name of the experiment and of its folder under <c>experiments/</c> and <c>results/</c>.</summary>
    string Name { get; }

    /// <summary>One line: what is shown.</summary>
    string Title { get; }

    /// <summary>Arms in the order of their tables. Names are unique.</summary>
    IReadOnlyList<Arm> Arms { get; }

    /// <summary>Type of one row of measurements; its schema is that of <c>measurements.csv</c> (see <see cref="Tables.RowSchema"/>).</summary>
    Type RowType { get; }

    /// <summary>The method that measures; what it reaches decides whether stored rows are still valid.</summary>
    MethodInfo MeasureMethod { get; }

    /// <summary>The claims, declared before anything is measured.</summary>
    IReadOnlyList<Claim> Claims { get; }

    /// <summary>Number of replicates of an arm at a scale: 1 for an arm that is not random.</summary>
    int Replicates(Arm arm, Scale scale);

    /// <summary>Expected seconds of one run on one core, for the plan; refined by the runner with the times it has seen.</summary>
    double ExpectedSeconds(Arm arm, Scale scale);

    /// <summary>Measures one row. Pure: see <see cref="Run"/>.</summary>
    object Measure(Arm arm, Run run);

    /// <summary>Applies every claim's judgement and control to the stored rows.</summary>
    /// <exception cref="ArgumentException">A row's values are not of <see cref="RowType"/>.</exception>
    IReadOnlyList<Assessment> Judge(IReadOnlyList<MeasuredRow> rows);

    /// <summary>Applies one claim's judgement and control, so that rows which serve no other claim are enough.</summary>
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

/// <summary>One stored run: which arm and replicate, the seed it used, and its values (an instance of the experiment's row type).</summary>
/// <param name="Arm">Name of the arm.</param>
/// <param name="Replicate">0-based number of the run within its arm.</param>
/// <param name="Seed">The seed it was run with.</param>
/// <param name="Values">The row, an instance of <see cref="IExperiment.RowType"/>.</param>
public sealed record MeasuredRow(string Arm, int Replicate, long Seed, object Values);
