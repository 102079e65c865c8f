#include "codec/g722.h"

#include "core/atomic_file.h"
#include "core/error.h"
#include "signal/pcm16.h"

#include <fmt/format.h>
#include <memory>
#include <spandsp.h>

namespace quietroom::codec {

namespace {

constexpr int rate_hz = 16000;
constexpr int bits_per_second = 64000;

struct FreeDecoder {
  void operator()(g722_decode_state_t* state) const { g722_decode_free(state); }
};

} // namespace

signal::Clip read_g722(const std::filesystem::path& path) {
  const std::string bytes = read_file(path);
  if (bytes.empty()) throw_input(fmt::format("{}: the file is empty; copy it again", path.string()));
  const std::unique_ptr<g722_decode_state_t, FreeDecoder> decoder(
      g722_decode_init(nullptr, bits_per_second, 0));
  if (!decoder) throw_environment("spandsp: no memory for the G.722 decoder; close other programs");
  std::vector<std::int16_t> samples(2 * bytes.size());
  const int count =
      g722_decode(decoder.get(), samples.data(), reinterpret_cast<const std::uint8_t*>(bytes.data()),
                  static_cast<int>(bytes.size()));
  samples.resize(static_cast<std::size_t>(count));
  return {rate_hz, 1, signal::from_pcm16(samples)};
}

} // namespace quietroom::codec
