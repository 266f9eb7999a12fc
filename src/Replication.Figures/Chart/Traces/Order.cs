namespace Replication.Figures;

/// <summary>What a trace claims about the order of its values.</summary>
internal static class Order
{
    internal static IEnumerable<string> Problems(Series ascending)
    {
        for (var i = 1; i < ascending.Numbers.Count; i++)
        {
            if (!(ascending.Numbers[i] > ascending.Numbers[i - 1]))
            {
                yield return $"column '{ascending.Source.Column}' does not ascend: {ascending.Numbers[i - 1]:R} is followed by "
                    + $"{ascending.Numbers[i]:R} (row {i})";
                yield break;
            }
        }
    }

    internal static IEnumerable<string> Problems(Series low, Series high)
    {
        for (var i = 0; i < Math.Min(low.Numbers.Count, high.Numbers.Count); i++)
        {
            if (!(low.Numbers[i] <= high.Numbers[i]))
            {
                yield return $"the interval from {low.Numbers[i]:R} to {high.Numbers[i]:R} (row {i}) is empty or upside down";
                yield break;
            }
        }
    }
}
