#include "codec/g722.h"

#include "codec/entries.h"
#include "codec/libspandsp.h"
#include "core/atomic_file.h"
#include "core/error.h"
#include "signal/pcm16.h"

#include <fmt/format.h>

namespace quietroom::codec {

CodecInfo g722_entry() {
  CodecInfo out;
  out.id = "g722";
  out.name = "G.722";
  out.libraries = {{"spandsp", "libspandsp-dev", spandsp_version}};
  out.rates_hz = {16000};
  out.frame_ms = 10;
  out.bit_rates = {{48, 56, 64}, 64};
  out.concealment = spandsp_concealment;
  out.make = make_g722;
  return out;
}

G722Sound decode_g722_file(const std::filesystem::path& path) {
  const std::string bytes = read_file(path);
  if (bytes.empty()) throw_input(fmt::format("{}: the file is empty; copy it again", path.string()));
  const std::span octets(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  G722Sound out;
  out.clip = {16000, 1, signal::from_pcm16(g722_decoded(octets, out.saturated_samples))};
  return out;
}

signal::Clip read_g722(const std::filesystem::path& path) { return decode_g722_file(path).clip; }

} // namespace quietroom::codec
