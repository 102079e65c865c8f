#include "codec/entries.h"
#include "codec/libcodec2.h"

namespace quietroom::codec {

namespace {

#if QUIETROOM_HAS_CODEC2
std::string codec2_version() { return QUIETROOM_CODEC2_VERSION; } // it cannot tell itself
#endif

} // namespace

CodecInfo codec2_entry() {
  CodecInfo out;
  out.id = "codec2";
  out.name = "Codec2";
  out.family = Family::parametric;
  out.libraries = {{"libcodec2", "libcodec2-dev"}};
  out.rates_hz = {8000};
  out.frame_ms = 40;
  out.bit_rates = {{0.7, 1.2, 1.3, 1.4, 1.6, 2.4, 3.2}, 3.2};
#if QUIETROOM_HAS_CODEC2
  out.libraries[0].version = codec2_version;
  out.make = make_codec2;
#endif
  return out;
}

} // namespace quietroom::codec
