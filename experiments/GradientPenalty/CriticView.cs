namespace Replication.Experiments;

/// <summary>What a critic sees of two samples of 1000 points, beside their exact distance.</summary>
/// <param name="Wasserstein">W1 between the samples, by the exact solver.</param>
/// <param name="Gain">E_r f - E_g f on them: minus the critic's loss.</param>
/// <param name="Lipschitz">Largest |f(y) - f(x)| / |y - x| over all pairs of one sample of each law: the empirical Lipschitz constant.</param>
/// <param name="Share">Gain / Lipschitz / W1: the share of W1 that the critic finds, scaled to slope 1; at most 1 by duality.</param>
/// <param name="SpectralBound">Product of the spectral norms of the critic's layers: an upper bound on its Lipschitz constant.</param>
/// <param name="ClipBound">c^L times the product of sqrt(n_in n_out) at c = 0.03: what clipping allows that product at most.</param>
/// <param name="Correlation">Spearman's correlation of f on the samples with the exact Kantorovich potentials.</param>
sealed record CriticView(
    double Wasserstein, double Gain, double Lipschitz, double Share, double SpectralBound, double ClipBound, double Correlation);
