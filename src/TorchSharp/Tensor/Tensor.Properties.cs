using TorchSharp.Interop;

namespace TorchSharp;

public static partial class torch
{
    // What a tensor is: shape, layout, element type, device.
    public partial class Tensor
    {
        public unsafe long[] shape
        {
            get
            {
                var sizes = new long[dim()];
                fixed (long* p = sizes) NativeFailure.Check(Abi.abi_tensor_shape(Handle, p, null));
                GC.KeepAlive(this);
                return sizes;
            }
        }

        public long[] size() => shape;

        /// <param name="dim">A dimension; negative counts from the last.</param>
        /// <exception cref="IndexOutOfRangeException">There is no such dimension.</exception>
        public long size(int dim) => AtDimension(shape, dim);

        public unsafe long[] stride()
        {
            var strides = new long[dim()];
            fixed (long* p = strides) NativeFailure.Check(Abi.abi_tensor_shape(Handle, null, p));
            GC.KeepAlive(this);
            return strides;
        }

        public long stride(int dim) => AtDimension(stride(), dim);

        public long dim()
        {
            var dim = NativeFailure.CheckValue(Abi.abi_tensor_dim(Handle));
            GC.KeepAlive(this);
            return dim;
        }

        public long ndim => dim();

        public long numel()
        {
            var count = NativeFailure.CheckValue(Abi.abi_tensor_numel(Handle));
            GC.KeepAlive(this);
            return count;
        }

        public long NumberOfElements => numel();

        public long element_size() => ElementTypes.SizeOf(dtype);

        public long ElementSize => element_size();

        public ScalarType dtype
        {
            get
            {
                var type = (ScalarType)NativeFailure.CheckValue(Abi.abi_tensor_dtype(Handle));
                GC.KeepAlive(this);
                return type;
            }
        }

        public Device device
        {
            get
            {
                NativeFailure.Check(Abi.abi_tensor_device(Handle, out var type, out var index));
                GC.KeepAlive(this);
                return type == (int)DeviceType.CPU ? CPU : new((DeviceType)type, index);
            }
        }

        public DeviceType device_type => device.type;

        public int device_index => device.index;

        public bool is_cuda => device_type == DeviceType.CUDA;

        public bool is_contiguous()
        {
            var (sizes, strides) = (shape, stride());
            var expected = 1L;
            for (var i = sizes.Length - 1; i >= 0; i--)
            {
                if (sizes[i] != 1 && strides[i] != expected) return numel() == 0;
                expected *= sizes[i];
            }

            return true;
        }

        public override string ToString() => IsInvalid
            ? "a disposed tensor"
            : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        private static long AtDimension(long[] values, int dim)
        {
            var i = dim < 0 ? dim + values.Length : dim;
            if (i < 0 || i >= values.Length)
                throw new IndexOutOfRangeException($"Dimension out of range (expected one of the {values.Length} dimensions, but got {dim})");
            return values[i];
        }
    }
}
