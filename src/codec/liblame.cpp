#include "codec/mp3.h"
#include "core/error.h"

#include <cmath>
#include <fmt/format.h>
#include <lame.h>
#include <memory>
#include <mutex>
#include <utility>

namespace quietroom::codec {

namespace {

constexpr int algorithm_quality = 3; // of 0 (best) to 9; LAME's own default

struct Close {
  void operator()(lame_t state) const { lame_close(state); }
};
using Lame = std::unique_ptr<lame_global_struct, Close>;

int require(int result) {
  if (result < 0)
    throw_environment(fmt::format("LAME refuses to work (error {}); try another version of it", result));
  return result;
}

Lame make_lame(const CodecSettings& settings, Format format) {
  Lame lame(lame_init());
  if (!lame) throw_environment("LAME: no memory for the encoder; close other programs");
  lame_set_num_channels(lame.get(), format.channels);
  lame_set_in_samplerate(lame.get(), format.rate_hz);
  lame_set_out_samplerate(lame.get(), format.rate_hz); // else it would resample at low bit rates
  lame_set_mode(lame.get(), format.channels == 1 ? MONO : JOINT_STEREO);
  lame_set_quality(lame.get(), algorithm_quality);
  if (settings.bit_rate_kbps) {
    lame_set_VBR(lame.get(), vbr_off);
    lame_set_brate(lame.get(), static_cast<int>(std::lround(*settings.bit_rate_kbps)));
  } else {
    lame_set_VBR(lame.get(), vbr_mtrh);
    lame_set_VBR_q(lame.get(), static_cast<int>(settings.number("quality")));
  }
  lame_set_bWriteVbrTag(lame.get(), 0);
  lame_set_write_id3tag_automatic(lame.get(), 0);
  for (const int special : {MMX, AMD_3DNOW, SSE}) lame_set_asm_optimizations(lame.get(), special, 0);
  static std::mutex tables; // that the library fills once, unguarded
  const std::scoped_lock lock(tables);
  require(lame_init_params(lame.get()));
  return lame;
}

} // namespace

Mp3Stream mp3_encoded(const CodecSettings& resolved, const signal::Clip& clip) {
  const Lame lame = make_lame(resolved, {clip.rate_hz, clip.channels});
  const std::vector<double> left = signal::channel(clip, 0);
  const std::vector<double> right = signal::channel(clip, clip.channels - 1);
  constexpr std::size_t flushed = 7200; // bytes, as lame.h advises
  std::vector<std::uint8_t> out(left.size() * 5 / 4 + 2 * flushed);
  const int coded = require(lame_encode_buffer_ieee_double(lame.get(), left.data(), right.data(),
                                                           static_cast<int>(left.size()), out.data(),
                                                           static_cast<int>(out.size())));
  const int rest =
      require(lame_encode_flush(lame.get(), out.data() + coded, static_cast<int>(out.size()) - coded));
  out.resize(static_cast<std::size_t>(coded + rest));
  return {std::move(out), static_cast<double>(lame_get_scale(lame.get()))};
}

std::string lame_version() { return get_lame_version(); }

} // namespace quietroom::codec
