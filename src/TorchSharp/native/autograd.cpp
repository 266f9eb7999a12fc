// Gradients, and the thread's autograd modes.
#include "abi.h"
#include "failures.h"
#include "handles.h"

#include <ATen/core/grad_mode.h>
#include <c10/core/InferenceMode.h>
#include <torch/csrc/autograd/anomaly_mode.h>
#include <torch/csrc/autograd/autograd.h>

ABI int abi_autograd_grad(void** outputs, int32_t output_count, void** inputs, int32_t input_count, void** grad_outputs, int32_t retain_graph,
                          int32_t create_graph, int32_t allow_unused, void** grads) {
  return guarded([&] {
    auto found = torch::autograd::grad(borrow_all(outputs, output_count), borrow_all(inputs, input_count),
                                       grad_outputs == nullptr ? std::vector<at::Tensor>() : borrow_all(grad_outputs, output_count),
                                       retain_graph != 0, create_graph != 0, allow_unused != 0);
    for (int32_t i = 0; i < input_count; i++) grads[i] = give(std::move(found[i]));
  });
}

ABI int abi_autograd_backward(void** tensors, int32_t count, void** grad_tensors, int32_t retain_graph, int32_t create_graph, void** inputs,
                              int32_t input_count) {
  return guarded([&] {
    torch::autograd::backward(borrow_all(tensors, count), grad_tensors == nullptr ? std::vector<at::Tensor>() : borrow_all(grad_tensors, count),
                              retain_graph != 0, create_graph != 0, borrow_all(inputs, input_count));
  });
}

ABI int32_t abi_grad_mode() { return at::GradMode::is_enabled(); }

ABI int abi_set_grad_mode(int32_t enabled) {
  return guarded([&] { at::GradMode::set_enabled(enabled != 0); });
}

ABI int32_t abi_inference_mode() { return c10::InferenceMode::is_enabled(); }

ABI int abi_inference_mode_enter(int32_t enabled, void** guard) {
  return guarded([&] { *guard = new c10::InferenceMode(enabled != 0); });
}

ABI int abi_inference_mode_leave(void* guard) {
  return guarded([&] { delete static_cast<c10::InferenceMode*>(guard); });
}

ABI int abi_anomaly_mode(int32_t* enabled, int32_t* check_nan) {
  return guarded([&] {
    *enabled = torch::autograd::AnomalyMode::is_enabled();
    *check_nan = torch::autograd::AnomalyMode::should_check_nan();
  });
}

ABI int abi_set_anomaly_mode(int32_t enabled, int32_t check_nan) {
  return guarded([&] { torch::autograd::AnomalyMode::set_enabled(enabled != 0, check_nan != 0); });
}
