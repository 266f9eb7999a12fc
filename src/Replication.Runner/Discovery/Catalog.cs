using System.Reflection;
using System.Runtime.Loader;
using Replication.Evidence;

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

    static IEnumerable<IExperiment> Define(string path)
    {
        var assembly = AssemblyLoadContext.Default.LoadFromAssemblyPath(Path.GetFullPath(path));
        foreach (var attribute in assembly.GetCustomAttributes<ExperimentAttribute>())
        {
            var define = attribute.Definition.GetMethod("Define", BindingFlags.Public | BindingFlags.Static, []);
            if (define is null || !define.ReturnType.IsAssignableTo(typeof(IExperiment)))
            {
                throw new UserError($"{Path.GetFileName(path)}: {attribute.Definition.Name} is marked as an experiment but has no "
                    + "public static Define() that returns an IExperiment.");
            }

            IExperiment experiment;
            try
            {
                experiment = (IExperiment)define.Invoke(null, null)!;
            }
            catch (TargetInvocationException failure)
            {
                var cause = failure.InnerException is TypeInitializationException { InnerException: { } inner } ? inner : failure.InnerException!;
                throw new UserError($"{Path.GetFileName(path)}: {attribute.Definition.Name}.Define() failed: {cause.Message.ReplaceLineEndings(" ")}");
            }

            yield return experiment;
        }
    }
}
