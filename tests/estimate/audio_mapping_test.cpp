#include "estimate/audio_mapping.h"

#include "core/atomic_file.h"
#include "support/reference_pairs.h"

using namespace quietroom;
using namespace quietroom::estimate;
using namespace quietroom::test;
using Catch::Matchers::WithinAbs;

TEST_CASE("the reference's model gives its scores from its similarities") {
  const auto file = reference_sound("libsvm_nu_svr_model.txt");
  if (!std::filesystem::exists(file)) {
    WARN("the model of the reference is absent, so its scores were not looked at");
    return;
  }
  const SupportVectorModel model = read_support_vectors("model", read_file(file), 32);
  CHECK(model.coefficients.size() == 317);
  std::size_t rows = 0;
  for (const auto& row : read_vectors("estimate/oracle_audio.csv")) {
    CHECK_THAT(audio_mos(bands_of(row), row.number("vnsim"), model), WithinAbs(row.number("moslqo"), 1e-9));
    ++rows;
  }
  CHECK(rows == 4);
}

TEST_CASE("a score of audio lies within 1 and 5, and is 1 for sounds without much in common") {
  const SupportVectorModel high{1, -9, 1, {}, {}}, low{1, 9, 1, {}, {}};
  const std::vector<double> one = {1.0};
  CHECK(audio_mos(one, 1, high) == 5);
  CHECK(audio_mos(one, 1, low) == 1);
  CHECK(audio_mos(one, 0.1, high) == 1);
}
