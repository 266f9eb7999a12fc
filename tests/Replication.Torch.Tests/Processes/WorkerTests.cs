using System.Diagnostics;
using System.Runtime;
using System.Runtime.Intrinsics.X86;
using System.Xml.Linq;
using Replication.Runner.Fingerprints;
using Replication.Runner.Workers;
using Replication.Torch.Tests.Packages;

namespace Replication.Torch.Tests.Processes;

/// <summary>A worker computes on one thread, with the same kernels as the tests, and collects garbage on that thread.</summary>
public class WorkerTests
{
    [LinuxFact]
    public void A_worker_has_one_thread_of_libtorch_and_starts_none() =>
        Assert.Equal("1 0", Programs.Start(nameof(Programs.Threads), WorkerEnvironment.Variables));

    [LinuxFact]
    public void The_environment_decides_how_many_threads_there_are()
    {
        if (Environment.ProcessorCount == 1) return;
        var two = new Dictionary<string, string>(WorkerEnvironment.Variables) { ["OMP_NUM_THREADS"] = "2", ["MKL_NUM_THREADS"] = "2" };
        Assert.Equal("2 1", Programs.Start(nameof(Programs.Threads), two));
    }

    [Fact]
    public void The_environment_decides_which_kernels_compute()
    {
        if (!Avx2.IsSupported) return;
        var narrow = new Dictionary<string, string>(WorkerEnvironment.Variables) { ["ATEN_CPU_CAPABILITY"] = "default" };
        Assert.NotEqual(Programs.Start(nameof(Programs.Kernels), narrow), Programs.Start(nameof(Programs.Kernels), WorkerEnvironment.Variables));
    }

    [Fact]
    public void The_runner_starts_its_processes_with_that_environment()
    {
        ProcessStartInfo start = Invocation.Start("worker");
        Assert.All(WorkerEnvironment.Variables, variable => Assert.Equal(variable.Value, start.Environment[variable.Key]));
        var threads = Assert.Single(NativeProbe.Diagnose(), finding => finding.What == "threads");
        Assert.Null(threads.Warning);
        Assert.StartsWith("1 of libtorch in each worker", threads.Says);
    }

    [Fact]
    public void Tests_run_in_the_environment_of_a_worker()
    {
        var settings = XDocument.Load(Path.Combine(Build.Root, "tests", ".runsettings")).Descendants("EnvironmentVariables").Single().Elements();
        var variables = settings.ToDictionary(element => element.Name.LocalName, element => element.Value);
        Assert.Equal(WorkerEnvironment.Variables.OrderBy(variable => variable.Key), variables.OrderBy(variable => variable.Key));
        // Run with --settings tests/.runsettings, as make does.
        Assert.All(variables, variable => Assert.Equal(variable.Value, Environment.GetEnvironmentVariable(variable.Key)));
        Assert.NotEqual(GCLatencyMode.Interactive, GCSettings.LatencyMode);
    }
}
