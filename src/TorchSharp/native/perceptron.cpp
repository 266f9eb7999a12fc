// A multilayer perceptron (linear layers with ReLU, LeakyReLU or nothing after each) as one node of the autograd graph.
//
// With a_0 = x, z_l = a_{l-1} W_l' + b_l and a_l = phi_l(z_l), the backward pass is a chain of deltas, d_l = dL/dz_l:
//   d_{l-1} = (d_l W_l) * phi'_{l-1},   dW_l = d_l' a_{l-1},   db_l = sum of d_l's rows,   dx = d_1 W_1,
// and the gradient of <v, dx>, which a gradient penalty needs, is a chain of tangents, t_0 = v and t_l = (t_{l-1} W_l') * phi'_l:
//   dW_l = d_l' t_{l-1},   d(dy) = t_n.
// phi' is piecewise constant, so x and the biases have zero gradient there; like libtorch's own double backward, the node gives zeros, not none.
//
// What the two chains do not cover (create_graph with gradients of parameters, anything of third order) is computed by ordinary operators, which
// libtorch differentiates as often as it likes.
#include "abi.h"
#include "failures.h"
#include "handles.h"
#include "vectorized.h"

#include <ATen/core/LegacyTypeDispatch.h>
#include <ATen/core/grad_mode.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <torch/csrc/autograd/function.h>
#include <torch/csrc/autograd/saved_variable.h>
#include <torch/csrc/autograd/variable.h>

#include <cstring>
#include <memory>
#include <mutex>
#include <vector>

namespace {

using torch::autograd::Edge;
using torch::autograd::Node;
using torch::autograd::SavedVariable;
using torch::autograd::variable_list;
using Tensors = std::vector<at::Tensor>;

/// The slope of an activation on the negative numbers: 0 is ReLU, 1 no activation.
constexpr float relu_slope = 0;
constexpr float no_activation = 1;

// --- passes over memory -----------------------------------------------------------------------------------------------------------------

/// z <- phi(z + bias), row by row.
VECTORIZED void activate(float* __restrict z, const float* __restrict bias, int64_t rows, int64_t columns, float slope) {
  for (int64_t r = 0; r < rows; r++, z += columns) {
    if (bias != nullptr)
      for (int64_t c = 0; c < columns; c++) z[c] += bias[c];
    // The comparisons keep what libtorch does with NaN, and with infinity under slope 0.
    if (slope == relu_slope)
      for (int64_t c = 0; c < columns; c++) z[c] = z[c] < 0 ? 0 : z[c];
    else if (slope != no_activation)
      for (int64_t c = 0; c < columns; c++) z[c] = z[c] > 0 ? z[c] : z[c] * slope;
  }
}

/// d <- d * phi'(a), where a = phi(z) has the sign of z.
VECTORIZED void multiply_by_derivative(float* __restrict d, const float* __restrict a, int64_t n, float slope) {
  if (slope == relu_slope)
    for (int64_t i = 0; i < n; i++) d[i] = a[i] <= 0 ? 0 : d[i];
  else if (slope != no_activation)
    for (int64_t i = 0; i < n; i++) d[i] = a[i] > 0 ? d[i] : d[i] * slope;
}

/// sums <- the sum of the rows, in blocks, so that the rounding error grows with the block and the number of blocks and not with their product.
VECTORIZED void sum_rows(const float* __restrict d, float* __restrict sums, float* __restrict block, int64_t rows, int64_t columns) {
  constexpr int64_t block_rows = 32;
  for (int64_t c = 0; c < columns; c++) sums[c] = 0;
  for (int64_t first = 0; first < rows; first += block_rows) {
    const int64_t last = first + block_rows < rows ? first + block_rows : rows;
    for (int64_t c = 0; c < columns; c++) block[c] = d[first * columns + c];
    for (int64_t r = first + 1; r < last; r++)
      for (int64_t c = 0; c < columns; c++) block[c] += d[r * columns + c];
    for (int64_t c = 0; c < columns; c++) sums[c] += block[c];
  }
}

float* data(const at::Tensor& t) { return t.data_ptr<float>(); }

void multiply_by_derivative(const at::Tensor& d, const at::Tensor& activation, float slope) {
  if (slope != no_activation) multiply_by_derivative(data(d), data(activation), d.numel(), slope);
}

at::Tensor sum_of_rows(const at::Tensor& d) {
  at::Tensor sums = at::empty({d.size(1)}, d.options());
  const at::Tensor block = at::empty({d.size(1)}, d.options());
  sum_rows(data(d), data(sums), data(block), d.size(0), d.size(1));
  return sums;
}

// --- the network ------------------------------------------------------------------------------------------------------------------------

struct Perceptron {
  Tensors weights, biases;  // an undefined bias where a layer has none
  std::vector<float> slopes;
  size_t layers() const { return weights.size(); }
};

/// The activations a_1 .. a_n; only the last stays when `keep` is false.
Tensors activations_of(const at::Tensor& x, const Perceptron& net, bool keep) {
  Tensors activations;
  at::Tensor a = x;
  for (size_t l = 0; l < net.layers(); l++) {
    a = at::mm(a, net.weights[l].t());
    activate(data(a), net.biases[l].defined() ? data(net.biases[l]) : nullptr, a.size(0), a.size(1), net.slopes[l]);
    if (keep || l + 1 == net.layers()) activations.push_back(a);
  }
  return activations;
}

at::Tensor apply_activation(const at::Tensor& z, float slope) {
  return slope == relu_slope ? at::relu(z) : slope == no_activation ? z : at::leaky_relu(z, slope);
}

/// d * phi'(a) by operators that can be differentiated with respect to d.
at::Tensor times_derivative(const at::Tensor& d, const at::Tensor& activation, float slope) {
  if (slope == no_activation) return d;
  const at::Tensor a = activation.detach();
  return slope == relu_slope ? d.masked_fill(a.le(0), 0) : at::where(a.gt(0), d, d.mul(slope));
}

bool has_activation_from(const std::vector<float>& slopes, size_t layer) {
  for (size_t l = layer; l < slopes.size(); l++)
    if (slopes[l] != no_activation) return true;
  return false;
}

Edge edge_to(const at::Tensor& t) { return t.defined() ? torch::autograd::impl::gradient_edge(t) : Edge(); }

/// How the graph holds a node: std::shared_ptr, or c10::intrusive_ptr in later versions of libtorch.
using NodePointer = decltype(Edge::function);

template <class T>
struct IsShared : std::false_type {};
template <class T>
struct IsShared<std::shared_ptr<T>> : std::true_type {};

/// Hands a new node to the graph. deleteNode is found by its argument, so it need not exist where nodes count their own references.
template <class Pointer = NodePointer, class N>
Pointer own(N* node) {
  if constexpr (IsShared<Pointer>::value) return Pointer(node, [](auto* n) { deleteNode(n); });
  else return Pointer::unsafe_steal_from_new(node);
}

/// The pointer that a node is held by.
template <class Pointer = NodePointer, class N>
Pointer pointer_to(N* node) {
  if constexpr (IsShared<Pointer>::value) return node->shared_from_this();
  else return Pointer::reclaim_copy(node);
}

void attach(const at::Tensor& output, const NodePointer& node) {
  const auto index = node->add_input_metadata(output);
  torch::autograd::impl::set_gradient_edge(output, {node, index});
}

/// The parameters as a node keeps them: unpacking one that has been changed in place since is an error, as everywhere in libtorch.
struct SavedPerceptron {
  std::vector<SavedVariable> weights, biases;
  std::vector<float> slopes;

  explicit SavedPerceptron(const Perceptron& net) : slopes(net.slopes) {
    weights.reserve(net.layers());
    biases.reserve(net.layers());
    for (const auto& w : net.weights) weights.emplace_back(w, false);
    for (const auto& b : net.biases) biases.emplace_back(b, false);
  }

  Perceptron unpack() const {
    Perceptron net;
    net.slopes = slopes;
    for (const auto& w : weights) net.weights.push_back(w.unpack());
    for (const auto& b : biases) net.biases.push_back(b.unpack());
    return net;
  }

  void reset() {
    for (auto& w : weights) w.reset_data();
    for (auto& b : biases) b.reset_data();
  }
};

// --- second order -----------------------------------------------------------------------------------------------------------------------

/// The node behind dx, when only dx was asked for with create_graph. Next edges: dy, x, then weight and bias of each layer.
struct PerceptronDoubleBackward : Node {
  PerceptronDoubleBackward(const Perceptron& net, const at::Tensor& x, const at::Tensor& dy, Tensors chain, Tensors activated)
      : saved(net), saved_dy(dy, false), x_like(x.sizes().vec()), options(x.options()), deltas(std::move(chain)), activations(std::move(activated)) {
    add_next_edge(edge_to(dy));
    add_next_edge(has_activation_from(net.slopes, 0) ? edge_to(x) : Edge());
    for (size_t l = 0; l < net.layers(); l++) {
      add_next_edge(edge_to(net.weights[l]));
      add_next_edge(has_activation_from(net.slopes, l) ? edge_to(net.biases[l]) : Edge());
    }
  }

  std::string name() const override { return "PerceptronDoubleBackward"; }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(mutex_);
    saved.reset();
    saved_dy.reset_data();
    deltas.clear();
    activations.clear();
  }

  variable_list apply(variable_list&& gradients) override {
    std::lock_guard<std::mutex> lock(mutex_);
    variable_list found(num_outputs());
    const at::Tensor& v = gradients[0];
    if (!v.defined()) return found;
    const Perceptron net = saved.unpack();
    const at::Tensor dy = saved_dy.unpack();
    fill_zeros(found, net);
    if (at::GradMode::is_enabled()) by_operators(found, net, dy, v);
    else by_tangents(found, net, v);
    return found;
  }

 private:
  bool wanted(size_t output) { return task_should_compute_output(output); }

  void fill_zeros(variable_list& found, const Perceptron& net) {
    if (wanted(1)) found[1] = at::zeros(x_like, options);
    for (size_t l = 0; l < net.layers(); l++)
      if (wanted(3 + 2 * l)) found[3 + 2 * l] = at::zeros_like(net.biases[l]);
  }

  /// The layer after whose weight the tangents can stop.
  size_t last_layer_wanted(size_t layers) {
    if (wanted(0)) return layers;
    for (size_t l = layers; l > 0; l--)
      if (wanted(2 * l)) return l - 1;
    return 0;
  }

  void by_tangents(variable_list& found, const Perceptron& net, const at::Tensor& v) {
    const at::AutoDispatchBelowADInplaceOrView no_recording;
    const size_t last = last_layer_wanted(net.layers());
    at::Tensor t = v.contiguous();
    for (size_t l = 0; l < net.layers(); l++) {
      if (wanted(2 + 2 * l)) found[2 + 2 * l] = at::mm(deltas[l].t(), t);
      if (l >= last) break;
      t = at::mm(t, net.weights[l].t());
      multiply_by_derivative(t, activations[l], net.slopes[l]);
    }
    if (wanted(0)) found[0] = t;
  }

  void by_operators(variable_list& found, const Perceptron& net, const at::Tensor& dy, const at::Tensor& v) {
    const size_t n = net.layers();
    Tensors d(n);
    d[n - 1] = times_derivative(dy, activations[n - 1], net.slopes[n - 1]);
    for (size_t l = n - 1; l > 0; l--) d[l - 1] = times_derivative(at::mm(d[l], net.weights[l]), activations[l - 1], net.slopes[l - 1]);
    at::Tensor t = v;
    for (size_t l = 0; l < n; l++) {
      if (wanted(2 + 2 * l)) found[2 + 2 * l] = at::mm(d[l].t(), t);
      t = times_derivative(at::mm(t, net.weights[l].t()), activations[l], net.slopes[l]);
    }
    if (wanted(0)) found[0] = t;
  }

  SavedPerceptron saved;
  SavedVariable saved_dy;
  std::vector<int64_t> x_like;
  at::TensorOptions options;
  Tensors deltas, activations;
};

// --- first order ------------------------------------------------------------------------------------------------------------------------

/// The node behind the output. Next edges: x, then weight and bias of each layer.
struct PerceptronBackward : Node {
  PerceptronBackward(const Perceptron& net, const at::Tensor& x, Tensors hidden) : saved(net), saved_x(x, false), activations(std::move(hidden)) {
    add_next_edge(edge_to(x));
    for (size_t l = 0; l < net.layers(); l++) {
      add_next_edge(edge_to(net.weights[l]));
      add_next_edge(edge_to(net.biases[l]));
    }
  }

  /// The user holds the output and may change it in place, so an activation that ends the network is saved with its version.
  void save_output(const at::Tensor& output) { saved_output = SavedVariable(output, true); }

  std::string name() const override { return "PerceptronBackward"; }

  void release_variables() override {
    std::lock_guard<std::mutex> lock(mutex_);
    saved.reset();
    saved_x.reset_data();
    saved_output.reset_data();
    activations.clear();
  }

  variable_list apply(variable_list&& gradients) override {
    std::lock_guard<std::mutex> lock(mutex_);
    const at::Tensor& dy = gradients[0];
    if (!dy.defined()) return variable_list(num_outputs());
    const Perceptron net = saved.unpack();
    const at::Tensor x = saved_x.unpack();
    Tensors a = activations;
    a.push_back(net.slopes.back() == no_activation ? at::Tensor() : saved_output.unpack(pointer_to<>(static_cast<Node*>(this))));
    if (!at::GradMode::is_enabled()) return by_deltas(net, x, dy, a, nullptr);
    return wants_parameters() ? by_operators(net, x, dy) : input_gradient_with_graph(net, x, dy, a);
  }

 private:
  bool wanted(size_t output) { return task_should_compute_output(output); }

  bool wants_parameters() {
    for (size_t i = 1; i < num_outputs(); i++)
      if (wanted(i)) return true;
    return false;
  }

  variable_list by_deltas(const Perceptron& net, const at::Tensor& x, const at::Tensor& dy, const Tensors& a, Tensors* chain) {
    const at::AutoDispatchBelowADInplaceOrView no_recording;
    variable_list found(num_outputs());
    size_t lowest = 0;  // the first layer at or below which something is wanted
    if (!wanted(0))
      while (lowest + 1 < net.layers() && !wanted(1 + 2 * lowest) && !wanted(2 + 2 * lowest)) lowest++;

    at::Tensor d = dy.contiguous();
    if (net.slopes.back() != no_activation) {
      d = d.clone();
      multiply_by_derivative(d, a.back(), net.slopes.back());
    }
    for (size_t l = net.layers(); l-- > 0;) {
      if (chain != nullptr) (*chain)[l] = d;
      if (wanted(1 + 2 * l)) found[1 + 2 * l] = at::mm(d.t(), l == 0 ? x : a[l - 1]);
      if (wanted(2 + 2 * l)) found[2 + 2 * l] = sum_of_rows(d);
      if (l == lowest && !(l == 0 && wanted(0))) break;
      d = at::mm(d, net.weights[l]);
      if (l > 0) multiply_by_derivative(d, a[l - 1], net.slopes[l - 1]);
      else found[0] = d;
    }
    return found;
  }

  variable_list input_gradient_with_graph(const Perceptron& net, const at::Tensor& x, const at::Tensor& dy, const Tensors& a) {
    Tensors chain(net.layers());
    variable_list found = by_deltas(net, x, dy, a, &chain);
    if (!found[0].defined()) return found;
    Tensors masks;
    for (const at::Tensor& activation : a) masks.push_back(activation.defined() ? activation.detach() : activation);
    attach(found[0], own<>(static_cast<Node*>(new PerceptronDoubleBackward(net, x, dy, std::move(chain), std::move(masks)))));
    return found;
  }

  variable_list by_operators(const Perceptron& net, const at::Tensor& x, const at::Tensor& dy) {
    const size_t n = net.layers();
    variable_list found(num_outputs());
    Tensors a = {x};
    for (size_t l = 0; l < n; l++) a.push_back(apply_activation(at::linear(a[l], net.weights[l], net.biases[l]), net.slopes[l]));
    at::Tensor d = times_derivative(dy, a[n], net.slopes[n - 1]);
    for (size_t l = n; l-- > 0;) {
      if (wanted(1 + 2 * l)) found[1 + 2 * l] = at::mm(d.t(), a[l]);
      if (wanted(2 + 2 * l)) found[2 + 2 * l] = d.sum(0);
      if (l == 0 && !wanted(0)) break;
      d = at::mm(d, net.weights[l]);
      if (l > 0) d = times_derivative(d, a[l], net.slopes[l - 1]);
      else found[0] = d;
    }
    return found;
  }

  SavedPerceptron saved;
  SavedVariable saved_x, saved_output;
  Tensors activations;
};

// --- entry ------------------------------------------------------------------------------------------------------------------------------

bool plain(const at::Tensor& t, int64_t dim) {
  return t.defined() && t.dim() == dim && t.device().is_cpu() && t.layout() == at::kStrided && t.scalar_type() == at::kFloat && t.is_contiguous() &&
         !t.is_neg() && t.numel() > 0;
}

bool eligible(const at::Tensor& x, const Perceptron& net) {
  if (!plain(x, 2)) return false;
  int64_t width = x.size(1);
  for (size_t l = 0; l < net.layers(); l++) {
    const at::Tensor& w = net.weights[l];
    const at::Tensor& b = net.biases[l];
    if (!plain(w, 2) || w.size(1) != width) return false;
    width = w.size(0);
    if (b.defined() && (!plain(b, 1) || b.size(0) != width)) return false;
    if (!(net.slopes[l] >= 0)) return false;
  }
  return net.layers() > 0;
}

bool records_graph(const at::Tensor& x, const Perceptron& net) {
  if (!at::GradMode::is_enabled()) return false;
  bool requires_grad = x.requires_grad();
  for (const auto& w : net.weights) requires_grad = requires_grad || w.requires_grad();
  for (const auto& b : net.biases) requires_grad = requires_grad || (b.defined() && b.requires_grad());
  return requires_grad;
}

at::Tensor forward(const at::Tensor& x, const Perceptron& net) {
  const bool records = records_graph(x, net);
  Tensors a;
  {
    const at::AutoDispatchBelowADInplaceOrView no_recording;
    a = activations_of(x, net, records);
  }
  const at::Tensor y = a.back();
  if (!records) return y;
  a.pop_back();
  auto* const backward = new PerceptronBackward(net, x, std::move(a));
  const NodePointer node = own<>(static_cast<Node*>(backward));
  attach(y, node);
  if (net.slopes.back() != no_activation) backward->save_output(y);
  return y;
}

}  // namespace

ABI int abi_perceptron_forward(void* input, void** weights, void** biases, const double* slopes, int32_t layers, void** output, int32_t* kib) {
  return guarded([&] {
    *output = nullptr;
    const at::Tensor x = borrow(input);
    const Perceptron net{borrow_all(weights, layers), borrow_all(biases, layers), std::vector<float>(slopes, slopes + layers)};
    if (!eligible(x, net)) return;
    at::Tensor y = forward(x, net);
    *kib = static_cast<int32_t>(y.nbytes() >> 10);
    *output = give(std::move(y));
  });
}
