// Models of audio mode, as libsvm writes them.
#include "core/error.h"
#include "estimate/support_vectors.h"
#include "fuzz/fuzz.h"

#include <array>

using namespace quietroom;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::size_t features = 3;
  try {
    const estimate::SupportVectorModel model =
        estimate::read_support_vectors("model", fuzz::text(data, size), features);
    fuzz::require(model.vectors.size() == features * model.coefficients.size(), "each vector is whole");
    const std::array<double, features> values{0.5, 1, -1};
    (void)estimate::prediction(model, values);
  } catch (const Error& error) {
    fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
  }
  return 0;
}
