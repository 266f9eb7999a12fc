using System.Text.Json;

namespace Replication.Evidence.Tables;

/// <summary>Names of columns, files and enum values in tables: kebab-case, like the names of arms and claims.</summary>
static class Kebab
{
    /// <summary><c>GradientNorm</c> becomes <c>gradient-norm</c>.</summary>
    public static string Of(string name) => JsonNamingPolicy.KebabCaseLower.ConvertName(name);
}
