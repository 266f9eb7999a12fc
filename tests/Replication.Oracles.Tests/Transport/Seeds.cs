namespace Replication.Oracles.Tests.Transport;

/// <summary>Runs a property over many seeds; a failure says which seed replays it.</summary>
static class Seeds
{
    public static void Hold(int count, Action<Random> property, [System.Runtime.CompilerServices.CallerMemberName] string name = "")
    {
        for (int seed = 1; seed <= count; seed++)
        {
            try
            {
                property(new Random(seed));
            }
            catch (Exception failure)
            {
                throw new Xunit.Sdk.XunitException($"{name} fails for seed {seed}; replay with `property(new Random({seed}))`.\n{failure}");
            }
        }
    }
}
