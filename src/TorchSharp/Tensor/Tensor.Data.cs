using TorchSharp.Interop;
using TorchSharp.Utils;

namespace TorchSharp;

public static partial class torch
{
    // The elements of a tensor as .NET values.
    public partial class Tensor
    {
        /// <summary>The single element.</summary>
        /// <typeparam name="T">Exactly the tensor's element type; <see cref="TensorExtensionMethods.ToDouble"/> and its like convert.</typeparam>
        /// <exception cref="ArgumentException">The element type is another, the tensor is not on the CPU, or it has not one element.</exception>
        public T item<T>() where T : unmanaged
        {
            if (device_type != DeviceType.CPU) throw new ArgumentException($"item<T>() needs a tensor on the CPU, this one is on {device}.");
            CheckElementType<T>();
            if (numel() != 1) throw new ArgumentException($"item<T>() needs a tensor of one element, this one has {numel()}.");
            unsafe
            {
                NativeFailure.Check(Abi.abi_tensor_data(Handle, out var data));
                var value = *(T*)data;
                GC.KeepAlive(this);
                return value;
            }
        }

        /// <summary>The single element as a number of its own kind.</summary>
        public Scalar ToScalar() => Aten.Item.CallScalar(this);

        /// <summary>The elements, in the order of the indices whatever the strides are. The tensor must outlive the accessor's use.</summary>
        /// <exception cref="ArgumentException">The element type is another, or the tensor is not on the CPU.</exception>
        public TensorAccessor<T> data<T>() where T : unmanaged
        {
            if (device_type != DeviceType.CPU) throw new ArgumentException($"Reading data from non-CPU memory is not supported: the tensor is on {device}, call cpu() first.");
            CheckElementType<T>();
            return new(this);
        }

        /// <summary>The memory of a contiguous tensor on the CPU.</summary>
        /// <exception cref="NotSupportedException">The tensor is not contiguous, or not on the CPU.</exception>
        public unsafe Span<byte> bytes
        {
            get
            {
                if (device_type != DeviceType.CPU) throw new NotSupportedException($"bytes needs a tensor on the CPU, this one is on {device}.");
                if (!is_contiguous()) throw new NotSupportedException("bytes needs a contiguous tensor.");
                var length = checked((int)(numel() * element_size()));
                return new((void*)DataPointer, length);
            }
            set
            {
                var target = bytes;
                if (value.Length != target.Length) throw new ArgumentException($"the tensor takes {target.Length} bytes, got {value.Length}.");
                value.CopyTo(target);
            }
        }

        internal nint DataPointer
        {
            get
            {
                NativeFailure.Check(Abi.abi_tensor_data(Handle, out var data));
                GC.KeepAlive(this);
                return data;
            }
        }

        public static explicit operator float(Tensor value) => value.ToSingle();
        public static explicit operator double(Tensor value) => value.ToDouble();
        public static explicit operator sbyte(Tensor value) => checked((sbyte)value.ToInt64());
        public static explicit operator byte(Tensor value) => value.ToByte();
        public static explicit operator short(Tensor value) => checked((short)value.ToInt64());
        public static explicit operator int(Tensor value) => value.ToInt32();
        public static explicit operator long(Tensor value) => value.ToInt64();
        public static explicit operator bool(Tensor value) => value.ToBoolean();

        public static implicit operator Tensor(byte value) => tensor(value);
        public static implicit operator Tensor(sbyte value) => tensor(value);
        public static implicit operator Tensor(short value) => tensor(value);
        public static implicit operator Tensor(int value) => tensor(value);
        public static implicit operator Tensor(long value) => tensor(value);
        public static implicit operator Tensor(float value) => tensor(value);
        public static implicit operator Tensor(double value) => tensor(value);
        public static implicit operator Tensor(bool value) => tensor(value);
        public static implicit operator Tensor(byte[] value) => tensor(value);
        public static implicit operator Tensor(sbyte[] value) => tensor(value);
        public static implicit operator Tensor(short[] value) => tensor(value);
        public static implicit operator Tensor(int[] value) => tensor(value);
        public static implicit operator Tensor(long[] value) => tensor(value);
        public static implicit operator Tensor(float[] value) => tensor(value);
        public static implicit operator Tensor(double[] value) => tensor(value);
        public static implicit operator Tensor(Scalar scalar) => Aten.ScalarTensor.Call(scalar, scalar.Type);

        private void CheckElementType<T>()
        {
            var type = dtype;
            var asked = ElementTypes.Of(typeof(T));
            if (type != asked) throw new ArgumentException($"{typeof(T).Name} is not the element type of the tensor, which is {type}.");
        }
    }
}

file static class Aten
{
    internal static readonly Operator Item = new("item"), ScalarTensor = new("scalar_tensor");
}
