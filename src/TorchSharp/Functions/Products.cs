using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Matmul = new("matmul"), Mm = new("mm"), Bmm = new("bmm"), Mv = new("mv"), Dot = new("dot"),
        Outer = new("outer"), Addmm = new("addmm"), AddmmInPlace = new("addmm_"), Baddbmm = new("baddbmm"), Einsum = new("einsum"),
        Cdist = new("cdist"), Trace = new("trace"), Det = new("linalg_det"), Inverse = new("inverse"), MatrixExp = new("matrix_exp");
}

public static partial class torch
{
    /// <summary>Products of vectors and matrices.</summary>
    public partial class Tensor
    {
        public Tensor matmul(Tensor target) => Aten.Matmul.Call(this, target);
        public Tensor mm(Tensor target) => Aten.Mm.Call(this, target);
        public Tensor bmm(Tensor batch2) => Aten.Bmm.Call(this, batch2);
        public Tensor mv(Tensor target) => Aten.Mv.Call(this, target);
        public Tensor dot(Tensor target) => Aten.Dot.Call(this, target);
        public Tensor outer(Tensor vec2) => Aten.Outer.Call(this, vec2);
        public Tensor addmm(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) => Aten.Addmm.Call(this, mat1, mat2, beta, alpha);
        public Tensor addmm_(Tensor mat1, Tensor mat2, float beta = 1, float alpha = 1) =>
            Aten.AddmmInPlace.InPlace(this, mat1, mat2, beta, alpha);
        public Tensor baddbmm(Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
            Aten.Baddbmm.Call(this, batch1, batch2, beta, alpha);

        public Tensor trace() => Aten.Trace.Call(this);
        public Tensor det() => Aten.Det.Call(this);
        public Tensor inverse() => Aten.Inverse.Call(this);
        public Tensor matrix_exp() => Aten.MatrixExp.Call(this);
    }

    public static Tensor matmul(Tensor input, Tensor target) => input.matmul(target);
    public static Tensor mm(Tensor input, Tensor target) => input.mm(target);
    public static Tensor bmm(Tensor input, Tensor batch2) => input.bmm(batch2);
    public static Tensor mv(Tensor input, Tensor target) => input.mv(target);
    public static Tensor dot(Tensor input, Tensor target) => input.dot(target);
    public static Tensor outer(Tensor input, Tensor vec2) => input.outer(vec2);
    public static Tensor addmm(Tensor input, Tensor mat1, Tensor mat2, float beta, float alpha) => input.addmm(mat1, mat2, beta, alpha);
    public static Tensor baddbmm(Tensor input, Tensor batch1, Tensor batch2, float beta = 1, float alpha = 1) =>
        input.baddbmm(batch1, batch2, beta, alpha);
    public static Tensor trace(Tensor input) => input.trace();
    public static Tensor einsum(string equation, params Tensor[] tensors) => Aten.Einsum.Call(equation, tensors);

    /// <summary>
    /// How <see cref="cdist"/> forms Euclidean distances: by matrix products (faster for many points, less exact) or directly.
    /// </summary>
    public enum compute_mode
    {
        use_mm_for_euclid_dist_if_necessary = 0,
        use_mm_for_euclid_dist = 1,
        donot_use_mm_for_euclid_dist = 2,
    }

    public static Tensor cdist(Tensor x1, Tensor x2, double p = 2,
        compute_mode compute_mode = compute_mode.use_mm_for_euclid_dist_if_necessary) =>
        Aten.Cdist.Call(x1, x2, p, (long)compute_mode);
}
