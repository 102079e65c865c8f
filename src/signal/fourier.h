#pragma once

#include <complex>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace quietroom::signal {

using Spectrum = std::vector<std::complex<double>>;

/// Discrete Fourier transforms of one size, without scaling: forward and back again gives `size` times the
/// input. Quick where the size is a power of two. One object serves one thread.
class Fourier {
public:
  explicit Fourier(std::size_t size);
  ~Fourier();
  Fourier(Fourier&&) noexcept;
  Fourier& operator=(Fourier&&) noexcept;

  std::size_t size() const;
  /// `in` and `out` hold `size` values each and do not overlap.
  void forward(std::span<const std::complex<double>> in, std::span<std::complex<double>> out) const;
  void inverse(std::span<const std::complex<double>> in, std::span<std::complex<double>> out) const;

private:
  struct Plans;
  std::unique_ptr<Plans> m_plans;
};

} // namespace quietroom::signal
