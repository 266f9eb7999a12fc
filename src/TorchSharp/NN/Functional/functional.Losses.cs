using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Bce = new("binary_cross_entropy"), BceWithLogits = new("binary_cross_entropy_with_logits"),
        CrossEntropy = new("cross_entropy_loss"), Nll = new("nll_loss_nd"), Mse = new("mse_loss"), L1 = new("l1_loss"),
        SmoothL1 = new("smooth_l1_loss"), Huber = new("huber_loss"), KlDiv = new("kl_div"), HingeEmbedding = new("hinge_embedding_loss");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>How the losses of the elements become one number; numbered as in libtorch.</summary>
        public enum Reduction : long
        {
            None = 0,
            Mean = 1,
            Sum = 2,
        }

        /// <summary>Loss functions.</summary>
        public static partial class functional
        {
            public static Tensor binary_cross_entropy(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean) =>
                Aten.Bce.Call(input, target, weight, (long)reduction);

            public static Tensor binary_cross_entropy_with_logits(Tensor input, Tensor target, Tensor? weight = null,
                Reduction reduction = Reduction.Mean, Tensor? pos_weights = null) =>
                Aten.BceWithLogits.Call(input, target, weight, pos_weights, (long)reduction);

            public static Tensor cross_entropy(Tensor input, Tensor target, Tensor? weight = null, long ignore_index = -100,
                Reduction reduction = Reduction.Mean, double label_smoothing = 0) =>
                Aten.CrossEntropy.Call(input, target, weight, (long)reduction, ignore_index, label_smoothing);

            public static Tensor nll_loss(Tensor input, Tensor target, Tensor? weight = null, Reduction reduction = Reduction.Mean) =>
                Aten.Nll.Call(input, target, weight, (long)reduction);

            public static Tensor mse_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.Mse.Call(input, target, (long)reduction);

            public static Tensor l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean) =>
                Aten.L1.Call(input, target, (long)reduction);

            public static Tensor smooth_l1_loss(Tensor input, Tensor target, Reduction reduction = Reduction.Mean, double beta = 1) =>
                Aten.SmoothL1.Call(input, target, (long)reduction, beta);

            public static Tensor huber_loss(Tensor input, Tensor target, double delta = 1, Reduction reduction = Reduction.Mean) =>
                Aten.Huber.Call(input, target, (long)reduction, delta);

            // Trap: the target is taken as logarithms by default, unlike PyTorch's log_target=False.
            public static Tensor kl_div(Tensor input, Tensor target, bool log_target = true, Reduction reduction = Reduction.Mean) =>
                Aten.KlDiv.Call(input, target, (long)reduction, log_target);

            // Trap: the margin is 0 by default, unlike PyTorch's 1.
            public static Tensor hinge_embedding_loss(Tensor input, Tensor target, double margin = 0,
                Reduction reduction = Reduction.Mean) =>
                Aten.HingeEmbedding.Call(input, target, margin, (long)reduction);
        }
    }
}
