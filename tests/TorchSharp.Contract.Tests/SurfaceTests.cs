using TorchSharp;

namespace Contract;

/// <summary>The binding has every member of public-api.txt, with the same names, types and defaults of its parameters.</summary>
public class SurfaceTests
{
    public static TheoryData<string> Types() => [.. PublicApi.Types.Keys];

    [Theory]
    [MemberData(nameof(Types))]
    public void HasEveryMember(string type)
    {
        var own = Signature.Of(Find(type)).Select(PublicApi.Normalised).ToHashSet();
        var missing = PublicApi.Types[type].Where(member => !own.Contains(member)).ToList();
        Assert.True(missing.Count == 0, $"{type} has no\n  {string.Join("\n  ", missing)}");
    }

    [Fact]
    public void TheListIsWhole() => Assert.Equal((48, 1057), (PublicApi.Types.Count, PublicApi.Types.Values.Sum(members => members.Count)));

    /// <summary>A type by its dotted name below TorchSharp, its type parameters counted.</summary>
    private static Type Find(string name)
    {
        var plain = PublicApi.Plain(name);
        var arity = name.Length == plain.Length ? 0 : name[plain.Length..].Split(',').Length;
        var segments = plain.Split('.');
        var inNamespace = segments[0] is "Modules" or "Utils";
        var path = string.Join('+', inNamespace ? segments[1..] : segments) + (arity > 0 ? $"`{arity}" : "");
        return typeof(torch).Assembly.GetType($"TorchSharp.{(inNamespace ? segments[0] + "." : "")}{path}", throwOnError: true)!;
    }
}
