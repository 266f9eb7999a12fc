using System.Text.Json;

namespace Replication.Runner.Cache;

/// <summary>A measured row as it is kept: its key, how long it took on which processor time, and its values as JSON.</summary>
/// <param name="Key">What the row depends on.</param>
/// <param name="Seconds">Wall time of the measurement.</param>
/// <param name="Values">The row; see <see cref="RowJson"/>.</param>
internal sealed record StoredRow(RowKey Key, double Seconds, JsonElement Values);
