using TorchSharp;
using static TorchSharp.torch;

namespace Replication.Core.Training.Steps;

/// <summary>
/// The steps of MLPs as TorchScript: one native call a step, without autograd. A wrong script ends the process when it is compiled (libtorch
/// throws through its own frames), so nothing but this text is ever compiled.
/// <para>
/// Names: a[l] is the input of layer l, d[l] the cost's gradient with respect to its output, W[l] its weight and T[l] the transposed weight, all
/// with the networks first. With g = W_1' M_1 W_2' .. 1 the slope of the output at a point between real and fake (M the masks of ReLU), the
/// penalty's gradient in W_l is d_l t_l', where d_l is the signal that makes up g and t_l the tangent that v = dP/dg sends forward:
/// t_1 = v, t_{l+1} = M_l W_l t_l. So tangents take the place of those rows' inputs, and one product a layer gives the whole gradient. Biases
/// do not enter the slope.
/// </para>
/// </summary>
internal static partial class StepScript
{
    /// <summary>The steps of games and of single networks.</summary>
    const string Steps = """
        def generate(z, T: List[Tensor], b: List[Tensor]):
            last = len(T) - 1
            for l in range(last):
                z = torch.baddbmm(b[l], z, T[l]).relu_()
            return torch.baddbmm(b[last], z, T[last])

        def hidden(a: List[Tensor], T: List[Tensor], b: List[Tensor]):
            for l in range(len(T) - 1):
                torch.baddbmm(b[l], a[l], T[l], out=a[l + 1]).relu_()
            return 0

        def signals(d: List[Tensor], a: List[Tensor], W: List[Tensor]):
            for i in range(1, len(W)):
                l = len(W) - i
                torch.bmm(d[l], W[l], out=d[l - 1])
                torch.threshold_backward(d[l - 1], a[l], 0, grad_input=d[l - 1])
            return 0

        def tangents(v, a: List[Tensor], T: List[Tensor]):
            for l in range(len(T)):
                if l > 0:
                    v = torch.bmm(v, T[l - 1])
                    torch.threshold_backward(v, a[l], 0, grad_input=v)
                a[l].copy_(v)
            return 0

        def gradients(dT: List[Tensor], valued: List[Tensor], a: List[Tensor], dW: List[Tensor], db: List[Tensor]):
            for l in range(len(dT)):
                torch.bmm(dT[l], a[l], out=dW[l])
                torch.sum(valued[l], [1], True, out=db[l])
            return 0

        def descend(
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            if rmsprop:
                v[0].mul_(beta2).addcmul_(g[0], g[0], value=1 - beta2)
                p[0].addcdiv_(g[0], v[0].sqrt().add_(epsilon), value=-rate)
            else:
                t[0].add_(1)
                none: List[Tensor] = []
                torch._fused_adam_(
                    p, g, m, v, none, t,
                    lr=rate, beta1=beta1, beta2=beta2, weight_decay=0.0, eps=epsilon, amsgrad=False, maximize=False)
            if clip > 0:
                p[0].clamp_(-clip, clip)
            return 0

        def discriminator_gradient(
                real, fake, between, inner, outer, penalty, values, slopes, logits: bool, valued: bool, penalised: bool,
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                a: List[Tensor], aValued: List[Tensor], aSloped: List[Tensor],
                d: List[Tensor], dT: List[Tensor], dValued: List[Tensor], dSloped: List[Tensor]):
            last = len(W) - 1
            rows = [real, fake]
            if penalised:
                rows.append(torch.lerp(fake, real, between))
            a[0].copy_(torch.cat(rows))
            hidden(a, T, b)
            if logits or valued:
                torch.baddbmm(b[last], aValued[last], T[last], out=values)
            if logits:
                torch.mul(torch.sigmoid(values * inner), outer, out=dValued[last])
            else:
                dValued[last].copy_(outer)
            signals(d, a, W)
            if penalised:
                g = torch.bmm(dSloped[0], W[0])
                torch.linalg_vector_norm(g, 2, [2], True, out=slopes)
                tangents(g * (penalty - penalty / slopes.clamp_min(1e-38)), aSloped, T)
            gradients(dT, dValued, a, dW, db)
            return 0

        def discriminator_step(
                real, fake, between, inner, outer, penalty, values, slopes, logits: bool, valued: bool, penalised: bool,
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                a: List[Tensor], aValued: List[Tensor], aSloped: List[Tensor],
                d: List[Tensor], dT: List[Tensor], dValued: List[Tensor], dSloped: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            discriminator_gradient(
                real, fake, between, inner, outer, penalty, values, slopes, logits, valued, penalised,
                W, T, b, dW, db, a, aValued, aSloped, d, dT, dValued, dSloped)
            return descend(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)

        def generator_gradient(
                z, inner, outer, values, logits: bool, valued: bool,
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                a: List[Tensor], d: List[Tensor], dT: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], s: List[Tensor], e: List[Tensor]):
            last, top = len(W) - 1, len(V) - 1
            a[0].copy_(z)
            hidden(a, T, b)
            s[0].copy_(torch.baddbmm(b[last], a[last], T[last]).flatten(0, 1))
            hidden(s, U, c)
            if logits or valued:
                torch.baddbmm(c[top], s[top], U[top], out=values)
            if logits:
                torch.mul(torch.sigmoid(values * inner), outer, out=e[top])
            else:
                e[top].copy_(outer)
            signals(e, s, V)
            d[last].copy_(torch.bmm(e[0], V[0]).sum([0]).view_as(d[last]))
            signals(d, a, W)
            gradients(dT, d, a, dW, db)
            return 0

        def generator_step(
                z, inner, outer, values, logits: bool, valued: bool,
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                a: List[Tensor], d: List[Tensor], dT: List[Tensor],
                V: List[Tensor], U: List[Tensor], c: List[Tensor], s: List[Tensor], e: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            generator_gradient(z, inner, outer, values, logits, valued, W, T, b, dW, db, a, d, dT, V, U, c, s, e)
            return descend(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)

        def mlp_layers(x, T: List[Tensor], b: List[Tensor]):
            last = len(T) - 1
            a = [x]
            for l in range(last):
                a.append(torch.addmm(b[l][0], a[l], T[l][0]).relu_())
            a.append(torch.addmm(b[last][0], a[last], T[last][0]))
            return a

        def mlp_backward(d, a: List[Tensor], W: List[Tensor], dW: List[Tensor], db: List[Tensor], learns: bool, onward: bool):
            for i in range(1, len(W) + 1):
                l = len(W) - i
                if learns:
                    dW[l][0].addmm_(d.t(), a[l])
                    db[l][0].add_(d.sum([0], True))
                if l > 0:
                    d = torch.threshold_backward(torch.mm(d, W[l][0]), a[l], 0)
                elif onward:
                    d = torch.mm(d, W[0][0])
            return d

        def mlp_step(
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            descend(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)
            g[0].zero_()
            return 0

        def cross_entropy_step(
                x, c, signs, weights,
                W: List[Tensor], T: List[Tensor], b: List[Tensor], dW: List[Tensor], db: List[Tensor],
                p: List[Tensor], g: List[Tensor], m: List[Tensor], v: List[Tensor], t: List[Tensor],
                rate: float, beta1: float, beta2: float, epsilon: float, clip: float, rmsprop: bool):
            a = mlp_layers(x, T, b)
            d = torch.sigmoid((a[len(W)] + c) * signs) * signs * weights
            mlp_backward(d, a, W, dW, db, True, False)
            return mlp_step(p, g, m, v, t, rate, beta1, beta2, epsilon, clip, rmsprop)

        """;

    static readonly Lazy<jit.CompilationUnit> Compiled = new(() => jit.compile(Steps + Bounds + Unrolled));

    /// <summary>Calls a function of the script, outside of any graph.</summary>
    /// <remarks>
    /// Numbers go in as scalars that are held until the call is over. TorchSharp would make them of plain numbers and forget them, and the
    /// collection that marshalling the other arguments may start would free them before libtorch reads them.
    /// </remarks>
    public static object Call(string function, params object[] arguments)
    {
        using var guard = no_grad();
        var scalars = new List<Scalar>();
        try
        {
            return Compiled.Value.invoke(function, Array.ConvertAll(arguments, argument => argument switch
            {
                double number => Held(number),
                bool flag => Held(flag),
                _ => argument,
            }));
        }
        finally
        {
            foreach (var scalar in scalars) scalar.Dispose();
        }

        object Held(Scalar scalar)
        {
            scalars.Add(scalar);
            return scalar;
        }
    }
}
