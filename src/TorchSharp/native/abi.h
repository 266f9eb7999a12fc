// The C interface between TorchSharp (managed) and libtorch: every ATen operator through one call, and the few things that are no operators.
//
// Conventions
// - A tensor handle is an owned c10::TensorImpl*; a generator handle an owned at::Generator*; an operator handle lives as long as the process.
// - Functions that can fail return 0, or the kind of the failure; abi_failure_text() then holds libtorch's message for the calling thread.
// - No exception leaves this library, whatever is passed in.
#pragma once
#include <cstdint>

#define ABI extern "C" __attribute__((visibility("default")))

/// What a slot holds. Keep in step with Interop/SlotKind.cs.
enum class SlotKind : int32_t {
  none = 0, tensor = 1, integer = 2, real = 3, boolean = 4, integer_list = 5, tensor_list = 6, device = 7, text = 8, generator = 9,
  schema_default = 10, real_list = 11, optional_tensor_list = 12, boolean_list = 13, complex = 14,
};

/// One argument or one result of an operator.
/// Lists point at `count` elements; a device has its type in `integer` and its index in `count`; text is UTF-8 of `count` bytes; a complex number
/// points at two doubles. A tensor result has in `count` the KiB of memory it keeps alive (0 for a view). A list result is freed by abi_list_free.
struct Slot {
  SlotKind kind;
  int32_t count;
  union { int64_t integer; double real; void* pointer; };
};
static_assert(sizeof(Slot) == 16, "the managed side lays out the same 16 bytes");

// operators.cpp
ABI int abi_operator_find(const char* name, const char* overload, void** op);
ABI int abi_operator_call(void* op, const Slot* arguments, int32_t argument_count, Slot* results, int32_t result_capacity);
ABI void abi_list_free(void* list);

// failures.cpp
ABI const char* abi_failure_text();

// tensors.cpp
ABI void abi_tensor_release(void* tensor);
ABI int64_t abi_tensor_numel(void* tensor);
ABI int32_t abi_tensor_dim(void* tensor);
ABI int32_t abi_tensor_dtype(void* tensor);
ABI int32_t abi_tensor_requires_grad(void* tensor);
ABI int abi_tensor_shape(void* tensor, int64_t* sizes, int64_t* strides);
ABI int abi_tensor_device(void* tensor, int32_t* type, int32_t* index);
ABI int abi_tensor_data(void* tensor, void** data);
ABI int abi_tensor_from_memory(const void* source, int64_t bytes, const int64_t* sizes, int32_t dim, int32_t dtype, void** tensor);
ABI int abi_tensor_set_requires_grad(void* tensor, int32_t value);
ABI int abi_tensor_grad(void* tensor, void** grad);
ABI int abi_tensor_set_grad(void* tensor, void* grad);
ABI int abi_tensors_clear_grad(void** tensors, int32_t count);

// archives.cpp
ABI int abi_tensor_save(void* tensor, const char* path);
ABI int abi_tensor_load(const char* path, void** tensor);

// optimizers.cpp: a step of many parameters in one call. An outcome per parameter: 0 no gradient, 1 stepped, 2 to be stepped by ordinary operators.
struct AdamSettings { double lr, beta1, beta2, eps, weight_decay; int32_t maximize, decoupled; };
struct RmsPropSettings { double lr, alpha, eps, weight_decay, momentum; int32_t maximize, padding; };
struct SgdSettings { double lr, momentum, dampening, weight_decay; int32_t nesterov, maximize; };
ABI int abi_adam_step(void** parameters, void** exp_avg, void** exp_avg_sq, void** max_exp_avg_sq, int64_t* steps, int32_t count,
                      const AdamSettings* settings, int32_t* outcomes);
ABI int abi_rmsprop_step(void** parameters, void** square_avg, void** grad_avg, void** momentum_buffer, int32_t count,
                         const RmsPropSettings* settings, int32_t* outcomes);
ABI int abi_sgd_step(void** parameters, void** momentum_buffer, int32_t count, const SgdSettings* settings, int32_t* outcomes);
ABI int abi_tensors_zero_grad(void** tensors, int32_t count);

// perceptron.cpp: a whole multilayer perceptron as one autograd node. `output` stays null when the ordinary operators have to do it.
ABI int abi_perceptron_forward(void* input, void** weights, void** biases, const double* slopes, int32_t layers, void** output, int32_t* kib);

// autograd.cpp
ABI int abi_autograd_grad(void** outputs, int32_t output_count, void** inputs, int32_t input_count, void** grad_outputs, int32_t retain_graph,
                          int32_t create_graph, int32_t allow_unused, void** grads);
ABI int abi_autograd_backward(void** tensors, int32_t count, void** grad_tensors, int32_t retain_graph, int32_t create_graph, void** inputs,
                              int32_t input_count);
ABI int32_t abi_grad_mode();
ABI int abi_set_grad_mode(int32_t enabled);
ABI int32_t abi_inference_mode();
ABI int abi_inference_mode_enter(int32_t enabled, void** guard);
ABI int abi_inference_mode_leave(void* guard);
ABI int abi_anomaly_mode(int32_t* enabled, int32_t* check_nan);
ABI int abi_set_anomaly_mode(int32_t enabled, int32_t check_nan);

// generators.cpp
ABI int abi_generator_create(uint64_t seed, int32_t device_type, int32_t device_index, void** generator);
ABI int abi_generator_default(int32_t device_type, int32_t device_index, void** generator);
ABI void abi_generator_release(void* generator);
ABI int abi_generator_manual_seed(void* generator, uint64_t seed);
ABI int abi_generator_seed(void* generator, uint64_t* seed);
ABI int abi_generator_initial_seed(void* generator, uint64_t* seed);
ABI int abi_generator_state(void* generator, void** state);
ABI int abi_generator_set_state(void* generator, void* state);
ABI int abi_manual_seed(uint64_t seed);

// runtime.cpp
ABI int abi_initialize();
ABI int abi_set_threads(int32_t aten, int32_t blas);
ABI int32_t abi_aten_threads();
ABI int32_t abi_blas_threads();
ABI int abi_set_interop_threads(int32_t threads);
ABI int32_t abi_interop_threads();
ABI int abi_set_default_dtype(int32_t dtype);
ABI int32_t abi_cuda_device_count();
ABI int32_t abi_cuda_available();
ABI int32_t abi_cudnn_available();
ABI int abi_cuda_synchronize(int32_t device_index);
ABI int32_t abi_cuda_flag(int32_t flag);
ABI int abi_set_cuda_flag(int32_t flag, int32_t value);
ABI const char* abi_config_text();
ABI const char* abi_version_text();
ABI const char* abi_blas_text();
ABI const char* abi_library_path();
