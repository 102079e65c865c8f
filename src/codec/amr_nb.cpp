#include "codec/entries.h"
#include "codec/libopencore_amrnb.h"

namespace quietroom::codec {

CodecInfo amr_nb_entry() {
  CodecInfo out;
  out.id = "amr-nb";
  out.name = "AMR-NB";
  out.libraries = {{"opencore-amrnb", "libopencore-amrnb-dev"}};
  out.rates_hz = {8000};
  out.frame_ms = 20;
  out.bit_rates = {{4.75, 5.15, 5.9, 6.7, 7.4, 7.95, 10.2, 12.2}, 12.2};
  out.concealment = "the decoder's own";
#if QUIETROOM_HAS_AMRNB
  out.libraries[0].version = [] { return std::string(QUIETROOM_AMRNB_VERSION); };
  out.make = make_amr_nb;
#endif
  return out;
}

} // namespace quietroom::codec
