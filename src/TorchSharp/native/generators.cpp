// Random number generators.
#include "abi.h"
#include "failures.h"
#include "handles.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/core/Generator.h>

#include <mutex>

namespace {

at::Generator default_generator(int32_t device_type, int32_t device_index) {
  const c10::Device device(static_cast<c10::DeviceType>(device_type), static_cast<c10::DeviceIndex>(device_index));
  return device.is_cpu() ? at::detail::getDefaultCPUGenerator() : at::globalContext().defaultGenerator(device);
}

template <class Body>
int with(void* generator, Body&& body) {
  return guarded([&] {
    auto& g = *static_cast<at::Generator*>(generator);
    std::lock_guard<std::mutex> lock(g.mutex());
    body(g);
  });
}

}  // namespace

ABI int abi_generator_create(uint64_t seed, int32_t device_type, int32_t device_index, void** generator) {
  return guarded([&] {
    at::Generator shared = default_generator(device_type, device_index);
    std::lock_guard<std::mutex> lock(shared.mutex());
    // Every device's generator can be cloned; only the CPU's has a constructor that needs no header of its device.
    at::Generator own = shared.clone();
    own.set_current_seed(seed);
    *generator = new at::Generator(std::move(own));
  });
}

ABI int abi_generator_default(int32_t device_type, int32_t device_index, void** generator) {
  return guarded([&] { *generator = new at::Generator(default_generator(device_type, device_index)); });
}

ABI void abi_generator_release(void* generator) {
  guarded([&] { delete static_cast<at::Generator*>(generator); });
}

ABI int abi_generator_manual_seed(void* generator, uint64_t seed) {
  return with(generator, [&](at::Generator& g) { g.set_current_seed(seed); });
}

ABI int abi_generator_seed(void* generator, uint64_t* seed) {
  return with(generator, [&](at::Generator& g) { *seed = g.seed(); });
}

ABI int abi_generator_initial_seed(void* generator, uint64_t* seed) {
  return with(generator, [&](at::Generator& g) { *seed = g.current_seed(); });
}

ABI int abi_generator_state(void* generator, void** state) {
  return with(generator, [&](at::Generator& g) { *state = give(g.get_state()); });
}

ABI int abi_generator_set_state(void* generator, void* state) {
  return with(generator, [&](at::Generator& g) { g.set_state(borrow(state)); });
}

ABI int abi_manual_seed(uint64_t seed) {
  return guarded([&] { at::manual_seed(seed); });
}
