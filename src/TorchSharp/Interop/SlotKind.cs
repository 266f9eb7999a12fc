namespace TorchSharp.Interop;

/// <summary>What a <see cref="Slot"/> holds. Keep in step with native/abi.h.</summary>
internal enum SlotKind
{
    None = 0,
    Tensor = 1,
    Integer = 2,
    Real = 3,
    Boolean = 4,
    IntegerList = 5,
    TensorList = 6,
    Device = 7,
    Text = 8,
    Generator = 9,
    SchemaDefault = 10,
    RealList = 11,
    OptionalTensorList = 12,
    BooleanList = 13,
    Complex = 14,
}
