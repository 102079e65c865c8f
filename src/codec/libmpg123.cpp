#include "codec/mp3.h"
#include "core/error.h"

#include <fmt/format.h>
#include <memory>
#include <mpg123.h>

namespace quietroom::codec {

namespace {

struct Delete {
  void operator()(mpg123_handle* state) const { mpg123_delete(state); }
};
using Decoder = std::unique_ptr<mpg123_handle, Delete>;

void require(int result) {
  if (result != MPG123_OK)
    throw_environment(fmt::format("mpg123: {}; try another version of it", mpg123_plain_strerror(result)));
}

Decoder make_decoder(Format format) {
  int error = MPG123_OK;
  Decoder out(mpg123_new("generic", &error)); // the others round differently from processor to processor
  require(error);
  require(mpg123_param(out.get(), MPG123_FLAGS, MPG123_FORCE_FLOAT | MPG123_QUIET, 0));
  require(mpg123_format_none(out.get()));
  require(mpg123_format(out.get(), format.rate_hz, format.channels, MPG123_ENC_FLOAT_32));
  require(mpg123_open_feed(out.get()));
  return out;
}

} // namespace

std::vector<double> mp3_decoded(std::span<const std::uint8_t> stream, Format format) {
  const Decoder decoder = make_decoder(format);
  require(mpg123_feed(decoder.get(), stream.data(), stream.size()));
  std::vector<double> out;
  std::vector<float> piece(8192);
  for (;;) {
    std::size_t bytes = 0;
    const int result = mpg123_read(decoder.get(), reinterpret_cast<unsigned char*>(piece.data()),
                                   piece.size() * sizeof(float), &bytes);
    out.insert(out.end(), piece.begin(), piece.begin() + static_cast<std::ptrdiff_t>(bytes / sizeof(float)));
    if (result == MPG123_NEED_MORE) return out;
    if (result != MPG123_NEW_FORMAT) require(result);
  }
}

} // namespace quietroom::codec
