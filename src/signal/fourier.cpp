#include "signal/fourier.h"

#include <cassert>
#include <kissfft/kissfft.hh>

// Compiled with -fcx-limited-range (src/CMakeLists.txt): a product of complex numbers need not look for
// infinities, which is most of what a transform would do otherwise. Finite values are the same.
namespace quietroom::signal {

struct Fourier::Plans {
  explicit Plans(std::size_t n) : size(n), forward(n, false), inverse(n, true) {}
  std::size_t size;
  kissfft<double> forward;
  kissfft<double> inverse;
};

Fourier::Fourier(std::size_t size) : m_plans(std::make_unique<Plans>(size)) {}
Fourier::~Fourier() = default;
Fourier::Fourier(Fourier&&) noexcept = default;
Fourier& Fourier::operator=(Fourier&&) noexcept = default;

std::size_t Fourier::size() const { return m_plans->size; }

void Fourier::forward(std::span<const std::complex<double>> in, std::span<std::complex<double>> out) const {
  assert(in.size() == size() && out.size() == size());
  m_plans->forward.transform(in.data(), out.data());
}

void Fourier::inverse(std::span<const std::complex<double>> in, std::span<std::complex<double>> out) const {
  assert(in.size() == size() && out.size() == size());
  m_plans->inverse.transform(in.data(), out.data());
}

} // namespace quietroom::signal
