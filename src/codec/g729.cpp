#include "codec/entries.h"
#include "codec/libbcg729.h"

namespace quietroom::codec {

namespace {

#if QUIETROOM_HAS_BCG729
std::string bcg729_version() { return QUIETROOM_BCG729_VERSION; } // it cannot tell itself
#endif

} // namespace

CodecInfo g729a_entry() {
  CodecInfo out;
  out.id = "g729a";
  out.name = "G.729 Annex A";
  out.libraries = {{"bcg729", "libbcg729-dev", nullptr, "QUIETROOM_WITH_BCG729"}};
  out.rates_hz = {8000};
  out.frame_ms = 10;
  out.concealment = "the decoder's own";
#if QUIETROOM_HAS_BCG729
  out.libraries[0].version = bcg729_version;
  out.make = make_g729a;
#endif
  return out;
}

} // namespace quietroom::codec
