using Replication.Evidence;
using Replication.Figures;

namespace Replication.Experiments;

public static partial class MixGan
{
    static IEnumerable<Figure> Draw(Measurements<MixRow> measurements) => [];
}
