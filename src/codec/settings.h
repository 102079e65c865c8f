#pragma once

#include <map>
#include <optional>
#include <string>
#include <variant>

/// What a codec is asked to do, as a value: readable from a recipe, printable, comparable.
namespace quietroom::codec {

/// What is heard in place of a lost packet.
enum class Plc {
  silence, ///< nothing
  standard ///< what CodecInfo::concealment says
};

/// A switch, a number or a word, as recipes write them.
using ParameterValue = std::variant<bool, double, std::string>;

struct CodecSettings {
  std::string id;
  std::optional<double> bit_rate_kbps = {}; ///< of all channels together; the codec's default where absent
  /// By name, those of CodecInfo::parameters; defaults where absent.
  std::map<std::string, ParameterValue, std::less<>> parameters = {};
  Plc plc = Plc::standard;

  bool operator==(const CodecSettings&) const = default;

  // Of resolved settings, where every parameter of the codec stands with its type.
  bool flag(std::string_view name) const { return std::get<bool>(parameters.find(name)->second); }
  double number(std::string_view name) const { return std::get<double>(parameters.find(name)->second); }
  const std::string& word(std::string_view name) const {
    return std::get<std::string>(parameters.find(name)->second);
  }
};

} // namespace quietroom::codec
