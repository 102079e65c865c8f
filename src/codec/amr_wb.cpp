#include "codec/entries.h"
#include "codec/libamrwb.h"

namespace quietroom::codec {

#if QUIETROOM_HAS_AMRWB
namespace {
constexpr std::string_view versions = QUIETROOM_AMRWB_VERSION; // coder's and decoder's
}
#endif

CodecInfo amr_wb_entry() {
  CodecInfo out;
  out.id = "amr-wb";
  out.name = "AMR-WB (G.722.2)";
  out.libraries = {{"vo-amrwbenc", "libvo-amrwbenc-dev"}, {"opencore-amrwb", "libopencore-amrwb-dev"}};
  out.rates_hz = {16000};
  out.frame_ms = 20;
  out.bit_rates = {{6.6, 8.85, 12.65, 14.25, 15.85, 18.25, 19.85, 23.05, 23.85}, 12.65};
  out.concealment = "the decoder's own";
#if QUIETROOM_HAS_AMRWB
  out.libraries[0].version = [] { return std::string(versions.substr(0, versions.find(' '))); };
  out.libraries[1].version = [] { return std::string(versions.substr(versions.find(' ') + 1)); };
  out.make = make_amr_wb;
#endif
  return out;
}

} // namespace quietroom::codec
