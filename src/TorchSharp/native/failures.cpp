#include "failures.h"
#include "abi.h"

#include <c10/util/Exception.h>

#include <cstdio>
#include <exception>
#include <new>

namespace {

// A fixed buffer: recording "out of memory" must not allocate.
thread_local char failure_text[16 * 1024];

enum FailureKind : int { torch = 1, index = 2, not_implemented = 3, out_of_memory = 4, standard = 5, unknown = 6 };

int record(FailureKind kind, const char* text) noexcept {
  std::snprintf(failure_text, sizeof failure_text, "%s", text);
  return kind;
}

}  // namespace

int record_failure() noexcept {
  try {
    throw;
  } catch (const c10::IndexError& e) {
    return record(FailureKind::index, e.what_without_backtrace());
  } catch (const c10::NotImplementedError& e) {
    return record(FailureKind::not_implemented, e.what_without_backtrace());
  } catch (const c10::Error& e) {
    return record(FailureKind::torch, e.what_without_backtrace());
  } catch (const std::bad_alloc& e) {
    return record(FailureKind::out_of_memory, e.what());
  } catch (const std::exception& e) {
    return record(FailureKind::standard, e.what());
  } catch (...) {
    return record(FailureKind::unknown, "a native exception of unknown type");
  }
}

ABI const char* abi_failure_text() { return failure_text; }
