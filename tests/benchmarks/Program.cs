using Replication.Benchmarks;
using Replication.Benchmarks.Torch;

// One line per group; `make bench` runs them all, and names after it choose some.
(string Name, Func<int> Run)[] groups =
[
    ("torch", TorchGroup.Run),
    ("transport", TransportBenchmark.Run),
];

var chosen = args.Length == 0 ? groups : Array.FindAll(groups, group => args.Contains(group.Name));
var unknown = Array.Find(args, name => !Array.Exists(groups, group => group.Name == name));
if (unknown is not null)
{
    Console.Error.WriteLine($"There is no benchmark group '{unknown}'; expected {string.Join(", ", groups.Select(group => group.Name))}.");
    return 2;
}

return chosen.Max(group => group.Run());
