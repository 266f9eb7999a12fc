using Replication.Core.Inference;
using static TorchSharp.torch;

namespace Replication.Experiments;

/// <summary>
/// The "eight schools" model of the released notebook, z = (mu, tau, eta_1, ..., eta_8): all standard normal, y_j ~ N(mu + tau eta_j, sigma_j^2).
/// tau and eta may change sign together, so the posterior has two halves.
/// </summary>
static class SchoolsModel
{
    public const int Latent = 10;

    /// <summary>log p(y, z) of each row of z, shape [batch] from [batch, 10]; differentiable.</summary>
    public static Tensor LogJoint(Tensor z)
    {
        var (effects, errors) = (Row(SchoolsPosterior.Exact.Effects, z), Row(SchoolsPosterior.Exact.Errors, z));
        var standardised = (effects - z.narrow(1, 0, 1) - z.narrow(1, 1, 1) * z.narrow(1, 2, 8)) / errors;
        return StandardNormal.LogDensity(z) + StandardNormal.LogDensity(standardised) - errors.log().sum();
    }

    static Tensor Row(IReadOnlyList<double> values, Tensor like) => tensor((double[])[.. values], dtype: float32, device: like.device).view(1, -1);
}
