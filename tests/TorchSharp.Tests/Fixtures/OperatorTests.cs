using System.Text.Json;

namespace TorchSharp.Tests.Fixtures;

/// <summary>Every recorded operator form: values, gradients and double gradients, in float32 and float64.</summary>
public class OperatorTests
{
    private static readonly JsonElement Recorded = Fixture.Read("operators");

    /// <summary>How many times the usual tolerance, each for its reason.</summary>
    private static readonly Dictionary<string, double> Looser = new()
    {
        // LAPACK's eigenvectors, which the gradient is made of, are determined up to the condition of the eigenvalues' gaps.
        ["torch.linalg.eigvalsh(spd)"] = 10,
        ["torch.linalg.eigh(spd)[0]"] = 10,
    };

    public static TheoryData<string, string> Cases() => Forms.Cases(Recorded);

    [Theory]
    [MemberData(nameof(Cases))]
    public void AgreesWithPyTorch(string form, string type) =>
        Forms.Check(Recorded, form, type, OperatorForms.Table[form], Looser.GetValueOrDefault(form, 1));

    [Fact]
    public void EveryRecordedFormHasItsTwin() =>
        Assert.Equal(Recorded.GetProperty("float32").GetProperty("cases").Names().Order(StringComparer.Ordinal),
            OperatorForms.Table.Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void AtLeastAHundredAndFiftyFormsWithGradients()
    {
        var cases = Recorded.GetProperty("float32").GetProperty("cases").EnumerateObject().ToList();
        Assert.InRange(cases.Count, 150, int.MaxValue);
        Assert.InRange(cases.Count(form => form.Value.GetProperty("gradients").ValueKind != JsonValueKind.Null), 150, int.MaxValue);
        Assert.InRange(cases.Count(form => form.Value.GetProperty("double").ValueKind != JsonValueKind.Null), 150, int.MaxValue);
    }
}
