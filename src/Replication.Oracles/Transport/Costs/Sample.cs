namespace Replication.Oracles.Transport.Costs;

/// <summary>A reproducible random sample of indices. Random, since every fourth point of a lattice would be a stripe.</summary>
static class Sample
{
    const ulong Seed = 0x5eed0f7a115f0a7d;

    /// <summary>
    /// One in <paramref name="fraction"/> of 0 to <paramref name="count"/> - 1, ascending; at least 32 where there are so many.
    /// </summary>
    internal static int[] Of(int count, int fraction)
    {
        int size = Math.Min(count, Math.Max(32, count / fraction));
        var shuffled = new int[count];
        for (int k = 0; k < count; k++) shuffled[k] = k;
        ulong state = Seed;
        for (int k = 0; k < size; k++)
        {
            int other = k + (int)(Next(ref state) % (ulong)(count - k));
            (shuffled[k], shuffled[other]) = (shuffled[other], shuffled[k]);
        }
        int[] sample = shuffled[..size];
        Array.Sort(sample);
        return sample;
    }

    internal static double[] Pick(long[] values, int[] indices)
    {
        var picked = new double[indices.Length];
        for (int k = 0; k < picked.Length; k++) picked[k] = values[indices[k]];
        return picked;
    }

    // SplitMix64 (Steele, Lea and Flood 2014).
    static ulong Next(ref ulong state)
    {
        ulong z = state += 0x9e3779b97f4a7c15;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9;
        z = (z ^ (z >> 27)) * 0x94d049bb133111eb;
        return z ^ (z >> 31);
    }
}
