#include "codec/entries.h"
#include "codec/libspeex.h"

namespace quietroom::codec {

namespace {

CodecInfo speex_entry() {
  CodecInfo out;
  out.libraries = {{"libspeex", "libspeex-dev"}};
  out.frame_ms = 20;
  out.parameters = {
      {"complexity", "effort of the coder", 3.0, {}, 1, 10},
      {"enhancement", "the decoder's perceptual post-filter", true},
  };
  out.concealment = "the decoder's own";
#if QUIETROOM_HAS_SPEEX
  out.libraries[0].version = speex_version;
  out.make = make_speex;
#endif
  return out;
}

} // namespace

// The bit rates are those of the qualities 0 to 10; narrow band has one for 3 and 4, 5 and 6, 7 and 8.

CodecInfo speex_nb_entry() {
  CodecInfo out = speex_entry();
  out.id = "speex-nb";
  out.name = "Speex narrow band";
  out.rates_hz = {8000};
  out.bit_rates = {{2.15, 3.95, 5.95, 8, 11, 15, 18.2, 24.6}, 15};
  return out;
}

CodecInfo speex_wb_entry() {
  CodecInfo out = speex_entry();
  out.id = "speex-wb";
  out.name = "Speex wideband";
  out.rates_hz = {16000};
  out.bit_rates = {{3.95, 5.75, 7.75, 9.8, 12.8, 16.8, 20.6, 23.8, 27.8, 34.2, 42.2}, 27.8};
  return out;
}

} // namespace quietroom::codec
