// Turns every exception into a code and a text, so that none crosses the C interface.
#pragma once

/// Records the exception in flight for the calling thread and returns its kind (never 0). To be called inside a catch block.
int record_failure() noexcept;

template <class Body>
int guarded(Body&& body) noexcept {
  try {
    body();
    return 0;
  } catch (...) {
    return record_failure();
  }
}

/// For getters: the value, or `otherwise` when libtorch refuses.
template <class Result, class Body>
Result guarded_or(Result otherwise, Body&& body) noexcept {
  try {
    return static_cast<Result>(body());
  } catch (...) {
    record_failure();
    return otherwise;
  }
}
