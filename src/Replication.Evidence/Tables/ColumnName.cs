using System.Linq.Expressions;

namespace Replication.Evidence.Tables;

/// <summary>The name of the column that a property has in its table.</summary>
static class ColumnName
{
    /// <summary><c>point => point.GradientNorm</c> is <c>gradient-norm</c>.</summary>
    /// <exception cref="ArgumentException">The expression is not a property of its parameter.</exception>
    public static string Of(LambdaExpression property)
    {
        // A number that becomes an object is converted first.
        var body = property.Body is UnaryExpression { NodeType: ExpressionType.Convert } boxed ? boxed.Operand : property.Body;
        return body is MemberExpression { Expression: ParameterExpression } member
            ? Kebab.Of(member.Member.Name)
            : throw new ArgumentException($"A column is a property of the point: expected 'point => point.Property', but was '{property}'.");
    }
}
