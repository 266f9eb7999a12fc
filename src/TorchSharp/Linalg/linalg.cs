using TorchSharp.Interop;

namespace TorchSharp;

file static class Aten
{
    internal static readonly Operator Det = new("linalg_det"), Slogdet = new("linalg_slogdet"), Inv = new("linalg_inv"),
        Solve = new("linalg_solve"), Cholesky = new("linalg_cholesky"), Qr = new("linalg_qr"), Svd = new("linalg_svd"),
        Svdvals = new("linalg_svdvals"), Eig = new("linalg_eig"), Eigvals = new("linalg_eigvals"), Eigh = new("linalg_eigh"),
        Eigvalsh = new("linalg_eigvalsh"), Lstsq = new("linalg_lstsq"), PinvNumbers = new("linalg_pinv.atol_rtol_float"),
        PinvTensors = new("linalg_pinv.atol_rtol_tensor"), RankNumbers = new("linalg_matrix_rank.atol_rtol_float"),
        RankTensors = new("linalg_matrix_rank.atol_rtol_tensor"), Norm = new("linalg_norm"), NamedNorm = new("linalg_norm.ord_str"),
        VectorNorm = new("linalg_vector_norm"), MatrixNorm = new("linalg_matrix_norm"), NamedMatrixNorm = new("linalg_matrix_norm.str_ord");
}

public static partial class torch
{
    /// <summary>Linear algebra of matrices in the last two dimensions.</summary>
    public static class linalg
    {
        private static readonly long[] LastTwo = [-2, -1];

        public enum QRMode
        {
            Reduced = 0,
            Complete = 1,
            R = 2,
        }

        public static Tensor det(Tensor input) => Aten.Det.Call(input);

        public static (Tensor res, Tensor logabsdet) slogdet(Tensor input) => Aten.Slogdet.Call2(input);

        public static Tensor inv(Tensor input) => Aten.Inv.Call(input);

        public static Tensor solve(Tensor A, Tensor B, bool left = true) => Aten.Solve.Call(A, B, left);

        public static Tensor cholesky(Tensor input) => Aten.Cholesky.Call(input);

        public static (Tensor Q, Tensor R) qr(Tensor input, QRMode mode = QRMode.Reduced) => Aten.Qr.Call2(input, mode switch
        {
            QRMode.Complete => "complete",
            QRMode.R => "r",
            _ => "reduced",
        });

        public static (Tensor U, Tensor S, Tensor Vh) svd(Tensor input, bool fullMatrices = true) => Aten.Svd.Call3(input, fullMatrices);

        public static Tensor svdvals(Tensor input) => Aten.Svdvals.Call(input);

        public static (Tensor, Tensor) eig(Tensor input) => Aten.Eig.Call2(input);

        public static Tensor eigvals(Tensor input) => Aten.Eigvals.Call(input);

        public static (Tensor, Tensor) eigh(Tensor input, char UPLO = 'L') => Aten.Eigh.Call2(input, UPLO.ToString());

        public static Tensor eigvalsh(Tensor input, char UPLO = 'L') => Aten.Eigvalsh.Call(input, UPLO.ToString());

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other) =>
            Aten.Lstsq.Call4(input, other);

        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) lstsq(Tensor input, Tensor other,
            double rcond) =>
            Aten.Lstsq.Call4(input, other, rcond);

        public static Tensor pinv(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.PinvNumbers.Call(input, atol, rtol, hermitian);

        public static Tensor pinv(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Aten.PinvTensors.Call(input, atol, rtol, hermitian);

        public static Tensor matrix_rank(Tensor input, double? atol = null, double? rtol = null, bool hermitian = false) =>
            Aten.RankNumbers.Call(input, atol, rtol, hermitian);

        public static Tensor matrix_rank(Tensor input, Tensor atol, Tensor? rtol = null, bool hermitian = false) =>
            Aten.RankTensors.Call(input, atol, rtol, hermitian);

        public static Tensor norm(Tensor input, long[]? dims = null, bool keepdim = false) =>
            Aten.Norm.Call(input, Argument.None, dims, keepdim);

        public static Tensor norm(Tensor input, string ord, long[]? dims = null, bool keepdim = false) =>
            Aten.NamedNorm.Call(input, ord, dims, keepdim);

        // An order makes this the norm of a matrix for two dimensions, not of all elements.
        public static Tensor norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Aten.Norm.Call(input, ord, dims, keepdim);

        public static Tensor norm(Tensor input, int ord, long[]? dims = null, bool keepdim = false) =>
            norm(input, (double)ord, dims, keepdim);

        public static Tensor vector_norm(Tensor input, double ord = 2, long[]? dims = null, bool keepdim = false) =>
            Aten.VectorNorm.Call(input, ord, dims, keepdim);

        public static Tensor matrix_norm(Tensor input, string ord = "fro", long[]? dims = null, bool keepdim = false) =>
            Aten.NamedMatrixNorm.Call(input, ord, dims ?? LastTwo, keepdim);

        public static Tensor matrix_norm(Tensor input, double ord, long[]? dims = null, bool keepdim = false) =>
            Aten.MatrixNorm.Call(input, ord, dims ?? LastTwo, keepdim);
    }
}
