using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace TorchSharp.Interop;

/// <summary>
/// An ATen operator by name ("relu" or "add.Tensor": name and overload as in libtorch's schema), looked up at its first call and called through
/// the boxed dispatcher with autograd and everything else that libtorch does. Trailing arguments that are left out take the schema's defaults.
/// <code>
/// file static class Aten
/// {
///     internal static readonly Operator AddTensor = new("add.Tensor"), AddInPlace = new("add_.Tensor"), MaxDim = new("max.dim"), Allclose = new("allclose");
/// }
///
/// public Tensor add(Tensor target, Scalar alpha) => Aten.AddTensor.Call(this, target, alpha);                     // one tensor
/// public Tensor add_(Tensor target, Scalar alpha) => Aten.AddInPlace.InPlace(this, target, alpha);                // returns this
/// public (Tensor values, Tensor indexes) max(long dim, bool keepdim) => Aten.MaxDim.Call2(this, dim, keepdim);    // several tensors
/// public bool allclose(Tensor target, double rtol) => Aten.Allclose.CallBoolean(this, target, rtol);              // no tensor
/// </code>
/// Optional dtype, layout, device and pin_memory are four arguments of their own: (dtype, Argument.None, device, Argument.None). A parameter
/// int[2] needs a list. A literal null is written Argument.None, a skipped argument Argument.Default.
/// </summary>
internal sealed unsafe class Operator
{
    private const int ResultCapacity = 8;
    private const int WordsOnStack = 256;

    private readonly string _name;
    private nint _handle;

    internal Operator(string name) => _name = name;

    /// <summary>The one tensor that the operator returns.</summary>
    internal Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return Take(results[0]);
    }

    /// <summary>Calls an operator that changes <paramref name="self"/> and returns it.</summary>
    internal Tensor InPlace(Tensor self, params ReadOnlySpan<Argument> rest)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(self, rest, results);
        Discard(results);
        return self;
    }

    /// <summary>Calls an operator for its effect.</summary>
    internal void Run(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        Discard(results);
    }

    internal (Tensor, Tensor) Call2(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return (Take(results[0]), Take(results[1]));
    }

    internal (Tensor, Tensor, Tensor) Call3(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return (Take(results[0]), Take(results[1]), Take(results[2]));
    }

    internal (Tensor, Tensor, Tensor, Tensor) Call4(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return (Take(results[0]), Take(results[1]), Take(results[2]), Take(results[3]));
    }

    /// <summary>The list of tensors (Tensor[]) that the operator returns.</summary>
    internal Tensor[] CallList(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        var handles = new ReadOnlySpan<nint>((void*)results[0].Pointer, results[0].Count);
        var tensors = new Tensor[handles.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = Tensor.Own(handles[i]);
        Abi.abi_list_free(results[0].Pointer);
        return tensors;
    }

    /// <summary>The number that the operator returns, with its kind kept.</summary>
    internal Scalar CallScalar(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        ref var result = ref results[0];
        switch (result.Kind)
        {
            case SlotKind.Real: return result.Real;
            case SlotKind.Boolean: return result.Bits != 0;
            case SlotKind.Complex:
                var parts = (double*)result.Pointer;
                Scalar number = new System.Numerics.Complex(parts[0], parts[1]);
                Abi.abi_list_free(result.Pointer);
                return number;
            default: return result.Bits;
        }
    }

    internal bool CallBoolean(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return results[0].Bits != 0;
    }

    internal long CallInteger(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return results[0].Bits;
    }

    internal double CallReal(params ReadOnlySpan<Argument> arguments)
    {
        var results = stackalloc Slot[ResultCapacity];
        Invoke(arguments, results);
        return results[0].Real;
    }

    private static Tensor Take(in Slot result) => Tensor.Own(result.Pointer, result.Count);

    private static void Discard(Slot* results)
    {
        for (var i = 0; i < ResultCapacity && results[i].Kind != SlotKind.None; i++)
            if (results[i].Kind == SlotKind.Tensor) Abi.abi_tensor_release(results[i].Pointer);
    }

    [SkipLocalsInit]
    private void Invoke(ReadOnlySpan<Argument> arguments, Slot* results)
    {
        var words = 0;
        foreach (ref readonly var argument in arguments) words += argument.Words;
        var slots = stackalloc Slot[arguments.Length];
        // A buffer of the pinned heap for the rare long list: both kinds stay where they are during the call.
        var buffer = words <= WordsOnStack ? stackalloc long[words] : GC.AllocateUninitializedArray<long>(words, pinned: true);
        Lay(arguments, slots, buffer);
        Invoke(slots, arguments.Length, results);
        foreach (ref readonly var argument in arguments) GC.KeepAlive(argument.Owner);
    }

    [SkipLocalsInit]
    private void Invoke(Tensor self, ReadOnlySpan<Argument> rest, Slot* results)
    {
        var words = 0;
        foreach (ref readonly var argument in rest) words += argument.Words;
        var slots = stackalloc Slot[1 + rest.Length];
        var buffer = words <= WordsOnStack ? stackalloc long[words] : GC.AllocateUninitializedArray<long>(words, pinned: true);
        slots[0].Kind = SlotKind.Tensor;
        slots[0].Pointer = self.Handle;
        Lay(rest, slots + 1, buffer);
        Invoke(slots, 1 + rest.Length, results);
        GC.KeepAlive(self);
        foreach (ref readonly var argument in rest) GC.KeepAlive(argument.Owner);
    }

    private static void Lay(ReadOnlySpan<Argument> arguments, Slot* slots, Span<long> buffer)
    {
        foreach (ref readonly var argument in arguments)
        {
            slots->Kind = argument.Kind;
            slots->Count = argument.Count;
            slots->Bits = argument.Bits;
            var words = argument.Words;
            if (words > 0)
            {
                argument.CopyElements(buffer[..words]);
                slots->Pointer = (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(buffer));
                buffer = buffer[words..];
            }
            slots++;
        }
    }

    private void Invoke(Slot* slots, int count, Slot* results)
    {
        var handle = _handle;
        if (handle == 0) handle = Find();
        var failure = Abi.abi_operator_call(handle, slots, count, results, ResultCapacity);
        if (failure != 0) NativeFailure.Throw(failure);
    }

    private nint Find()
    {
        var dot = _name.IndexOf('.', StringComparison.Ordinal);
        var (name, overload) = dot < 0 ? (_name, "") : (_name[..dot], _name[(dot + 1)..]);
        if (!name.Contains("::", StringComparison.Ordinal)) name = "aten::" + name;
        NativeFailure.Check(Abi.abi_operator_find(name, overload, out _handle));
        return _handle;
    }
}
