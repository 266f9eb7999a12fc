using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator BatchNorm = new("batch_norm"), InstanceNorm = new("instance_norm"), LayerNorm = new("layer_norm"),
        GroupNorm = new("group_norm"), CosineSimilarity = new("cosine_similarity"), PairwiseDistance = new("pairwise_distance"),
        Norm = new("norm.ScalarOpt_dim");
}

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Normalisations, and distances between rows.</summary>
        public static partial class functional
        {
            public static Tensor batch_norm(Tensor input, Tensor? running_mean, Tensor? running_var, Tensor? weight = null,
                Tensor? bias = null, bool training = false, double momentum = 0.1, double eps = 1e-05) =>
                Aten.BatchNorm.Call(input, weight, bias, running_mean, running_var, training, momentum, eps, true);

            public static Tensor instance_norm(Tensor input, Tensor? running_mean = null, Tensor? running_var = null, Tensor? weight = null,
                Tensor? bias = null, bool use_input_stats = true, double momentum = 0.1, double eps = 1e-05) =>
                Aten.InstanceNorm.Call(input, weight, bias, running_mean, running_var, use_input_stats, momentum, eps, true);

            public static Tensor layer_norm(Tensor input, long[] normalized_shape, Tensor? weight = null, Tensor? bias = null,
                double eps = 1e-05) =>
                Aten.LayerNorm.Call(input, normalized_shape, weight, bias, eps);

            public static Tensor group_norm(Tensor input, long num_groups, Tensor? weight = null, Tensor? bias = null,
                double eps = 1e-05) =>
                Aten.GroupNorm.Call(input, num_groups, weight, bias, eps);

            /// <summary>x / max(|x|_p, eps), the norm taken along one dimension.</summary>
            public static Tensor normalize(Tensor input, double p = 2, long dim = 1, double eps = 1e-12) =>
                input / Aten.Norm.Call(input, p, new[] { dim }, true).clamp_min(eps).expand_as(input);

            public static Tensor cosine_similarity(Tensor x1, Tensor x2, long dim = 1, double eps = 1e-08) =>
                Aten.CosineSimilarity.Call(x1, x2, dim, eps);

            public static Tensor pairwise_distance(Tensor input1, Tensor input2, double p = 2, double eps = 1e-06, bool keepdim = false) =>
                Aten.PairwiseDistance.Call(input1, input2, p, eps, keepdim);
        }
    }
}
