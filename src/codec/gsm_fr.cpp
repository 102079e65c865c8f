#include "codec/gsm_fr.h"

#include "core/error.h"

#include <algorithm>
#include <array>
#include <gsm.h>
#include <memory>

namespace quietroom::codec {

namespace {

struct DestroyGsm {
  void operator()(gsm state) const { gsm_destroy(state); }
};
using GsmState = std::unique_ptr<gsm_state, DestroyGsm>;

GsmState make_state() {
  GsmState state(gsm_create());
  if (!state) throw_environment("libgsm: no memory for the codec; close other programs");
  return state;
}

} // namespace

std::vector<std::int16_t> gsm_fr_coded(std::span<const std::int16_t> samples) {
  const GsmState encoder = make_state();
  const GsmState decoder = make_state();
  std::vector<std::int16_t> out(samples.begin(), samples.end());
  out.resize((samples.size() + gsm_fr_frame - 1) / gsm_fr_frame * gsm_fr_frame);
  std::array<gsm_byte, sizeof(gsm_frame)> code{};
  for (std::size_t at = 0; at < out.size(); at += gsm_fr_frame) { // in place: the frame read is done with
    gsm_encode(encoder.get(), out.data() + at, code.data());
    gsm_decode(decoder.get(), code.data(), out.data() + at);
  }
  out.resize(samples.size());
  return out;
}

} // namespace quietroom::codec
