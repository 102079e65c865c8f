#include "codec/entries.h"
#include "codec/libspandsp.h"

namespace quietroom::codec {

CodecInfo g726_entry() {
  CodecInfo out;
  out.id = "g726";
  out.name = "G.726";
  out.libraries = {{"spandsp", "libspandsp-dev", spandsp_version}};
  out.rates_hz = {8000};
  out.frame_ms = 10;
  out.bit_rates = {{16, 24, 32, 40}, 32};
  out.concealment = spandsp_concealment;
  out.make = make_g726;
  return out;
}

} // namespace quietroom::codec
