namespace Replication.Core.Training.Steps;

internal static partial class StepScript
{
    /// <summary>
    /// A discriminator looked ahead of. Names: p is the vector of its parameters and <c>like</c> weights and biases of its shapes; x is the batch of real
    /// and fake rows, on whose logits h the cross-entropy's slope is <c>outer sigmoid(inner h)</c>. A step of Adam takes p, m and v to the next by the
    /// gradient g. Backward, P, M and V are the derivatives of the generator's cost in them and X that in x: the gradient's derivative is the Hessian
    /// times a vector u, which is the tangent (Pearlmutter 1994) of signals d and inputs a along u.
    /// </summary>
    const string Unrolled = """
        def parts(p, like: List[Tensor]):
            at = 0
            views: List[Tensor] = []
            for part in like:
                views.append(p.narrow(0, at, part.numel()).view_as(part))
                at += part.numel()
            return views

        def logit_signals(x, inner, outer, p, like: List[Tensor]):
            w = parts(p, like)
            last = len(w) // 2 - 1
            a = [x]
            for l in range(last):
                a.append(torch.addmm(w[2 * l + 1], a[l], w[2 * l].t()).relu_())
            d = [torch.sigmoid(torch.addmm(w[2 * last + 1], a[last], w[2 * last].t()) * inner).mul_(outer)]
            for i in range(last):
                l = last - i
                d.insert(0, torch.threshold_backward(torch.mm(d[0], w[2 * l]), a[l], 0))
            return a, d

        def logit_gradient(a: List[Tensor], d: List[Tensor]):
            g: List[Tensor] = []
            for l in range(len(a)):
                g.append(torch.mm(d[l].t(), a[l]).flatten())
                g.append(d[l].sum([0]))
            return torch.cat(g)

        def hessian_product(u, a: List[Tensor], d: List[Tensor], inner, outer, p, like: List[Tensor]):
            w, r = parts(p, like), parts(u, like)
            last = len(a) - 1
            h = torch.addmm(r[1], a[0], r[0].t())
            tangents = [a[0]]
            for l in range(last):
                k = 2 * (l + 1)
                tangents.append(torch.threshold_backward(h, a[l + 1], 0))
                h = torch.addmm(r[k + 1], a[l + 1], r[k].t()).addmm_(tangents[l + 1], w[k].t())
            s = h * inner * d[last] * (1 - d[last] / outer)
            g: List[Tensor] = []
            for i in range(last + 1):
                l = last - i
                ofWeight = torch.mm(s.t(), a[l])
                if l > 0:
                    ofWeight.addmm_(d[l].t(), tangents[l])
                g.insert(0, s.sum([0]))
                g.insert(0, ofWeight.flatten())
                s = torch.mm(s, w[2 * l]).addmm_(d[l], r[2 * l])
                if l > 0:
                    s = torch.threshold_backward(s, a[l], 0)
            return torch.cat(g), s

        def path_step(
                p, m, v, g, taken: float, rate: float, beta1: float, beta2: float):
            m = m * beta1 + g * (1 - beta1)
            v = v * beta2 + g * g * (1 - beta2)
            root = (v / (1 - beta2 ** taken) + 1e-16).sqrt_()
            return p - m / root * (rate / (1 - beta1 ** taken)), m, v

        def discriminator_path_step(
                x, inner, outer, p, m, v, like: List[Tensor], taken: float, rate: float, beta1: float, beta2: float):
            a, d = logit_signals(x, inner, outer, p, like)
            p, m, v = path_step(p, m, v, logit_gradient(a, d), taken + 1, rate, beta1, beta2)
            return [p, m, v]

        def unrolled_signal(
                x, inner, outer, p, m, v, like: List[Tensor], taken: float, steps: float, through: bool,
                rate: float, beta1: float, beta2: float):
            path: List[List[Tensor]] = []
            inputs: List[List[Tensor]] = []
            signals: List[List[Tensor]] = []
            for step in range(int(steps)):
                a, d = logit_signals(x, inner, outer, p, like)
                g = logit_gradient(a, d)
                before = p
                p, m, v = path_step(p, m, v, g, taken + step + 1, rate, beta1, beta2)
                if through:
                    path.append([before, g, m, v])
                    inputs.append(a)
                    signals.append(d)
            a, d = logit_signals(x, inner, outer, p, like)
            X = -torch.mm(d[0], parts(p, like)[0])
            P = -logit_gradient(a, d)
            M, V = torch.zeros_like(P), torch.zeros_like(P)
            for i in range(len(path)):
                step = len(path) - 1 - i
                before, g, m, v = path[step]
                first, second = 1 - beta1 ** (taken + step + 1), 1 - beta2 ** (taken + step + 1)
                root = (v / second + 1e-16).sqrt_()
                toRate = P / root * (rate / first)
                M -= toRate
                V += toRate * m / (root * root) * (0.5 / second)
                u = M * (1 - beta1) + V * g * (2 * (1 - beta2))
                M, V = M * beta1, V * beta2
                ofParameters, ofRows = hessian_product(u, inputs[step], signals[step], inner, outer, before, like)
                P = P + ofParameters
                X = X + ofRows
            return X

        """;
}
