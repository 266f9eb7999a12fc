using System.Globalization;
using Replication.Evidence;
using Replication.Evidence.Tables;
using Replication.Figures;

namespace Replication.Experiments.Tests;

/// <summary>
/// How far sets of kernels move a column of a smoke table: one line of <c>Baselines/kernels.csv</c>, and the tolerance and the reason that
/// follow from it.
/// </summary>
/// <param name="Table">Name of the snapshot.</param>
/// <param name="Column">The column.</param>
/// <param name="Whole">Whether it holds whole numbers and nothing else: settings, steps, counts.</param>
/// <param name="Share">Largest difference as a share of the number, over the half of the numbers that are larger in magnitude.</param>
/// <param name="Size">
/// Largest difference over the other half, whose numbers may be zeros but for rounding; of whole numbers over all of them.
/// </param>
/// <param name="Widest">The kernels that move it most; nothing where none does.</param>
sealed record KernelSpread(string Table, string Column, bool Whole, double Share, double Size, string Widest)
{
    /// <summary>The file, beside the baselines.</summary>
    public const string File = "kernels.csv";

    /// <summary>Three sets of kernels on one processor are a few of many: another is given ten times the room that these take.</summary>
    public const int Reach = 10;

    /// <summary>
    /// Kernels that part a column by more are no rounding any longer but training that has amplified it; ten times that would let anything
    /// pass, so that it is given twice.
    /// </summary>
    public const double Amplified = 0.01;

    /// <summary>The least share that float32 is given: its rounding is 1.2E-07, and a sum gathers some of it.</summary>
    public const double Single = 1e-6;

    /// <summary>
    /// The least that double precision is given, as a size and as a share: stopping rules of solvers and quadrature leave 1E-13 to 1E-11,
    /// and mathematical libraries round their functions apart.
    /// </summary>
    public const double Double = 1e-9;

    static readonly Lazy<IReadOnlyDictionary<(string Table, string Column), KernelSpread>> Committed = new(() =>
        Read(Path.Combine(Suite.Root, "tests", "Replication.Experiments.Tests", "Baselines", File))
            .ToDictionary(spread => (spread.Table, spread.Column)));

    /// <summary>The committed ones.</summary>
    public static IEnumerable<KernelSpread> All => Committed.Value.Values;

    /// <summary>That of a column.</summary>
    /// <exception cref="SnapshotException">It was never measured.</exception>
    public static KernelSpread Of(string table, string column) => Committed.Value.TryGetValue((table, column), out var spread)
        ? spread
        : throw new SnapshotException($"{table}: nobody has measured how far kernels move '{column}': run `make kernels`.");

    /// <summary>Reads the file.</summary>
    public static IReadOnlyList<KernelSpread> Read(string path) =>
        RecordTable.Parse<KernelSpread>(System.IO.File.ReadAllText(path), Path.GetFileName(path));

    /// <summary>Compares a table with what other kernels made of it: one spread for each column of numbers.</summary>
    /// <param name="name">Name of the snapshot.</param>
    /// <param name="own">The table with the kernels at hand.</param>
    /// <param name="others">The table with each of the others.</param>
    /// <exception cref="SnapshotException">A kernel changes the shape of the table, a text, or whether there is a number.</exception>
    public static IEnumerable<KernelSpread> Between(string name, DataTable own, IReadOnlyList<(Kernels Kernels, DataTable Table)> others)
    {
        foreach (var (kernels, table) in others)
        {
            var texts = own.Columns.Where(column => own[column].IsText);
            if (!table.Columns.SequenceEqual(own.Columns) || table.RowCount != own.RowCount
                || texts.Any(column => !table[column].IsText || !table[column].Texts.SequenceEqual(own[column].Texts)))
                throw new SnapshotException($"{name}: {kernels.Name} changes what no tolerance is for: rows, columns or texts.");
        }

        return own.Columns.Where(column => SmokeTables.HoldsNumbers(own, column)).Select(column =>
            OfColumn(name, column, [.. own[column].Numbers], [.. others.Select(other => (other.Kernels.Name, other.Table[column].Numbers.ToArray()))]));
    }

    /// <summary>Whether it is a spread of an experiment's table.</summary>
    public bool IsOf(string experiment) => Table.StartsWith(experiment + ".", StringComparison.Ordinal);

    /// <summary>This one, or where another set of kernels moved the column further, that.</summary>
    public KernelSpread OrWider(KernelSpread other) => this with
    {
        Share = Math.Max(Share, other.Share),
        Size = Math.Max(Size, other.Size),
        Widest = (other.Share, other.Size).CompareTo((Share, Size)) > 0 ? other.Widest : Widest,
    };

    /// <summary>The tolerance that follows, with its reason in numbers.</summary>
    /// <param name="random">Whether the arms are trained or drawn, in float32.</param>
    public Tolerance Tolerance(bool random)
    {
        if (Whole)
        {
            return Size == 0
                ? Evidence.Tolerance.Exact("whole numbers that no set of kernels moves")
                : Evidence.Tolerance.Absolute(2 * Size, $"whole numbers that kernels move by {Shown(Size)} at most ({Widest}); twice that");
        }

        var (reach, least) = (Share > Amplified ? 2 : Reach, random ? Single : Double);
        var moved = Widest.Length == 0
            ? "no set of kernels moves it"
            : $"kernels move its larger numbers by {Shown(100 * Share)} % and its smaller ones by {Shown(Size)} at most ({Widest}); {reach} times that";
        return Evidence.Tolerance.Near(
            Rounded(Math.Max(reach * Size, Double)), Rounded(Math.Max(reach * Share, least)),
            $"{moved}, and no less than {Shown(least)} of it or {Shown(Double)}, for {(random ? "float32 sums in another order" : "other libraries' rounding")}");
    }

    static KernelSpread OfColumn(string table, string column, double[] own, IReadOnlyList<(string Kernels, double[] Numbers)> others)
    {
        if (others.FirstOrDefault(other => own.Zip(other.Numbers).Any(pair => !Comparable(pair.First, pair.Second))) is { Kernels: { } odd })
            throw new SnapshotException($"{table}: with {odd} '{column}' has a number where there is none, or none where there is one.");
        var whole = own.Where(double.IsFinite).All(double.IsInteger);
        double[] magnitudes = [.. own.Where(double.IsFinite).Select(Math.Abs).Order()];
        var middle = magnitudes.Length == 0 ? 0 : magnitudes[magnitudes.Length / 2];
        // What is below the least tolerance is rounding, whatever share it is of a number that is rounding too.
        bool IsLarge(double number) => !whole && Math.Abs(number) > Double && Math.Abs(number) >= middle;
        var spreads = others.Select(other =>
        {
            (double Own, double Difference)[] cells = [.. own.Zip(other.Numbers, (a, b) => (a, Math.Abs(a - b))).Where(cell => double.IsFinite(cell.a))];
            return (
                other.Kernels,
                Share: cells.Where(cell => IsLarge(cell.Own)).Select(cell => cell.Difference / Math.Abs(cell.Own)).DefaultIfEmpty().Max(),
                Size: cells.Where(cell => !IsLarge(cell.Own)).Select(cell => cell.Difference).DefaultIfEmpty().Max());
        }).ToArray();
        var (share, size) = (spreads.Max(spread => spread.Share), spreads.Max(spread => spread.Size));
        var widest = share + size == 0 ? "" : spreads.MaxBy(spread => share > 0 ? spread.Share : spread.Size).Kernels;
        return new KernelSpread(table, column, whole, Rounded(share), Rounded(size), widest);
    }

    static bool Comparable(double one, double other) => double.IsFinite(one) ? double.IsFinite(other) : one.Equals(other);

    /// <summary>Two digits, upwards: more would be chance.</summary>
    static double Rounded(double number)
    {
        if (number == 0) return 0;
        var unit = Math.Pow(10, Math.Floor(Math.Log10(number)) - 1);
        return double.Parse((Math.Ceiling(number / unit - 1e-6) * unit).ToString("G2", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }

    static string Shown(double number) => number.ToString("G2", CultureInfo.InvariantCulture);
}
