namespace Replication.Core.Training;

/// <summary>Steps of a training to look at it, evenly spaced on a logarithmic axis.</summary>
public static class LogSchedule
{
    /// <summary>0, 1, 2, 5, 10, 20, 50, ... up to a last step, which belongs to them.</summary>
    /// <param name="last">At least 0.</param>
    public static SortedSet<int> UpTo(int last)
    {
        var schedule = new SortedSet<int> { 0, last };
        for (long decade = 1; decade <= last; decade *= 10)
            foreach (var digit in new[] { 1, 2, 5 })
                if (decade * digit <= last) schedule.Add((int)(decade * digit));
        return schedule;
    }
}
