using System.Reflection;
using System.Runtime.Loader;
using Replication.Evidence;
using Replication.Runner.Progress;

namespace Replication.Runner.Discovery;

/// <summary>The experiments found in a folder, ordered by name.</summary>
internal sealed class Catalog
{
    Catalog(string folder, IReadOnlyList<IExperiment> experiments)
    {
        Folder = folder;
        Experiments = experiments;
    }

    /// <summary>Folder that was searched: that of the command unless another was given.</summary>
    public string Folder { get; }

    /// <summary>All experiments, ordered by name.</summary>
    public IReadOnlyList<IExperiment> Experiments { get; }

    /// <summary>Loads every experiment of a folder. Defining an experiment runs nothing of it and loads no native library.</summary>
    /// <exception cref="UserError">The folder is missing, an assembly cannot define its experiment, or two share a name.</exception>
    public static Catalog Open(string? folder)
    {
        folder ??= AppContext.BaseDirectory;
        if (!Directory.Exists(folder)) throw new UserError($"There is no folder '{folder}' to look for experiments in.");
        ResolveBeside(folder);
        var experiments = ExperimentScan.Assemblies(folder)
            .SelectMany(Define)
            .OrderBy(experiment => experiment.Name, StringComparer.Ordinal)
            .ToList();
        foreach (var pair in experiments.Zip(experiments.Skip(1)))
        {
            if (pair.First.Name == pair.Second.Name)
                throw new UserError($"Two experiments are named '{pair.First.Name}'; names must be unique: rename one.");
        }

        return new(folder, experiments);
    }

    /// <summary>The experiment of a name.</summary>
    /// <exception cref="UserError">There is none; the message offers the nearest.</exception>
    public IExperiment Find(string name) =>
        Experiments.FirstOrDefault(experiment => experiment.Name == name)
        ?? throw new UserError($"There is no experiment '{name}': {Spelling.Hint(name, [.. Experiments.Select(experiment => experiment.Name)])}");

    /// <summary>The named experiments in the catalog's order, or all where none is named.</summary>
    /// <exception cref="UserError">A name is unknown.</exception>
    public IReadOnlyList<IExperiment> Select(IReadOnlyList<string> names)
    {
        if (names.Count == 0) return Experiments;
        var chosen = names.Select(Find).ToHashSet();
        return [.. Experiments.Where(chosen.Contains)];
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
            // Names are folders, arguments and lines of tables.
            string[] names = [experiment.Name, .. experiment.Arms.Select(arm => arm.Name)];
            if (experiment.Name != Path.GetFileName(experiment.Name) || experiment.Name.StartsWith('.'))
                throw new UserError($"the name '{experiment.Name}' cannot be that of a folder");
            if (names.FirstOrDefault(name => name.Length == 0 || name.ReplaceLineEndings("") != Printable.Text(name)) is { } name)
                throw new UserError($"the name '{name}' is empty, or has characters that do not show");
            return experiment;
        }
        catch (Exception failure) when (failure is not OutOfMemoryException)
        {
            throw new UserError($"{definition.Name}.Define() failed: {ErrorText.Cause(failure).Message}");
        }
    }
}
