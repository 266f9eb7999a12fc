using System.Runtime.InteropServices;

namespace TorchSharp.Interop;

/// <summary>One argument or result as it crosses to native code: 16 bytes, laid out as in native/abi.h.</summary>
[StructLayout(LayoutKind.Explicit, Size = 16)]
internal struct Slot
{
    [FieldOffset(0)] internal SlotKind Kind;
    [FieldOffset(4)] internal int Count;
    [FieldOffset(8)] internal long Bits;
    [FieldOffset(8)] internal double Real;
    [FieldOffset(8)] internal nint Pointer;
}
