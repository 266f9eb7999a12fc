// Any ATen operator through the boxed dispatcher: look it up once, then call it with slots.
#include "abi.h"
#include "failures.h"
#include "handles.h"

#include <ATen/core/Generator.h>
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>
#include <ATen/core/stack.h>

#include <cstdlib>
#include <string>
#include <utility>
#include <vector>

namespace {

using c10::IValue;
using Stack = std::vector<IValue>;

struct Operator {
  explicit Operator(c10::OperatorHandle found) : handle(std::move(found)), arguments(&handle.schema().arguments()) {}
  c10::OperatorHandle handle;
  const std::vector<c10::Argument>* arguments;
};

template <class Element, class Read>
IValue list_of(const Slot& slot, Read read) {
  c10::List<Element> list;
  list.reserve(slot.count);
  for (int32_t i = 0; i < slot.count; i++) list.push_back(read(i));
  return IValue(std::move(list));
}

IValue schema_default(const c10::Argument& argument) {
  TORCH_CHECK(argument.default_value().has_value(), "argument '", argument.name(), "' has no default");
  return *argument.default_value();
}

IValue unpack(const Slot& slot, const c10::Argument& argument) {
  switch (slot.kind) {
    case SlotKind::none: return IValue();
    case SlotKind::tensor: return IValue(borrow(slot.pointer));
    case SlotKind::integer: return IValue(slot.integer);
    case SlotKind::real: return IValue(slot.real);
    case SlotKind::boolean: return IValue(slot.integer != 0);
    case SlotKind::integer_list: return list_of<int64_t>(slot, [p = static_cast<int64_t*>(slot.pointer)](int32_t i) { return p[i]; });
    case SlotKind::real_list: return list_of<double>(slot, [p = static_cast<double*>(slot.pointer)](int32_t i) { return p[i]; });
    case SlotKind::boolean_list: return list_of<bool>(slot, [p = static_cast<int64_t*>(slot.pointer)](int32_t i) { return p[i] != 0; });
    case SlotKind::tensor_list: return list_of<at::Tensor>(slot, [p = static_cast<void**>(slot.pointer)](int32_t i) { return borrow(p[i]); });
    case SlotKind::optional_tensor_list: {
      // A generic list with the element type spelled out: the C++ type behind "optional" changed its name between releases.
      c10::impl::GenericList list(c10::OptionalType::create(c10::TensorType::get()));
      auto** handles = static_cast<void**>(slot.pointer);
      for (int32_t i = 0; i < slot.count; i++) list.push_back(handles[i] == nullptr ? IValue() : IValue(borrow(handles[i])));
      return IValue(std::move(list));
    }
    case SlotKind::device:
      return IValue(c10::Device(static_cast<c10::DeviceType>(slot.integer), static_cast<c10::DeviceIndex>(slot.count)));
    case SlotKind::text: return IValue(std::string(static_cast<const char*>(slot.pointer), slot.count));
    case SlotKind::generator: return IValue(at::Generator(*static_cast<at::Generator*>(slot.pointer)));
    case SlotKind::complex: {
      auto* parts = static_cast<double*>(slot.pointer);
      return IValue(c10::complex<double>(parts[0], parts[1]));
    }
    case SlotKind::schema_default: return schema_default(argument);
  }
  TORCH_CHECK(false, "unknown slot kind ", static_cast<int32_t>(slot.kind));
}

int32_t owned_kib(const at::Tensor& tensor) {
  if (!tensor.defined() || !tensor.has_storage() || tensor.is_view()) return 0;
  const int64_t kib = static_cast<int64_t>(tensor.nbytes() >> 10);
  return kib > INT32_MAX ? INT32_MAX : static_cast<int32_t>(kib);
}

bool can_pack(const IValue& value) {
  return value.isTensor() || value.isInt() || value.isDouble() || value.isBool() || value.isTensorList() || value.isNone() ||
         value.isComplexDouble();
}

void pack(IValue&& value, Slot& slot) {
  slot.count = 0;
  if (value.isTensor()) {
    at::Tensor tensor = std::move(value).toTensor();
    slot.kind = SlotKind::tensor;
    slot.count = owned_kib(tensor);
    slot.pointer = give(std::move(tensor));
  } else if (value.isInt()) {
    slot.kind = SlotKind::integer;
    slot.integer = value.toInt();
  } else if (value.isDouble()) {
    slot.kind = SlotKind::real;
    slot.real = value.toDouble();
  } else if (value.isBool()) {
    slot.kind = SlotKind::boolean;
    slot.integer = value.toBool();
  } else if (value.isComplexDouble()) {
    const auto number = value.toComplexDouble();
    auto* parts = static_cast<double*>(std::malloc(2 * sizeof(double)));
    TORCH_CHECK(parts != nullptr, "out of memory");
    parts[0] = number.real();
    parts[1] = number.imag();
    slot.kind = SlotKind::complex;
    slot.pointer = parts;
  } else if (value.isTensorList()) {
    auto tensors = value.toTensorVector();
    auto** handles = static_cast<void**>(std::malloc(sizeof(void*) * (tensors.empty() ? 1 : tensors.size())));
    TORCH_CHECK(handles != nullptr, "out of memory");
    for (size_t i = 0; i < tensors.size(); i++) handles[i] = give(std::move(tensors[i]));
    slot.kind = SlotKind::tensor_list;
    slot.count = static_cast<int32_t>(tensors.size());
    slot.pointer = handles;
  } else {
    slot.kind = SlotKind::none;
    slot.pointer = nullptr;
  }
}

/// The thread's spare stack, taken for the length of a call, so that the usual call allocates nothing and a nested call gets its own.
thread_local Stack spare_stack;

}  // namespace

ABI int abi_operator_find(const char* name, const char* overload, void** op) {
  return guarded([&] { *op = new Operator(c10::Dispatcher::singleton().findSchemaOrThrow(name, overload)); });
}

ABI int abi_operator_call(void* op, const Slot* arguments, int32_t argument_count, Slot* results, int32_t result_capacity) {
  return guarded([&] {
    const Operator& target = *static_cast<Operator*>(op);
    const auto& schema = *target.arguments;
    TORCH_CHECK(static_cast<size_t>(argument_count) <= schema.size(), "too many arguments for ", target.handle.schema().name());

    Stack stack = std::move(spare_stack);
    stack.clear();
    for (int32_t i = 0; i < argument_count; i++) stack.push_back(unpack(arguments[i], schema[i]));
    for (size_t i = argument_count; i < schema.size(); i++) stack.push_back(schema_default(schema[i]));

    target.handle.callBoxed(stack);

    TORCH_CHECK(stack.size() <= static_cast<size_t>(result_capacity), "too many results from ", target.handle.schema().name());
    for (const IValue& value : stack)
      TORCH_CHECK(can_pack(value), "cannot return a ", value.tagKind(), " from ", target.handle.schema().name());
    for (int32_t i = 0; i < result_capacity; i++) {
      if (static_cast<size_t>(i) < stack.size()) pack(std::move(stack[i]), results[i]);
      else results[i] = Slot{SlotKind::none, 0, {0}};
    }
    stack.clear();
    spare_stack = std::move(stack);
  });
}

ABI void abi_list_free(void* list) { std::free(list); }
