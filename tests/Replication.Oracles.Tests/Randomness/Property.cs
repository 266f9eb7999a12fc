using System.Runtime.CompilerServices;
using Replication.Oracles.Randomness;

namespace Replication.Oracles.Tests.Randomness;

/// <summary>A property that must hold for many streams; a failure prints the stream that replays it.</summary>
static class Property
{
    public static void Holds(int seeds, Action<RandomStream> property, [CallerMemberName] string name = "")
    {
        for (var seed = 0L; seed < seeds; seed++)
        {
            try
            {
                property(new RandomStream(name, seed));
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"Fails for new RandomStream(\"{name}\", {seed}).\n{failure}");
            }
        }
    }
}
