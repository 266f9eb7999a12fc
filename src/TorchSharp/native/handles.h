// Handles are raw, owned TensorImpl pointers: no heap-allocated at::Tensor per managed tensor.
#pragma once
#include <ATen/core/Tensor.h>

#include <utility>
#include <vector>

/// A tensor for the duration of a native call; the handle keeps its own reference. Null gives an undefined tensor.
inline at::Tensor borrow(void* handle) {
  if (handle == nullptr) return at::Tensor();
  return at::Tensor(
      c10::intrusive_ptr<at::TensorImpl, at::UndefinedTensorImpl>::reclaim_copy(static_cast<at::TensorImpl*>(handle)));
}

/// Hands a reference over to the caller. An undefined tensor gives null.
inline void* give(at::Tensor&& tensor) { return tensor.defined() ? tensor.unsafeReleaseTensorImpl() : nullptr; }

inline at::TensorImpl& impl(void* handle) {
  TORCH_CHECK(handle != nullptr, "the tensor has been disposed");
  return *static_cast<at::TensorImpl*>(handle);
}

inline std::vector<at::Tensor> borrow_all(void** handles, int32_t count) {
  std::vector<at::Tensor> tensors;
  tensors.reserve(count);
  for (int32_t i = 0; i < count; i++) tensors.push_back(borrow(handles[i]));
  return tensors;
}
