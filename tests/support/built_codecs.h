#pragma once

#include "codec/codec_table.h"

#include <catch2/catch.hpp>

namespace quietroom::test {

/// Whether a codec is in this build; a warning if not.
inline bool is_built(std::string_view id) {
  const bool is = codec::available(*codec::find_codec(id));
  if (!is) WARN(id << " is not in this build: left out");
  return is;
}

} // namespace quietroom::test
