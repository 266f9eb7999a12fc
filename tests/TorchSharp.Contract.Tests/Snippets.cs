using TorchSharp;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Contract;

/// <summary>One line of snippets.txt; <paramref name="Failure"/> says why it cannot run, and is empty when it can.</summary>
internal sealed record Snippet(int Line, string Text, string Failure, Action<Snippets> Run);

/// <summary>The lines of snippets.txt, one method each (written by Snippets.targets), and the names that they use.</summary>
internal sealed partial class Snippets
{
    private readonly Device dev = torch.CPU;
    private static readonly Generator gen = new(42);
    private readonly float[] arr = [1, 2, 3, 4];
    private readonly float[,] arr2d = { { 1, 2 }, { 3, 4 } };
    private readonly Module<Tensor, Tensor> m0 = Linear(2, 3);
    private readonly bool flag = true;
    private Tensor x = rand(4, 2), y = rand(4, 2), b = rand(2), idx = tensor([0L, 1L, 0L]);
}
