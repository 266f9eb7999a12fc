// The process-wide settings: threads, allocator, devices, and what libtorch says about itself.
#include "abi.h"
#include "failures.h"

#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <c10/core/DefaultDtype.h>
#include <c10/core/ScalarType.h>
#include <torch/cuda.h>
#include <torch/version.h>

#include <dlfcn.h>
#include <malloc.h>

#include <string>

namespace {

// OpenBLAS keeps its own pool of threads, which at::set_num_threads does not reach; with another BLAS these symbols are absent.
template <class Function>
Function openblas(const char* name) {
  return reinterpret_cast<Function>(dlsym(RTLD_DEFAULT, name));
}

bool allows(bool option) { return option; }

// Since 2.9 or so the answer is an enumeration whose first value allows.
template <class Option>
bool allows(Option option) {
  return static_cast<int>(option) == 0;
}

}  // namespace

ABI int abi_initialize() {
  return guarded([] {
    // Without these, glibc maps and unmaps every gradient of a megabyte, and each page of it faults again on the next step.
    mallopt(M_MMAP_THRESHOLD, 1 << 30);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
    mallopt(M_TOP_PAD, 64 << 20);
  });
}

ABI int abi_set_threads(int32_t aten, int32_t blas) {
  return guarded([&] {
    TORCH_CHECK(aten > 0 && blas > 0, "Expected positive number of threads");
    at::set_num_threads(aten);
    if (auto set = openblas<void (*)(int)>("openblas_set_num_threads")) set(blas);
  });
}

ABI int32_t abi_aten_threads() {
  return guarded_or<int32_t>(-1, [] { return at::get_num_threads(); });
}

/// 0 when the BLAS in use is not OpenBLAS.
ABI int32_t abi_blas_threads() {
  auto get = openblas<int (*)()>("openblas_get_num_threads");
  return get != nullptr ? get() : 0;
}

ABI int abi_set_interop_threads(int32_t threads) {
  return guarded([&] { at::set_num_interop_threads(threads); });
}

ABI int32_t abi_interop_threads() {
  return guarded_or<int32_t>(-1, [] { return at::get_num_interop_threads(); });
}

ABI int abi_set_default_dtype(int32_t dtype) {
  return guarded([&] { c10::set_default_dtype(c10::scalarTypeToTypeMeta(static_cast<c10::ScalarType>(dtype))); });
}

ABI int32_t abi_cuda_device_count() {
  return guarded_or<int32_t>(0, [] { return torch::cuda::device_count(); });
}

ABI int32_t abi_cuda_available() { return abi_cuda_device_count() > 0; }

ABI int32_t abi_cudnn_available() {
  return guarded_or<int32_t>(0, [] { return torch::cuda::cudnn_is_available(); });
}

ABI int abi_cuda_synchronize(int32_t device_index) {
  return guarded([&] { torch::cuda::synchronize(device_index); });
}

/// Flags: 0 TF32 in matrix products, 1 reduced-precision reductions in half-precision products, 2 TF32 in cuDNN.
ABI int32_t abi_cuda_flag(int32_t flag) {
  return guarded_or<int32_t>(-1, [&]() -> int32_t {
    auto& context = at::globalContext();
    switch (flag) {
      case 0: return context.allowTF32CuBLAS();
      case 1: return allows(context.allowFP16ReductionCuBLAS());
      case 2: return context.allowTF32CuDNN();
      default: TORCH_CHECK(false, "unknown flag ", flag);
    }
  });
}

ABI int abi_set_cuda_flag(int32_t flag, int32_t value) {
  return guarded([&] {
    auto& context = at::globalContext();
    switch (flag) {
      case 0: context.setAllowTF32CuBLAS(value != 0); break;
      case 1: context.setAllowFP16ReductionCuBLAS(value != 0); break;
      case 2: context.setAllowTF32CuDNN(value != 0); break;
      default: TORCH_CHECK(false, "unknown flag ", flag);
    }
  });
}

ABI const char* abi_config_text() {
  static const std::string text = [] {
    try {
      return at::show_config() + "\n" + at::get_parallel_info();
    } catch (...) {
      return std::string();
    }
  }();
  return text.c_str();
}

ABI const char* abi_version_text() { return TORCH_VERSION; }

/// OpenBLAS's own description of its build and kernels, or nothing with another BLAS.
ABI const char* abi_blas_text() {
  static thread_local std::string text;
  text.clear();
  if (auto config = openblas<char* (*)()>("openblas_get_config")) text += config();
  if (auto core = openblas<char* (*)()>("openblas_get_corename")) text = text + " core=" + core();
  return text.c_str();
}

/// Where the loaded libtorch_cpu is.
ABI const char* abi_library_path() {
  static const std::string text = [] {
    Dl_info info;
    return std::string(dladdr(reinterpret_cast<void*>(&at::get_num_threads), &info) != 0 && info.dli_fname != nullptr ? info.dli_fname : "");
  }();
  return text.c_str();
}
