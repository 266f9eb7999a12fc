using System.Collections;
using static TorchSharp.torch;

namespace TorchSharp.Utils;

/// <summary>
/// The elements of a tensor in host memory: flat by row-major position, or by index, through the tensor's strides.
/// </summary>
public sealed unsafe class TensorAccessor<T> : IDisposable, IEnumerable<T> where T : unmanaged
{
    private readonly Tensor _tensor;
    private readonly T* _data;
    private readonly long[] _shape;
    private readonly long[] _strides;
    private readonly bool _contiguous;

    internal TensorAccessor(Tensor tensor)
    {
        _tensor = tensor;
        _data = (T*)tensor.DataPointer;
        _shape = tensor.shape;
        _strides = tensor.stride();
        _contiguous = tensor.is_contiguous();
        Count = tensor.numel();
    }

    public long Count { get; }

    public bool IsReadOnly => false;

    /// <exception cref="ArgumentException">The number of indices is not the number of dimensions.</exception>
    /// <exception cref="IndexOutOfRangeException">An index is outside its dimension.</exception>
    public T this[params long[] indices]
    {
        get => *At(indices);
        set => *At(indices) = value;
    }

    public T[] ToArray()
    {
        var array = new T[Count];
        CopyTo(array.AsSpan());
        return array;
    }

    /// <summary>A .NET array of the tensor's own rank; of one element for a scalar tensor.</summary>
    public Array ToNDArray()
    {
        if (_shape.Length == 0) return new[] { Memory[0] };
        var array = Array.CreateInstance(typeof(T), _shape);
        var flat = System.Runtime.InteropServices.MemoryMarshal.CreateSpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref System.Runtime.InteropServices.MemoryMarshal.GetArrayDataReference(array)),
            checked((int)Count));
        CopyTo(flat);
        return array;
    }

    public void CopyTo(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyTo(array.AsSpan(), arrayIndex, tensorIndex);

    public void CopyTo(Span<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var target = array[arrayIndex..];
        if (_contiguous)
        {
            Memory[checked((int)tensorIndex)..].CopyTo(target);
            return;
        }

        for (var i = tensorIndex; i < Count; i++) target[checked((int)(i - tensorIndex))] = *AtPosition(i);
    }

    public void CopyFrom(T[] array, int arrayIndex = 0, long tensorIndex = 0) => CopyFrom((ReadOnlySpan<T>)array, arrayIndex, tensorIndex);

    public void CopyFrom(ReadOnlySpan<T> array, int arrayIndex = 0, long tensorIndex = 0)
    {
        var source = array[arrayIndex..];
        var count = Math.Min(source.Length, Count - tensorIndex);
        for (var i = 0; i < count; i++) *AtPosition(tensorIndex + i) = source[i];
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (long i = 0; i < Count; i++) yield return Read(i);
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public static bool operator ==(TensorAccessor<T> left, TensorAccessor<T> right) => left.Equals(right);

    public static bool operator !=(TensorAccessor<T> left, TensorAccessor<T> right) => !left.Equals(right);

    /// <summary>Whether two accessors hold equal elements.</summary>
    public override bool Equals(object? obj) => obj is TensorAccessor<T> other && other.Count == Count && this.SequenceEqual(other);

    public override int GetHashCode() => _tensor.GetHashCode();

    public void Dispose()
    {
    }

    private Span<T> Memory
    {
        get
        {
            CheckAlive();
            return new(_data, checked((int)Count));
        }
    }

    private T Read(long position) => *AtPosition(position);

    private T* AtPosition(long position)
    {
        CheckAlive();
        if (position < 0 || position >= Count) throw new IndexOutOfRangeException($"element {position} of {Count}");
        if (_contiguous) return _data + position;
        long offset = 0;
        for (var d = _shape.Length - 1; d >= 0; d--)
        {
            offset += position % _shape[d] * _strides[d];
            position /= _shape[d];
        }

        return _data + offset;
    }

    private T* At(long[] indices)
    {
        CheckAlive();
        // One index into a tensor of more dimensions is a flat position.
        if (indices.Length == 1 && _shape.Length != 1) return AtPosition(indices[0]);
        if (indices.Length != _shape.Length) throw new ArgumentException($"{indices.Length} indices for {_shape.Length} dimensions");
        long offset = 0;
        for (var d = 0; d < indices.Length; d++)
        {
            var i = indices[d] < 0 ? indices[d] + _shape[d] : indices[d];
            if (i < 0 || i >= _shape[d]) throw new IndexOutOfRangeException($"index {indices[d]} is out of bounds for dimension {d} with size {_shape[d]}");
            offset += i * _strides[d];
        }

        return _data + offset;
    }

    // The memory belongs to the tensor: reading it after the tensor's disposal would be a crash.
    private void CheckAlive() => ObjectDisposedException.ThrowIf(_tensor.IsInvalid, typeof(Tensor));
}
