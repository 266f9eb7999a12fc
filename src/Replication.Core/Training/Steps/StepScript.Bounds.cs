namespace Replication.Core.Training.Steps;

internal static partial class StepScript
{
    /// <summary>
    /// Steps down a negative evidence bound, the mean over draws of <c>-log p(x|z)</c> plus a divergence. Names: W, T, b are the encoder's, V, U, c the
    /// decoder's and R, S, r the adversary's weights, transposed weights and biases; e is the noise behind the draws.
    /// </summary>
    const string Bounds = """
        def gaussian_bound_gradient(
                x, e, weight: float, W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], dV: List[Tensor], dc: List[Tensor]):
            n, latent = x.size(0), e.size(1)
            each = e.size(0) // n
            a = mlp_layers(x, T, b)
            outputs = a[len(W)]
            mean = outputs.narrow(1, 0, latent)
            sd = outputs.narrow(1, latent, outputs.size(1) - latent).exp()
            noise = e.view(n, each, latent)
            z = torch.addcmul(mean.unsqueeze(1), sd.unsqueeze(1), noise).flatten(0, 1)
            s = mlp_layers(z, U, c)
            d = (torch.sigmoid(s[len(V)]).view(n, each, -1) - x.unsqueeze(1)).flatten(0, 1).div_(e.size(0))
            d = mlp_backward(d, s, V, dV, dc, True, True).view(n, each, latent)
            toMean = d.sum([1]) + mean * (weight / n)
            toLogSd = (d * noise).sum([1]) * sd + (sd * sd - 1) * (weight / n)
            mlp_backward(torch.cat([toMean, toLogSd.sum_to_size(sd.size())], 1), a, W, dW, db, True, False)
            return 0

        def gaussian_bound_step(
                x, e, weight: float, W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], dV: List[Tensor], dc: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool,
                q: List[Tensor], h: List[Tensor], k: List[Tensor], w: List[Tensor], u: List[Tensor],
                qRate: float, qBeta1: float, qBeta2: float, qEpsilon: float, qClip: float, qRmsprop: bool):
            gaussian_bound_gradient(x, e, weight, W, T, b, dW, db, V, U, c, dV, dc)
            mlp_step(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)
            return mlp_step(q, h, k, w, u, qRate, qBeta1, qBeta2, qEpsilon, qClip, qRmsprop)

        def adversarial_bound_gradient(
                x, e, R: List[Tensor], S: List[Tensor], r: List[Tensor],
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], dV: List[Tensor], dc: List[Tensor]):
            n = x.size(0)
            a = mlp_layers(torch.cat([x, e], 1), T, b)
            z = a[len(W)]
            s, j = mlp_layers(z, U, c), mlp_layers(z, S, r)
            d = z / n
            d += mlp_backward((torch.sigmoid(s[len(V)]) - x).div_(n), s, V, dV, dc, True, True)
            d += mlp_backward(x / n, j, R, R, r, False, True)
            mlp_backward(d, a, W, dW, db, True, False)
            return 0

        def adversarial_bound_step(
                x, e, R: List[Tensor], S: List[Tensor], r: List[Tensor],
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], dV: List[Tensor], dc: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool,
                q: List[Tensor], h: List[Tensor], k: List[Tensor], w: List[Tensor], u: List[Tensor],
                qRate: float, qBeta1: float, qBeta2: float, qEpsilon: float, qClip: float, qRmsprop: bool):
            adversarial_bound_gradient(x, e, R, S, r, W, T, b, dW, db, V, U, c, dV, dc)
            mlp_step(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)
            return mlp_step(q, h, k, w, u, qRate, qBeta1, qBeta2, qEpsilon, qClip, qRmsprop)

        def adversary_step(
                x, e, prior, signs, weights, T: List[Tensor], b: List[Tensor],
                R: List[Tensor], S: List[Tensor], r: List[Tensor], dR: List[Tensor], dr: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            z = mlp_layers(torch.cat([x, e], 1), T, b)[len(T)]
            both = torch.cat([z, prior])
            minusLogPrior = both.square().sum([1], True) * 0.5
            return cross_entropy_step(
                both, minusLogPrior, signs, weights, R, S, r, dR, dr, p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)

        """;
}
