// One pass over memory per parameter and step, in place of six to ten operators. The arithmetic is PyTorch's, operation by operation.
#include "abi.h"
#include "failures.h"
#include "handles.h"
#include "vectorized.h"

#include <c10/core/GradMode.h>

#include <cmath>

namespace {

/// What a step did with a parameter. Keep in step with Interop/FusedStep.cs.
enum Outcome : int32_t { no_gradient = 0, stepped = 1, not_fusable = 2 };

bool plain(const at::TensorImpl& t, const at::TensorImpl& like) {
  return t.device().is_cpu() && t.layout() == at::kStrided && t.is_contiguous() && t.dtype() == like.dtype() && t.numel() == like.numel();
}

/// Later versions of libtorch give const data here, and writable data under a name that earlier ones lack.
template <class T>
T* elements(at::TensorImpl& t) {
  return static_cast<T*>(const_cast<void*>(static_cast<const void*>(t.data())));
}

/// Classifies the parameter, and hands over its gradient when it has one that a fused step can take.
template <class... State>
Outcome classify(void* parameter, at::TensorImpl*& gradient, State... state) {
  at::TensorImpl& p = impl(parameter);
  const at::TensorBase& grad = p.grad();
  if (!grad.defined()) return no_gradient;
  gradient = grad.unsafeGetTensorImpl();
  const auto type = c10::typeMetaToScalarType(p.dtype());
  if (type != at::kFloat && type != at::kDouble) return not_fusable;
  bool fusable = plain(p, p) && plain(*gradient, p);
  for (void* s : {static_cast<void*>(state)...}) fusable = fusable && s != nullptr && plain(impl(s), p);
  return fusable ? stepped : not_fusable;
}

bool is_float(void* parameter) { return c10::typeMetaToScalarType(impl(parameter).dtype()) == at::kFloat; }

/// The gradient as the update sees it.
template <class T>
INLINED T effective(T gradient, T parameter, T sign, T decay, bool decays) {
  const T g = sign * gradient;
  return decays ? g + decay * parameter : g;
}

// --- Adam and AdamW ---------------------------------------------------------------------------------------------------------------------

template <class T>
INLINED void adam(T* __restrict p, const T* __restrict g, T* __restrict m, T* __restrict v, T* __restrict peak, int64_t n, const AdamSettings& s,
                  double first_correction, double root_second_correction) {
  const T sign = s.maximize ? -1 : 1, decay = s.weight_decay, shrink = s.decoupled ? 1 - s.lr * s.weight_decay : 1;
  const T b1 = s.beta1, b2 = s.beta2, r1 = 1 - s.beta1, r2 = 1 - s.beta2;
  const T root = root_second_correction, eps = s.eps, step = s.lr / first_correction;
  const bool decays = s.weight_decay != 0 && !s.decoupled;
  const auto update = [=](int64_t i, auto peaked) __attribute__((always_inline)) {
    const T parameter = p[i] * shrink;
    const T gradient = effective(g[i], parameter, sign, decay, decays);
    m[i] = m[i] * b1 + r1 * gradient;
    T second = v[i] * b2 + r2 * gradient * gradient;
    v[i] = second;
    if constexpr (peaked) second = peak[i] = peak[i] >= second || peak[i] != peak[i] ? peak[i] : second;
    p[i] = parameter - step * m[i] / (std::sqrt(second) / root + eps);
  };
  if (peak == nullptr)
    for (int64_t i = 0; i < n; i++) update(i, std::false_type());
  else
    for (int64_t i = 0; i < n; i++) update(i, std::true_type());
}

VECTORIZED void adam_float(float* p, const float* g, float* m, float* v, float* peak, int64_t n, const AdamSettings& s, double c1, double root2) {
  adam(p, g, m, v, peak, n, s, c1, root2);
}
VECTORIZED void adam_double(double* p, const double* g, double* m, double* v, double* peak, int64_t n, const AdamSettings& s, double c1, double root2) {
  adam(p, g, m, v, peak, n, s, c1, root2);
}

// --- RMSProp ----------------------------------------------------------------------------------------------------------------------------

template <class T>
INLINED void rmsprop(T* __restrict p, const T* __restrict g, T* __restrict square, T* __restrict mean, T* __restrict buffer, int64_t n,
                     const RmsPropSettings& s) {
  const T sign = s.maximize ? -1 : 1, decay = s.weight_decay, alpha = s.alpha, rest = 1 - s.alpha, eps = s.eps, momentum = s.momentum, lr = s.lr;
  const bool decays = s.weight_decay != 0;
  const auto update = [=](int64_t i, auto centered, auto moving) __attribute__((always_inline)) {
    const T gradient = effective(g[i], p[i], sign, decay, decays);
    T second = square[i] = square[i] * alpha + rest * gradient * gradient;
    if constexpr (centered) {
      mean[i] = mean[i] * alpha + rest * gradient;
      second -= mean[i] * mean[i];
    }
    const T direction = gradient / (std::sqrt(second) + eps);
    if constexpr (moving) p[i] -= lr * (buffer[i] = buffer[i] * momentum + direction);
    else p[i] -= lr * direction;
  };
  const std::true_type yes;
  const std::false_type no;
  if (mean == nullptr && buffer == nullptr)
    for (int64_t i = 0; i < n; i++) update(i, no, no);
  else if (mean == nullptr)
    for (int64_t i = 0; i < n; i++) update(i, no, yes);
  else if (buffer == nullptr)
    for (int64_t i = 0; i < n; i++) update(i, yes, no);
  else
    for (int64_t i = 0; i < n; i++) update(i, yes, yes);
}

VECTORIZED void rmsprop_float(float* p, const float* g, float* square, float* mean, float* buffer, int64_t n, const RmsPropSettings& s) {
  rmsprop(p, g, square, mean, buffer, n, s);
}
VECTORIZED void rmsprop_double(double* p, const double* g, double* square, double* mean, double* buffer, int64_t n, const RmsPropSettings& s) {
  rmsprop(p, g, square, mean, buffer, n, s);
}

// --- SGD --------------------------------------------------------------------------------------------------------------------------------

template <class T>
INLINED void sgd(T* __restrict p, const T* __restrict g, T* __restrict buffer, int64_t n, const SgdSettings& s) {
  const T sign = s.maximize ? -1 : 1, decay = s.weight_decay, momentum = s.momentum, rest = 1 - s.dampening, lr = s.lr;
  const bool decays = s.weight_decay != 0, nesterov = s.nesterov != 0;
  if (buffer == nullptr) {
    for (int64_t i = 0; i < n; i++) p[i] -= lr * effective(g[i], p[i], sign, decay, decays);
    return;
  }
  for (int64_t i = 0; i < n; i++) {
    const T gradient = effective(g[i], p[i], sign, decay, decays);
    const T moved = buffer[i] = buffer[i] * momentum + rest * gradient;
    p[i] -= lr * (nesterov ? gradient + momentum * moved : moved);
  }
}

VECTORIZED void sgd_float(float* p, const float* g, float* buffer, int64_t n, const SgdSettings& s) { sgd(p, g, buffer, n, s); }
VECTORIZED void sgd_double(double* p, const double* g, double* buffer, int64_t n, const SgdSettings& s) { sgd(p, g, buffer, n, s); }

template <class T>
T* elements_or_null(void** handles, int32_t i) {
  return handles == nullptr ? nullptr : elements<T>(impl(handles[i]));
}

}  // namespace

ABI int abi_adam_step(void** parameters, void** exp_avg, void** exp_avg_sq, void** max_exp_avg_sq, int64_t* steps, int32_t count,
                      const AdamSettings* settings, int32_t* outcomes) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++) {
      at::TensorImpl* g = nullptr;
      void* peak = max_exp_avg_sq == nullptr ? exp_avg[i] : max_exp_avg_sq[i];
      outcomes[i] = classify(parameters[i], g, exp_avg[i], exp_avg_sq[i], peak);
      if (outcomes[i] != stepped) continue;
      at::TensorImpl& p = impl(parameters[i]);
      const double t = static_cast<double>(++steps[i]);
      const double c1 = 1 - std::pow(settings->beta1, t), root2 = std::sqrt(1 - std::pow(settings->beta2, t));
      if (is_float(parameters[i]))
        adam_float(elements<float>(p), elements<float>(*g), elements<float>(impl(exp_avg[i])), elements<float>(impl(exp_avg_sq[i])),
                   elements_or_null<float>(max_exp_avg_sq, i), p.numel(), *settings, c1, root2);
      else
        adam_double(elements<double>(p), elements<double>(*g), elements<double>(impl(exp_avg[i])), elements<double>(impl(exp_avg_sq[i])),
                    elements_or_null<double>(max_exp_avg_sq, i), p.numel(), *settings, c1, root2);
      // Autograd must see that a saved parameter has changed.
      p.bump_version();
    }
  });
}

ABI int abi_rmsprop_step(void** parameters, void** square_avg, void** grad_avg, void** momentum_buffer, int32_t count,
                         const RmsPropSettings* settings, int32_t* outcomes) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++) {
      at::TensorImpl* g = nullptr;
      outcomes[i] = classify(parameters[i], g, square_avg[i], grad_avg == nullptr ? square_avg[i] : grad_avg[i],
                             momentum_buffer == nullptr ? square_avg[i] : momentum_buffer[i]);
      if (outcomes[i] != stepped) continue;
      at::TensorImpl& p = impl(parameters[i]);
      if (is_float(parameters[i]))
        rmsprop_float(elements<float>(p), elements<float>(*g), elements<float>(impl(square_avg[i])), elements_or_null<float>(grad_avg, i),
                      elements_or_null<float>(momentum_buffer, i), p.numel(), *settings);
      else
        rmsprop_double(elements<double>(p), elements<double>(*g), elements<double>(impl(square_avg[i])), elements_or_null<double>(grad_avg, i),
                       elements_or_null<double>(momentum_buffer, i), p.numel(), *settings);
      p.bump_version();
    }
  });
}

ABI int abi_sgd_step(void** parameters, void** momentum_buffer, int32_t count, const SgdSettings* settings, int32_t* outcomes) {
  return guarded([&] {
    for (int32_t i = 0; i < count; i++) {
      at::TensorImpl* g = nullptr;
      // A buffer that does not exist yet is made by the ordinary step, which copies the first gradient into it.
      outcomes[i] = classify(parameters[i], g, momentum_buffer == nullptr ? parameters[i] : momentum_buffer[i]);
      if (outcomes[i] != stepped) continue;
      at::TensorImpl& p = impl(parameters[i]);
      if (is_float(parameters[i]))
        sgd_float(elements<float>(p), elements<float>(*g), elements_or_null<float>(momentum_buffer, i), p.numel(), *settings);
      else
        sgd_double(elements<double>(p), elements<double>(*g), elements_or_null<double>(momentum_buffer, i), p.numel(), *settings);
      p.bump_version();
    }
  });
}

ABI int abi_tensors_zero_grad(void** tensors, int32_t count) {
  return guarded([&] {
    const c10::NoGradGuard no_grad;
    for (int32_t i = 0; i < count; i++) {
      at::Tensor& grad = impl(tensors[i]).mutable_grad();
      if (!grad.defined()) continue;
      // A gradient made with create_graph hangs on its graph; zeroing must not be recorded there.
      if (grad.grad_fn()) grad = grad.detach();
      else if (grad.requires_grad()) grad.requires_grad_(false);
      grad.zero_();
    }
  });
}
