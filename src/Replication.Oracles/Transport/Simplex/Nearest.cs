namespace Replication.Oracles.Transport.Simplex;

/// <summary>For each of a number of keys, the few items of least distance offered so far.</summary>
sealed class Nearest
{
    readonly int _each;
    readonly int[] _items;
    readonly double[] _distances;
    readonly int[] _farthest;
    readonly double[] _limits;

    internal Nearest(int keys, int each)
    {
        _each = each;
        _items = new int[checked(keys * each)];
        _distances = new double[keys * each];
        _farthest = new int[keys];
        _limits = new double[keys];
        Clear();
    }

    /// <summary>What an item of each key must stay below to be taken.</summary>
    internal ReadOnlySpan<double> Limits => _limits;

    /// <summary>The items of one key, -1 where fewer were offered.</summary>
    internal ReadOnlySpan<int> Items(int key) => _items.AsSpan(key * _each, _each);

    internal void Clear()
    {
        Array.Fill(_items, -1);
        Array.Fill(_distances, double.PositiveInfinity);
        Array.Fill(_limits, double.PositiveInfinity);
    }

    /// <summary>Replaces the farthest item; to be called only with a distance below the limit of the key.</summary>
    internal void Take(int key, int item, double distance)
    {
        int first = key * _each;
        _items[first + _farthest[key]] = item;
        _distances[first + _farthest[key]] = distance;
        int farthest = 0;
        double limit = _distances[first];
        for (int k = 1; k < _each; k++)
            if (_distances[first + k] > limit) (farthest, limit) = (k, _distances[first + k]);
        _farthest[key] = farthest;
        _limits[key] = limit;
    }
}
