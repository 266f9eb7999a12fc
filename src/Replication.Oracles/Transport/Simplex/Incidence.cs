namespace Replication.Oracles.Transport.Simplex;

/// <summary>Which items belong to each of a number of keys: a counting sort.</summary>
readonly struct Incidence
{
    readonly int[] _starts;
    readonly int[] _items;

    Incidence(int[] starts, int[] items) => (_starts, _items) = (starts, items);

    internal ReadOnlySpan<int> At(int key) => _items.AsSpan(_starts[key], _starts[key + 1] - _starts[key]);

    internal static Incidence Of(int keys, ReadOnlySpan<int> keyOfItem)
    {
        var starts = new int[keys + 1];
        foreach (int key in keyOfItem) starts[key + 1]++;
        for (int key = 0; key < keys; key++) starts[key + 1] += starts[key];
        var next = starts.AsSpan(0, keys).ToArray();
        var items = new int[keyOfItem.Length];
        for (int item = 0; item < items.Length; item++) items[next[keyOfItem[item]]++] = item;
        return new Incidence(starts, items);
    }
}
