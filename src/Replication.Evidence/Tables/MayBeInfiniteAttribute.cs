namespace Replication.Evidence.Tables;

/// <summary>
/// Marks a <c>double</c> of a row whose quantity may truly be infinite, such as the Kullback-Leibler divergence of distributions with
/// disjoint supports. NaN remains refused.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MayBeInfiniteAttribute : Attribute
{
}
