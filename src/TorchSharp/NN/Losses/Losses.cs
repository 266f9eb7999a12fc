using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace TorchSharp
{
    public static partial class torch
    {
        public static partial class nn
        {
            public static BCELoss BCELoss(Tensor? weight = null, Reduction reduction = Reduction.Mean) => new(weight, reduction);

            public static BCEWithLogitsLoss BCEWithLogitsLoss(Tensor? weight = null, Reduction reduction = Reduction.Mean,
                Tensor? pos_weights = null) =>
                new(weight, reduction, pos_weights);

            public static MSELoss MSELoss(Reduction reduction = Reduction.Mean) => new(reduction);

            public static L1Loss L1Loss(Reduction reduction = Reduction.Mean) => new(reduction);

            public static SmoothL1Loss SmoothL1Loss(Reduction reduction = Reduction.Mean, double beta = 1) => new(reduction, beta);

            public static HuberLoss HuberLoss(double delta = 1, Reduction reduction = Reduction.Mean) => new(delta, reduction);

            public static CrossEntropyLoss CrossEntropyLoss(Tensor? weight = null, long? ignore_index = null,
                Reduction reduction = Reduction.Mean) =>
                new(weight, ignore_index, reduction);
        }
    }

    namespace Modules
    {
        /// <summary>What losses have in common: how they are reduced.</summary>
        public abstract class Loss<T1, T2, TResult> : Module<T1, T2, TResult>
        {
            private protected Loss(string name, Reduction reduction) : base(name) => this.reduction = reduction;

            public Reduction reduction { get; }

            // The weights stay the caller's: not registered, not disposed with the loss.
            protected override void RegisterComponents()
            {
            }
        }

        /// <summary>A loss with a weight for each element or class.</summary>
        public abstract class WeightedLoss<T1, T2, TResult> : Loss<T1, T2, TResult>
        {
            private protected WeightedLoss(string name, Tensor? weight, Reduction reduction) : base(name, reduction) =>
                this.weight = weight;

            public Tensor? weight { get; }
        }

        /// <summary>Binary cross entropy of probabilities.</summary>
        public sealed class BCELoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            internal BCELoss(Tensor? weight, Reduction reduction) : base(nameof(BCELoss), weight, reduction)
            {
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy(input, target, weight, reduction);
        }

        /// <summary>Binary cross entropy of logits.</summary>
        public sealed class BCEWithLogitsLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            internal BCEWithLogitsLoss(Tensor? weight, Reduction reduction, Tensor? pos_weights)
                : base(nameof(BCEWithLogitsLoss), weight, reduction) =>
                this.pos_weights = pos_weights;

            public Tensor? pos_weights { get; }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.binary_cross_entropy_with_logits(input, target, weight, reduction, pos_weights);
        }

        /// <summary>Squared error.</summary>
        public sealed class MSELoss : Loss<Tensor, Tensor, Tensor>
        {
            internal MSELoss(Reduction reduction) : base(nameof(MSELoss), reduction)
            {
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.mse_loss(input, target, reduction);
        }

        /// <summary>Absolute error.</summary>
        public sealed class L1Loss : Loss<Tensor, Tensor, Tensor>
        {
            internal L1Loss(Reduction reduction) : base(nameof(L1Loss), reduction)
            {
            }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.l1_loss(input, target, reduction);
        }

        /// <summary>Squared error below beta, absolute error above.</summary>
        public sealed class SmoothL1Loss : Loss<Tensor, Tensor, Tensor>
        {
            internal SmoothL1Loss(Reduction reduction, double beta) : base(nameof(SmoothL1Loss), reduction) => this.beta = beta;

            public double beta { get; }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.smooth_l1_loss(input, target, reduction, beta);
        }

        /// <summary>Huber's loss.</summary>
        public sealed class HuberLoss : Loss<Tensor, Tensor, Tensor>
        {
            internal HuberLoss(double delta, Reduction reduction) : base(nameof(HuberLoss), reduction) => this.delta = delta;

            public double delta { get; }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.huber_loss(input, target, delta, reduction);
        }

        /// <summary>Cross entropy of logits [N, classes] with class indices, or with probabilities.</summary>
        public sealed class CrossEntropyLoss : WeightedLoss<Tensor, Tensor, Tensor>
        {
            internal CrossEntropyLoss(Tensor? weight, long? ignore_index, Reduction reduction)
                : base(nameof(CrossEntropyLoss), weight, reduction) =>
                this.ignore_index = ignore_index;

            public long? ignore_index { get; }

            public override Tensor forward(Tensor input, Tensor target) =>
                functional.cross_entropy(input, target, weight, ignore_index ?? -100, reduction);
        }
    }
}
