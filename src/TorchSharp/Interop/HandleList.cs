using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>The handles of a list of tensors, for one native call; the tensors stay alive as long as this does.</summary>
internal readonly unsafe ref struct HandleList
{
    private readonly IEnumerable<Tensor?>? _tensors;

    internal HandleList(IEnumerable<Tensor?>? tensors)
    {
        _tensors = tensors;
        if (tensors is null) return;
        Count = tensors.Count();
        Pointer = (nint*)NativeMemory.Alloc((nuint)Math.Max(1, Count), (nuint)sizeof(nint));
        var i = 0;
        try
        {
            foreach (var tensor in tensors) Pointer[i++] = tensor?.Handle ?? 0;
        }
        catch
        {
            NativeMemory.Free(Pointer);
            throw;
        }
    }

    internal nint* Pointer { get; }

    internal int Count { get; }

    public void Dispose()
    {
        NativeMemory.Free(Pointer);
        GC.KeepAlive(_tensors);
    }
}
