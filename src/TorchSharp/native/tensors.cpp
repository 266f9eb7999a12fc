// What a managed tensor asks of its handle without going through an operator.
#include "abi.h"
#include "failures.h"
#include "handles.h"

#include <ATen/ops/empty.h>

#include <cstring>

ABI void abi_tensor_release(void* tensor) {
  guarded([&] {
    if (tensor != nullptr) c10::raw::intrusive_ptr::decref(static_cast<at::TensorImpl*>(tensor));
  });
}

ABI int64_t abi_tensor_numel(void* tensor) {
  return guarded_or<int64_t>(-1, [&] { return impl(tensor).numel(); });
}

ABI int32_t abi_tensor_dim(void* tensor) {
  return guarded_or<int32_t>(-1, [&] { return impl(tensor).dim(); });
}

ABI int32_t abi_tensor_dtype(void* tensor) {
  return guarded_or<int32_t>(-1, [&] { return static_cast<int32_t>(c10::typeMetaToScalarType(impl(tensor).dtype())); });
}

ABI int32_t abi_tensor_requires_grad(void* tensor) {
  return guarded_or<int32_t>(-1, [&] { return borrow(tensor).requires_grad(); });
}

ABI int abi_tensor_shape(void* tensor, int64_t* sizes, int64_t* strides) {
  return guarded([&] {
    const auto dim = impl(tensor).dim();
    if (sizes != nullptr) {
      const auto from = impl(tensor).sizes();
      for (int64_t i = 0; i < dim; i++) sizes[i] = from[i];
    }
    if (strides != nullptr) {
      const auto from = impl(tensor).strides();
      for (int64_t i = 0; i < dim; i++) strides[i] = from[i];
    }
  });
}

ABI int abi_tensor_device(void* tensor, int32_t* type, int32_t* index) {
  return guarded([&] {
    const c10::Device device = impl(tensor).device();
    *type = static_cast<int32_t>(device.type());
    *index = device.index();
  });
}

ABI int abi_tensor_data(void* tensor, void** data) {
  return guarded([&] {
    impl(tensor);
    const at::Tensor t = borrow(tensor);
    TORCH_CHECK(t.device().is_cpu(), "the data of a tensor on ", t.device(), " is not in the memory of the host: call cpu() first");
    TORCH_CHECK(t.has_storage() && t.layout() == at::kStrided, "a tensor of layout ", t.layout(), " has no plain data");
    *data = t.data_ptr();
  });
}

ABI int abi_tensor_from_memory(const void* source, int64_t bytes, const int64_t* sizes, int32_t dim, int32_t dtype, void** tensor) {
  return guarded([&] {
    at::Tensor t = at::empty(at::IntArrayRef(sizes, dim), at::TensorOptions().dtype(static_cast<c10::ScalarType>(dtype)));
    TORCH_CHECK(static_cast<int64_t>(t.nbytes()) == bytes, "the shape ", t.sizes(), " takes ", t.nbytes(), " bytes, but ", bytes, " were given");
    if (bytes > 0) std::memcpy(t.data_ptr(), source, bytes);
    *tensor = give(std::move(t));
  });
}

ABI int abi_tensor_set_requires_grad(void* tensor, int32_t value) {
  return guarded([&] {
    impl(tensor);
    const at::Tensor t = borrow(tensor);
    TORCH_CHECK(value != 0 || t.is_leaf(), "you can only change requires_grad flags of leaf variables.");
    t.set_requires_grad(value != 0);
  });
}

ABI int abi_tensor_grad(void* tensor, void** grad) {
  // TensorImpl's own getter: at::Tensor::grad() prints a warning for every tensor that is no leaf.
  return guarded([&] { *grad = give(at::Tensor(impl(tensor).grad())); });
}

ABI int abi_tensor_set_grad(void* tensor, void* grad) {
  return guarded([&] {
    impl(tensor);
    const at::Tensor t = borrow(tensor);
    const at::Tensor g = borrow(grad);
    if (g.defined()) {
      TORCH_CHECK(g.sizes() == t.sizes(), "assigned grad has data of a different size");
      TORCH_CHECK(g.scalar_type() == t.scalar_type(), "assigned grad has data of a different type");
      TORCH_CHECK(g.device() == t.device(), "assigned grad has data located on a different device");
    }
    t.mutable_grad() = g;
  });
}

ABI int abi_tensors_clear_grad(void** tensors, int32_t count) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++)
      if (impl(tensors[i]).grad().defined()) impl(tensors[i]).mutable_grad().reset();
  });
}
