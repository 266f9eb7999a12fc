// libtorch's own file of one tensor.
#include "abi.h"
#include "failures.h"
#include "handles.h"

#include <torch/serialize.h>

ABI int abi_tensor_save(void* tensor, const char* path) {
  return guarded([&] {
    impl(tensor);
    torch::save(borrow(tensor), path);
  });
}

ABI int abi_tensor_load(const char* path, void** tensor) {
  return guarded([&] {
    at::Tensor t;
    torch::load(t, path);
    *tensor = give(std::move(t));
  });
}
