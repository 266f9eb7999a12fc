using System.Globalization;
using System.Text.Json;
using static TorchSharp.torch;

namespace Replication.Torch.Tests.Fixtures;

/// <summary>
/// What PyTorch computed (tests/fixtures/torch, written by make_fixtures.py), read from the copies beside the test assembly.
/// </summary>
static class Fixture
{
    public static JsonElement Read(string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "fixtures", $"{name}.json")));
        return document.RootElement.Clone();
    }

    public static IEnumerable<string> Names(this JsonElement element) => element.EnumerateObject().Select(property => property.Name);

    /// <summary>One line: dtype code, shape, base64 of the little-endian bytes in row-major order.</summary>
    public static Tensor Tensor(this JsonElement element)
    {
        var parts = element.GetString()!.Split(' ');
        var type = parts[0] switch
        {
            "f32" => ScalarType.Float32,
            "f64" => ScalarType.Float64,
            "i64" => ScalarType.Int64,
            "b8" => ScalarType.Bool,
            _ => throw new FormatException($"'{parts[0]}' is no dtype code."),
        };
        var sizes = parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries);
        var shape = Array.ConvertAll(sizes, size => long.Parse(size, CultureInfo.InvariantCulture));
        var tensor = empty(shape, dtype: type);
        tensor.bytes = Convert.FromBase64String(parts[2]);
        return tensor;
    }

    public static Dictionary<string, Tensor> Tensors(this JsonElement element) =>
        element.EnumerateObject().ToDictionary(property => property.Name, property => property.Value.Tensor());

    /// <summary>cos(phase + k) for the k-th element: the weights of the scalars whose gradients the fixtures hold.</summary>
    public static Tensor Weights(Tensor like, double phase) =>
        (arange(like.numel(), dtype: float64) + phase).cos().to_type(like.dtype).reshape(like.shape);

    /// <summary>What was recorded and what C# has to answer it with bear the same names.</summary>
    public static void Twins(JsonElement recorded, IEnumerable<string> table) =>
        Assert.Equal(recorded.Names().Order(StringComparer.Ordinal), table.Order(StringComparer.Ordinal));
}
