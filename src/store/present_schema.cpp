#include "store/present_schema.h"

#include "core/error.h"
#include "store/schema.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace quietroom::store {

std::string shell_word(std::string_view word) {
  constexpr std::string_view harmless = "-_./:@+=,%";
  const bool plain = !word.empty() && std::ranges::all_of(word, [&](char c) {
    return std::isalnum(static_cast<unsigned char>(c)) != 0 || harmless.find(c) != harmless.npos;
  });
  if (plain) return std::string(word);
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

std::string as_arguments(const Location& at) {
  if (!at.is_server()) return shell_word(at.file.string());
  return shell_word(at.server) + (at.study.empty() ? "" : " --study " + shell_word(at.study));
}

void refuse_earlier_schema(sql::Connection& connection, const Location& at) {
  const int version = version_of(connection, at.name());
  if (version == schema_version) return;
  throw_input(fmt::format("{}: its schema has version {}, and this needs {}; {}", at.name(), version,
                          schema_version,
                          at.is_server() ? "copy it to a file by the Quietroom that made it"
                                         : "bring it up first: quietroom store migrate " + as_arguments(at)));
}

} // namespace quietroom::store
