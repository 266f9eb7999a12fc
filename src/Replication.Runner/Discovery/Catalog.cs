using System.Reflection;
using System.Runtime.Loader;
using Replication.Evidence;
using Replication.Runner.Progress;
using Replication.Runner.Results;

namespace Replication.Runner.Discovery;

/// <summary>The experiments found in a folder, ordered by name.</summary>
internal sealed class Catalog
{
    Catalog(string source, IReadOnlyList<IExperiment> experiments)
    {
        Source = source;
        Folder = FolderOf(source);
        Experiments = experiments;
        Studies = [.. experiments.SelectMany(experiment => experiment.Studies)];
    }

    /// <summary>The assembly, or the folder of assemblies, that was searched: the folder of the command unless another was given.</summary>
    public string Source { get; }

    /// <summary>Folder beside whose assemblies the studies run.</summary>
    public string Folder { get; }

    /// <summary>All experiments, ordered by name.</summary>
    public IReadOnlyList<IExperiment> Experiments { get; }

    /// <summary>The studies of all experiments, in the order of the experiments, each experiment's in reading order.</summary>
    public IReadOnlyList<IStudy> Studies { get; }

    /// <summary>
    /// Loads every experiment of an assembly or a folder. Defining an experiment runs nothing of it and loads no native library.
    /// </summary>
    /// <param name="source">The assembly or the folder; null for the suite's own experiments.</param>
    /// <exception cref="UserError">An assembly cannot define its experiment, two share a name, or what the user gave holds none.</exception>
    public static Catalog Open(string? source)
    {
        var place = source ?? AppContext.BaseDirectory;
        ResolveBeside(FolderOf(place));
        var experiments = ExperimentScan.Assemblies(place)
            .SelectMany(Define)
            .OrderBy(experiment => experiment.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var pair in experiments.Zip(experiments.Skip(1)))
        {
            if (pair.First.Name == pair.Second.Name)
                throw new UserError($"Two experiments are named '{pair.First.Name}'; names must be unique: rename one.");
        }

        return source is null || experiments.Count > 0 ? new(place, experiments)
            : throw new UserError($"'{source}' holds no experiment: mark one with [assembly: Experiment(typeof(Name))], where Name has a static Define().");
    }

    static string FolderOf(string source) => Directory.Exists(source) ? source : Path.GetDirectoryName(Path.GetFullPath(source))!;

    /// <summary>The study of a path, <c>Experiment/study</c>.</summary>
    /// <exception cref="UserError">There is none; the message offers the nearest.</exception>
    public IStudy Find(string path) => Studies.FirstOrDefault(study => study.Path == path) ?? throw new UserError(
        $"There is no study '{path}': {Spelling.Hint(path, [.. Studies.Select(study => study.Path)])}");

    /// <summary>The studies of the named experiments and the named studies, in the catalog's order; all where none is named.</summary>
    /// <exception cref="UserError">A name is unknown.</exception>
    public IReadOnlyList<IStudy> Select(IReadOnlyList<string> names)
    {
        if (names.Count == 0) return Studies;
        var chosen = names.SelectMany(Named).ToHashSet();
        return [.. Studies.Where(chosen.Contains)];
    }

    IReadOnlyList<IStudy> Named(string name)
    {
        IStudy[] found = [.. Studies.Where(study => study.Experiment == name || study.Path == name)];
        return found.Length > 0 ? found : throw Unknown(name);
    }

    /// <summary>
    /// Whether a file, given by its path below the results folder, lies in the folder of an experiment and there in none of its studies'.
    /// </summary>
    public bool IsStale(string file)
    {
        bool IsIn(string folder) => file.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);
        return Experiments.Any(experiment => IsIn(experiment.Name)) && !Studies.Any(study => IsIn(study.Path));
    }

    UserError Unknown(string name)
    {
        var known = Experiments.Select(experiment => experiment.Name).Concat(Studies.Select(study => study.Path));
        return new($"There is no experiment '{name}': {Spelling.Hint(name, [.. known])}");
    }

    // An assembly that is not in the command's own dependency list is found beside the experiments.
    static void ResolveBeside(string folder) =>
        AssemblyLoadContext.Default.Resolving += (context, name) =>
        {
            var path = Path.GetFullPath(Path.Combine(folder, $"{name.Name}.dll"));
            return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
        };

    // Whatever the code of an experiment throws while it defines itself is told in one line, with its file.
    static IReadOnlyList<IExperiment> Define(string path)
    {
        try
        {
            var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path));
            return [.. assembly.GetCustomAttributes<ExperimentAttribute>().Select(attribute => Define(attribute.Definition))];
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new UserError($"{Path.GetFileName(path)}: {ErrorText.Cause(failure).Message}");
        }
    }

    static IExperiment Define(Type definition)
    {
        var define = definition.GetMethod("Define", BindingFlags.Public | BindingFlags.Static, []);
        if (define is null || !define.ReturnType.IsAssignableTo(typeof(IExperiment)))
            throw new UserError($"{definition.Name} is marked as an experiment but has no public static Define() that returns an IExperiment.");
        try
        {
            var experiment = (IExperiment?)define.Invoke(null, null) ?? throw new UserError("it returned null");
            if (Objection(experiment) is { } objection) throw new UserError(objection);
            return experiment;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new UserError($"{definition.Name}.Define() failed: {ErrorText.Cause(failure).Message}");
        }
    }

    // Names are folders, arguments and lines of tables.
    static string? Objection(IExperiment experiment)
    {
        if (experiment.Name != Path.GetFileName(experiment.Name) || experiment.Name.StartsWith('.'))
            return $"the name '{experiment.Name}' cannot be that of a folder";
        var names = experiment.Studies.SelectMany(study => study.Arms.Select(arm => arm.Name)).Prepend(experiment.Name);
        if (names.FirstOrDefault(name => name.Length == 0 || name.ReplaceLineEndings("") != Printable.Text(name)) is { } name)
            return $"the name '{name}' is empty, or has characters that do not show";
        if (experiment.Studies.Count == 0) return "it has no study";
        if (experiment.Studies.FirstOrDefault(study => !CanBeFolder(study)) is { } odd)
            return $"the study's name '{odd.Name}' cannot be that of a folder: expected lower-case words with hyphens, other than 'paper' and 'figures'";
        return Twice(experiment.Studies.Select(study => study.Name)) is { } study ? $"two studies are named '{study}'"
            : Twice(experiment.Studies.SelectMany(one => one.Claims).Select(claim => claim.Id)) is { } id ? $"two claims are named '{id}'"
            : null;
    }

    static bool CanBeFolder(IStudy study) =>
        study.Name is not (ResultsFolder.PaperFolder or ResultsFolder.Figures)
        && study.Name.Split('-').All(word => word.Length > 0 && word.All(IsLowerOrDigit));

    static bool IsLowerOrDigit(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter);

    static string? Twice(IEnumerable<string> names) =>
        names.GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1)?.Key;
}
