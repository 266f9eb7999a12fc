using System.Runtime.InteropServices;
using TorchSharp.Fused;

namespace TorchSharp.Interop;

/// <summary>The native functions of native/abi.h.</summary>
internal static unsafe partial class Abi
{
    internal const string Library = "torch_abi";

    static Abi() => NativeLoader.Register();

    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int abi_operator_find(string name, string overload, out nint op);
    [LibraryImport(Library)] internal static partial int abi_operator_call(nint op, Slot* arguments, int argumentCount, Slot* results, int resultCapacity);
    [LibraryImport(Library)] internal static partial void abi_list_free(nint list);
    [LibraryImport(Library)] internal static partial nint abi_failure_text();

    [LibraryImport(Library)] internal static partial void abi_tensor_release(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial long abi_tensor_numel(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int abi_tensor_dim(nint tensor);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int abi_tensor_dtype(nint tensor);
    [LibraryImport(Library)] internal static partial int abi_tensor_requires_grad(nint tensor);
    [LibraryImport(Library)] internal static partial int abi_tensor_shape(nint tensor, long* sizes, long* strides);
    [LibraryImport(Library)] internal static partial int abi_tensor_device(nint tensor, out int type, out int index);
    [LibraryImport(Library)] internal static partial int abi_tensor_data(nint tensor, out nint data);
    [LibraryImport(Library)] internal static partial int abi_tensor_from_memory(void* source, long bytes, long* sizes, int dim, int dtype, out nint tensor);
    [LibraryImport(Library)] internal static partial int abi_tensor_set_requires_grad(nint tensor, int value);
    [LibraryImport(Library)] internal static partial int abi_tensor_grad(nint tensor, out nint grad);
    [LibraryImport(Library)] internal static partial int abi_tensor_set_grad(nint tensor, nint grad);
    [LibraryImport(Library)] internal static partial int abi_tensors_clear_grad(nint* tensors, int count);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)] internal static partial int abi_tensor_save(nint tensor, string path);
    [LibraryImport(Library, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int abi_tensor_load(string path, out nint tensor);

    [LibraryImport(Library)]
    internal static partial int abi_adam_step(
        nint* parameters, nint* first, nint* second, nint* largest, long* steps, int count, AdamSettings* settings, int* outcomes);
    [LibraryImport(Library)]
    internal static partial int abi_rmsprop_step(
        nint* parameters, nint* square, nint* mean, nint* velocity, int count, RmsPropSettings* settings, int* outcomes);
    [LibraryImport(Library)]
    internal static partial int abi_sgd_step(nint* parameters, nint* velocity, int count, SgdSettings* settings, int* outcomes);
    [LibraryImport(Library)] internal static partial int abi_tensors_zero_grad(nint* tensors, int count);
    [LibraryImport(Library)]
    internal static partial int abi_perceptron_forward(
        nint input, nint* weights, nint* biases, double* slopes, int layers, out nint output, out int kib);

    [LibraryImport(Library)]
    internal static partial int abi_autograd_grad(
        nint* outputs, int outputCount, nint* inputs, int inputCount, nint* gradOutputs, int retainGraph, int createGraph, int allowUnused, nint* grads);
    [LibraryImport(Library)]
    internal static partial int abi_autograd_backward(
        nint* tensors, int count, nint* gradTensors, int retainGraph, int createGraph, nint* inputs, int inputCount);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int abi_grad_mode();
    [LibraryImport(Library)] internal static partial int abi_set_grad_mode(int enabled);
    [LibraryImport(Library), SuppressGCTransition] internal static partial int abi_inference_mode();
    [LibraryImport(Library)] internal static partial int abi_inference_mode_enter(int enabled, out nint guard);
    [LibraryImport(Library)] internal static partial int abi_inference_mode_leave(nint guard);
    [LibraryImport(Library)] internal static partial int abi_anomaly_mode(out int enabled, out int checkNan);
    [LibraryImport(Library)] internal static partial int abi_set_anomaly_mode(int enabled, int checkNan);

    [LibraryImport(Library)] internal static partial int abi_generator_create(ulong seed, int deviceType, int deviceIndex, out nint generator);
    [LibraryImport(Library)] internal static partial int abi_generator_default(int deviceType, int deviceIndex, out nint generator);
    [LibraryImport(Library)] internal static partial void abi_generator_release(nint generator);
    [LibraryImport(Library)] internal static partial int abi_generator_manual_seed(nint generator, ulong seed);
    [LibraryImport(Library)] internal static partial int abi_generator_seed(nint generator, out ulong seed);
    [LibraryImport(Library)] internal static partial int abi_generator_initial_seed(nint generator, out ulong seed);
    [LibraryImport(Library)] internal static partial int abi_generator_state(nint generator, out nint state);
    [LibraryImport(Library)] internal static partial int abi_generator_set_state(nint generator, nint state);
    [LibraryImport(Library)] internal static partial int abi_manual_seed(ulong seed);

    [LibraryImport(Library)] internal static partial int abi_initialize();
    [LibraryImport(Library)] internal static partial int abi_set_threads(int aten, int blas);
    [LibraryImport(Library)] internal static partial int abi_aten_threads();
    [LibraryImport(Library)] internal static partial int abi_blas_threads();
    [LibraryImport(Library)] internal static partial int abi_set_interop_threads(int threads);
    [LibraryImport(Library)] internal static partial int abi_interop_threads();
    [LibraryImport(Library)] internal static partial int abi_set_default_dtype(int dtype);
    [LibraryImport(Library)] internal static partial int abi_cuda_device_count();
    [LibraryImport(Library)] internal static partial int abi_cuda_available();
    [LibraryImport(Library)] internal static partial int abi_cudnn_available();
    [LibraryImport(Library)] internal static partial int abi_cuda_synchronize(int deviceIndex);
    [LibraryImport(Library)] internal static partial int abi_cuda_flag(int flag);
    [LibraryImport(Library)] internal static partial int abi_set_cuda_flag(int flag, int value);
    [LibraryImport(Library)] internal static partial nint abi_config_text();
    [LibraryImport(Library)] internal static partial nint abi_version_text();
    [LibraryImport(Library)] internal static partial nint abi_blas_text();
    [LibraryImport(Library)] internal static partial nint abi_library_path();
}
