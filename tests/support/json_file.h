#pragma once

#include "core/atomic_file.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

namespace quietroom::test {

/// tests/vectors/NAME.
inline nlohmann::json read_json(const std::string& name) {
  return nlohmann::json::parse(read_file(QUIETROOM_SOURCE_DIR "/tests/vectors/" + name));
}

/// null is no value.
inline std::optional<double> optional_number(const nlohmann::json& value) {
  return value.is_null() ? std::nullopt : std::optional(value.get<double>());
}

} // namespace quietroom::test
