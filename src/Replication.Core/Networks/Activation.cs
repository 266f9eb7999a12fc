using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Replication.Core.Networks;

/// <summary>What stands between two layers: the choices of Gulrajani et al. 2017, Table 1.</summary>
public enum Activation
{
    /// <summary>max(x, 0).</summary>
    Relu,

    /// <summary>max(x, 0.2 x): DCGAN's discriminator.</summary>
    LeakyRelu,

    /// <summary>softplus(2 x + 2) / 2 - 1: a smooth ReLU.</summary>
    Softplus,

    /// <summary>The hyperbolic tangent.</summary>
    Tanh,
}

/// <summary>Activations as layers.</summary>
static class Activations
{
    const double Leak = 0.2;

    public static Module<Tensor, Tensor> Layer(this Activation activation) => activation switch
    {
        Activation.Relu => ReLU(),
        Activation.LeakyRelu => LeakyReLU(Leak),
        Activation.Tanh => Tanh(),
        _ => new ShiftedSoftplus(),
    };

    sealed class ShiftedSoftplus() : Module<Tensor, Tensor>(nameof(ShiftedSoftplus))
    {
        public override Tensor forward(Tensor input) => functional.softplus(2 * input + 2) / 2 - 1;
    }
}
