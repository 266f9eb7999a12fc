namespace Replication.Evidence;

/// <summary>How long a run is expected to take at standard scale until a first one has been timed.</summary>
public enum Budget
{
    /// <summary>About a second.</summary>
    Light,

    /// <summary>Some seconds.</summary>
    Medium,

    /// <summary>A minute.</summary>
    Heavy,
}
