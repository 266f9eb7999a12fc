using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Replication.Evidence;
using Replication.Runner.Cache;
using Replication.Runner.Fingerprints;

namespace Replication.Runner.Tests;

/// <summary>Stored files that are sealed as they should be and hold nonsense are named and measured again; none is believed.</summary>
public sealed class CacheTests : IDisposable
{
    readonly Suite _suite = Suite.Measured.Copy();

    public void Dispose() => _suite.Dispose();

    // Member and value; null is both the JSON null and no such member.
    static readonly (string Member, string? Value)[] Nonsense =
    [
        ("", "{}"),
        ("", "null"),
        ("", "[]"),
        ("", "7"),
        ("Key", null),
        ("Key", "{}"),
        ("Key.Slot", null),
        ("Key.Slot", "{}"),
        ("Key.Slot.Experiment", null),
        ("Key.Slot.Replicate", "-1"),
        ("Key.Slot.Replicate", "1.5"),
        ("Key.Settings", null),
        ("Key.Settings", "{\"Measure.shift\":null}"),
        ("Key.Native", null),
        ("Key.Variables", null),
        ("Key.Code", null),
        ("Key.Seed", "\"many\""),
        ("Seconds", null),
        ("Seconds", "-1"),
        ("Seconds", "1e999"),
        ("Seconds", "\"NaN\""),
        ("Values", null),
        ("Values", "{}"),
        ("Values", "[]"),
        ("Values.Mean", null),
        ("Values.Mean", "\"NaN\""),
        ("Values.Mean", "\"high\""),
        ("Values.Diverged", "0"),
        ("Values.Path", null),
        ("Values.Path", "[null]"),
        ("Values.Path", "[{}]"),
        ("Values.Path", "[{\"Step\":0}]"),
        ("Values.Unknown", "1"),
    ];

    [Fact]
    public void Sealed_rows_that_hold_nonsense_are_named_and_measured_again()
    {
        var before = _suite.Evidence();
        var variants = Nonsense.Select(one => (one.Member, one.Value, IsAbsent: false))
            .Concat(Nonsense.Where(one => one.Value is null).Select(one => (one.Member, one.Value, IsAbsent: true)));
        foreach (var some in variants.Chunk(_suite.StoredRows().Count))
        {
            var entries = _suite.StoredRows().Take(some.Length).ToList();
            foreach (var (entry, (member, value, isAbsent)) in entries.Zip(some))
            {
                var body = JsonNode.Parse(File.ReadAllLines(entry)[1])!;
                Seal(entry, member.Length == 0 ? value! : With(body, member.Split('.'), value, isAbsent).ToJsonString());
            }

            var run = _suite.Call("run");
            Assert.True(run.ExitCode == 0, run.Error);
            Assert.Equal(
                entries.Select(Complaint).Order(StringComparer.Ordinal), run.Complaints.Order(StringComparer.Ordinal));
            Assert.Contains($"{entries.Count} rows to measure, {25 - entries.Count} reused", run.Output);
            Assert.Equal(before, _suite.Evidence());
            Assert.Contains("All 25 rows are reused", _suite.Call("run").Output);
        }
    }

    string Complaint(string entry) =>
        $"The cache entry {Path.Combine("cache", Path.GetRelativePath(_suite.Cache, entry))} is damaged and will be measured again.";

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"a\":null}")]
    [InlineData("{\"a\":7}")]
    public void What_a_code_hash_stands_for_is_believed_only_when_it_hashes_to_it(string text)
    {
        foreach (var file in Directory.GetFiles(Path.Combine(_suite.Cache, "code"))) File.WriteAllText(file, text);
        var store = new RowStore(_suite.Cache);
        Assert.All(Rows(store), row => Assert.Null(store.Code(row.Key.Code)));
        Assert.Equal(0, _suite.Call("run", "--seed", "4", "--dry-run").ExitCode);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("{\"Libraries\":null,\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[],\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[null],\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[{}],\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[{\"Path\":null,\"Size\":1,\"Written\":\"2026-01-01\",\"Sha256\":\"0123456789abcdef\"}],\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[{\"Path\":\"/a\",\"Size\":1,\"Written\":\"2026-01-01\",\"Sha256\":\"short\"}],\"CudaDevices\":0,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[{\"Path\":\"/a\",\"Size\":1,\"Written\":\"2026-01-01\",\"Sha256\":\"0123456789abcdef\"}],\"CudaDevices\":-1,\"Steering\":\"\"}")]
    [InlineData("{\"Libraries\":[{\"Path\":\"/a\",\"Size\":1,\"Written\":\"2026-01-01\",\"Sha256\":\"0123456789abcdef\"}],\"CudaDevices\":0,\"Steering\":null}")]
    public void An_answer_about_native_libraries_that_is_none_is_asked_again(string text)
    {
        Assert.Null(NativeLibraries.Parse(text));
        var file = _suite.Beside("native.json");
        File.WriteAllText(file, text);
        Assert.Null(NativeLibraries.Read(file));
    }

    [Fact]
    public void An_answer_about_native_libraries_survives_its_JSON()
    {
        var answer = new NativeLibraries([new("/lib/libtorch.so", 1, DateTime.UnixEpoch, "0123456789abcdef")], 2, "steering");
        Assert.Equal(answer.Identity, NativeLibraries.Parse(JsonSerializer.Serialize(answer))!.Identity);
    }

    static IReadOnlyList<StoredRow> Rows(RowStore store)
    {
        var rows = store.Rows("Sampling/means", "shifted", Scale.Standard);
        Assert.NotEmpty(rows);
        return rows;
    }

    // The body with one member replaced, or without it.
    static JsonNode With(JsonNode body, IReadOnlyList<string> path, string? value, bool absent)
    {
        var at = body;
        foreach (var name in path.SkipLast(1)) at = at[name]!;
        if (absent) at.AsObject().Remove(path[^1]);
        else at[path[^1]] = value is null ? null : JsonNode.Parse(value);
        return body;
    }

    static void Seal(string path, string body) =>
        File.WriteAllText(path, $"sha256:{Digest.Of(Encoding.UTF8.GetBytes(body))}\n{body}\n");
}
