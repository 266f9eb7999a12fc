namespace Replication.Evidence;

/// <summary>What a closed form or bound says of a quantity: a constant, a number of the same row or point, or a number of the arm.</summary>
/// <param name="Name">As the field writes it, e.g. <c>|theta|</c> or <c>log 2</c>.</param>
/// <param name="Of">The value for an arm and a row or point.</param>
/// <typeparam name="T">The study's row, or a point of one of its series.</typeparam>
public sealed record Expected<T>(string Name, Func<Arm, T, double> Of)
{
    /// <summary>A constant, which is its own name.</summary>
    public static implicit operator Expected<T>(double value) => new(Text.Number(value), (_, _) => value);

    /// <summary>A number of the same row or point.</summary>
    public static implicit operator Expected<T>(Quantity<T> quantity) => new(quantity.Name, (_, item) => quantity.Of(item));

    /// <summary>A named constant, such as log 2.</summary>
    public static Expected<T> Constant(string name, double value) => new(name, (_, _) => value);
}
