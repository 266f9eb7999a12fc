using static TorchSharp.torch;

namespace Replication.Core.Networks;

/// <summary>First derivatives of a map at many places at once, and what they say about its image.</summary>
public static class Jacobian
{
    /// <summary>The Jacobians of a map that treats the rows of a batch independently.</summary>
    /// <param name="map">From [n, k] to [n, d].</param>
    /// <param name="at">Where: shape [n, k], float; left untouched.</param>
    /// <returns>Shape [n, d, k], without a graph; entry (i, j, l) is the derivative of output j in input l at place i.</returns>
    public static Tensor Of(Func<Tensor, Tensor> map, Tensor at)
    {
        using var scope = NewDisposeScope();
        var inputs = at.detach().clone().requires_grad_(true);
        var outputs = map(inputs);

        // Rows are independent, so the gradient of a column's sum holds that column's gradient at every place.
        var rows = Enumerable.Range(0, checked((int)outputs.shape[1]))
            .Select(j => autograd.grad([outputs.narrow(1, j, 1).sum()], [inputs], retain_graph: true)[0]);
        return stack(rows, 1).detach().MoveToOuterDisposeScope();
    }

    /// <summary>
    /// How many directions a matrix, or each of a batch of matrices, has: singular values above a share of the largest.
    /// </summary>
    /// <param name="matrices">Shape [..., d, k], finite.</param>
    /// <param name="share">What still counts, as a share of the largest singular value, in (0, 1).</param>
    /// <returns>Shape [...], int64; 0 for a matrix of zeros.</returns>
    public static Tensor Rank(Tensor matrices, double share)
    {
        using var scope = NewDisposeScope();
        var singular = linalg.svdvals(matrices);
        return singular.gt(singular.amax([-1L], keepdim: true) * share).to(int64).sum(-1).MoveToOuterDisposeScope();
    }
}
