using Replication.Evidence;

namespace Replication.Experiments;

public static partial class AdversarialVariationalBayes
{
    static IReadOnlyList<ArmsClaim<Row>> Claims => [.. TheoryClaims, .. ToyClaims, .. PosteriorClaims];

    static ArmsClaim<Row> Claim(
        string id, string locus, string statement, string published, Judgement<Row> judgement, Judgement<Row> control) => new()
    {
        Id = id,
        Paper = Paper.AdversarialVariationalBayes,
        Locus = locus,
        Statement = statement,
        Published = published,
        Judgement = judgement,
        Control = control,
    };
}
