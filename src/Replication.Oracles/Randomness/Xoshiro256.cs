using System.Numerics;

namespace Replication.Oracles.Randomness;

/// <summary>
/// xoshiro256**, period 2^256 - 1. Source: Blackman and Vigna (2021), "Scrambled linear pseudorandom number generators", ACM TOMS 47(4).
/// MathNet has the same generator, but seeds it from 32 bits only, which is too few for thousands of named streams.
/// </summary>
struct Xoshiro256(ulong s0, ulong s1, ulong s2, ulong s3)
{
    ulong _s0 = s0, _s1 = s1, _s2 = s2, _s3 = s3;

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        var t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }
}
