using Replication.Evidence;
using Replication.Runner.Cache;
using Replication.Runner.Discovery;
using Replication.Runner.Fingerprints;
using Replication.Runner.Planning;
using Replication.Runner.Workers;

namespace Replication.Runner.Tests.Fingerprints;

/// <summary>A variable that chooses kernels is part of the key of every row that it can move, with the value that workers get.</summary>
public class KernelVariablesTests
{
    [Theory]
    [InlineData("ATEN_CPU_CAPABILITY", true, false)]
    [InlineData("MKL_CBWR", true, false)]
    [InlineData("MKL_ENABLE_INSTRUCTIONS", true, false)]
    [InlineData("MKL_NUM_THREADS", true, false)]
    [InlineData("OMP_NUM_THREADS", true, false)]
    [InlineData("KMP_DETERMINISTIC_REDUCTION", true, false)]
    [InlineData("OPENBLAS_CORETYPE", true, false)]
    [InlineData("OPENBLAS_NUM_THREADS", true, false)]
    [InlineData("ONEDNN_MAX_CPU_ISA", true, false)]
    [InlineData("DNNL_DEFAULT_FPMATH_MODE", true, false)]
    [InlineData("NVIDIA_TF32_OVERRIDE", true, false)]
    [InlineData("CUBLAS_WORKSPACE_CONFIG", true, false)]
    [InlineData("CUDA_VISIBLE_DEVICES", true, false)]
    [InlineData("TORCH_ALLOW_TF32_CUBLAS_OVERRIDE", true, false)]
    [InlineData("DOTNET_EnableAVX2", true, true)]
    [InlineData("DOTNET_EnableAVX512F", true, true)]
    [InlineData("DOTNET_EnableFMA", true, true)]
    [InlineData("DOTNET_EnableHWIntrinsic", true, true)]
    [InlineData("COMPlus_EnableAVX", true, true)]
    [InlineData("DOTNET_PreferredVectorBitWidth", true, true)]
    [InlineData("DOTNET_MaxVectorTBitWidth", true, true)]
    [InlineData("GLIBC_TUNABLES", true, true)]
    [InlineData("DOTNET_EnableDiagnostics", false, false)]
    [InlineData("DOTNET_EnableDiagnostics_IPC", false, false)]
    [InlineData("DOTNET_EnableEventPipe", false, false)]
    [InlineData("DOTNET_EnableWriteXorExecute", false, false)]
    [InlineData("DOTNET_gcConcurrent", false, false)]
    [InlineData("DOTNET_ROOT", false, false)]
    [InlineData("MKLROOT", false, false)]
    [InlineData("HOME", false, false)]
    public void A_variable_counts_where_it_can_move_a_bit(string name, bool withTorch, bool without)
    {
        Dictionary<string, string?> environment = new() { [name] = "1", ["PATH"] = "/bin" };
        Assert.Equal(withTorch ? [name] : [], KernelVariables.Native(environment).Keys);
        Assert.Equal(without ? [name] : [], KernelVariables.Managed(environment).Keys);
    }

    [Fact]
    public void Rows_that_use_Torch_are_keyed_by_what_their_workers_get()
    {
        using var suite = new Suite();
        var catalog = Catalog.Open(null);
        var code = new CodeBase(catalog.Folder);
        var request = new RunRequest(catalog.Select(["ParallelLines", "ModeCollapse"]), Scale.Smoke, 0, null, "cpu", 1, Force: false);
        var plan = new Planner(new RowStore(suite.Cache), code, new(new Dictionary<string, string> { ["libtorch.so"] = "0123" })).Plan(request);
        var keys = plan.Parts.SelectMany(part => part.Runs).Select(run => run.Key).ToList();

        Assert.Contains(keys, key => key.Native.Count > 0);
        Assert.All(keys.Where(key => key.Native.Count > 0), key =>
        {
            Assert.All(
                // How garbage is collected and memory is kept moves no number.
                WorkerEnvironment.Variables.Where(variable =>
                    !variable.Key.StartsWith("DOTNET_", StringComparison.Ordinal) && !variable.Key.StartsWith("MALLOC_", StringComparison.Ordinal)),
                variable => Assert.Equal(variable.Value, key.Variables[variable.Key]));
        });
    }

    [Theory]
    [InlineData("DOTNET_EnableAVX2", "0")]
    [InlineData("GLIBC_TUNABLES", "glibc.cpu.hwcaps=-AVX2_Usable")]
    public void Another_value_measures_again_and_says_why(string name, string value)
    {
        using var suite = Suite.Measured.Copy();
        Assert.Contains("All 7 rows are reused", suite.Run("run", "--seeds", "2").Output);
        suite.Variables[name] = value;
        var plan = suite.Run("run", "--seeds", "2", "--dry-run").Output;
        Assert.Contains("7 rows to measure, 0 reused", plan);
        Assert.Contains($"{name}: unset", plan);
        suite.Variables.Clear();
        Assert.Contains("All 7 rows are reused", suite.Run("run", "--seeds", "2").Output);
    }

    [Fact]
    public void Every_part_of_a_key_is_in_its_digest()
    {
        var key = new RowKey(
            new("E", "arm", Scale.Smoke, 1), 2, 3, "cpu", Values("s", "1"), "code", Values("lib", "1"), "kernels", Values("MKL_CBWR", "1"));
        RowKey[] others =
        [
            key with { Slot = new("F", "arm", Scale.Smoke, 1) },
            key with { Slot = new("E", "arm", Scale.Standard, 1) },
            key with { Seed = 4 },
            key with { Device = "cuda" },
            key with { Settings = Values("s", "2") },
            key with { Code = "edoc" },
            key with { Native = Values("lib", "2") },
            key with { Kernels = "others" },
            key with { Variables = Values("MKL_CBWR", "2") },
            key with { Variables = Values() },
            key with { Native = Values(), Variables = Values("lib", "1", "MKL_CBWR", "1") },
        ];
        Assert.Equal(others.Length + 1, others.Append(key).Select(Digested).Distinct().Count());
    }

    // A copy by `with` keeps the digest of its original.
    static string Digested(RowKey key) =>
        new RowKey(key.Slot, key.Seed, key.SuiteSeed, key.Device, key.Settings, key.Code, key.Native, key.Kernels, key.Variables).Digest;

    static Dictionary<string, string> Values(params string[] pairs) => pairs.Chunk(2).ToDictionary(pair => pair[0], pair => pair[1]);
}
