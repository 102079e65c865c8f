#include "core/server_address.h"

#include "core/error.h"
#include "core/lower_case.h"
#include "core/near_miss.h"

#include <array>
#include <cctype>
#include <fmt/format.h>

namespace quietroom {

namespace {

constexpr std::array<std::string_view, 2> schemes = {"postgresql", "postgres"};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char small = static_cast<char>(c | 0x20);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

/// As a reader of addresses takes it: %70 is p. What is encoded wrongly stays.
std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool encoded =
        text[i] == '%' && i + 2 < text.size() && digit_of(text[i + 1]) >= 0 && digit_of(text[i + 2]) >= 0;
    out += encoded ? static_cast<char>(digit_of(text[i + 1]) * 16 + digit_of(text[i + 2])) : text[i];
    if (encoded) i += 2;
  }
  return out;
}

/// password=, sslpassword =
bool sets_password(std::string_view text) {
  const std::string small = lower_case(decoded(text));
  constexpr std::string_view key = "password";
  for (std::size_t at = small.find(key); at != small.npos; at = small.find(key, at + 1)) {
    const std::size_t next = small.find_first_not_of(' ', at + key.size());
    if (next != small.npos && small[next] == '=') return true;
  }
  return false;
}

/// What stands before the first colon, where that may be a scheme.
std::string_view scheme_of(std::string_view text) {
  const std::size_t end = text.find(':');
  if (end == text.npos || end == 0 || end + 1 == text.size()) return {};
  for (const char c : text.substr(0, end))
    if (std::isalnum(static_cast<unsigned char>(c)) == 0 && c != '+' && c != '-' && c != '.') return {};
  return text.substr(0, end);
}

/// Behind ://, a name and a password before an @. The port of a host and an @ in a parameter are none.
bool has_user_with_password(std::string_view rest) {
  const std::size_t colon = rest.find(':'), query = rest.find('?');
  const std::size_t at = colon == rest.npos ? rest.npos : rest.find('@', colon);
  if (at == rest.npos) return false;
  return query == rest.npos || at < query || rest.substr(0, query).find('/') == rest.npos;
}

bool is_almost(std::string_view scheme) {
  const std::string small = lower_case(std::string(scheme));
  for (const std::string_view each : schemes)
    if (alike(small, each)) return true;
  return small.find("postg") != small.npos || small.find("pgsql") != small.npos || small == "psql";
}

} // namespace

std::string refusal_of_address(std::string_view argument) {
  if (sets_password(argument)) return address_with_password;
  if (argument.starts_with("--") && argument.find('=') != argument.npos)
    argument.remove_prefix(argument.find('=') + 1); // --store=ADDRESS
  constexpr std::string_view of_java = "jdbc:";     // jdbc:postgresql://...
  if (argument.starts_with(of_java)) argument.remove_prefix(of_java.size());
  const std::string_view scheme = scheme_of(argument);
  if (scheme.empty()) return {};
  const std::string_view rest = argument.substr(scheme.size());
  const bool is_address = rest.starts_with("://");
  if (is_address && has_user_with_password(rest.substr(3))) return address_with_password;
  if (is_address && (scheme == schemes[0] || scheme == schemes[1])) return {};
  if (!is_almost(scheme)) return {};
  return fmt::format("{}{}...: the address of a server begins with postgresql://; write it like "
                     "postgresql://USER@HOST/DATABASE",
                     scheme, is_address ? "://" : ":");
}

void refuse_secret_arguments(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i)
    if (const std::string why = refusal_of_address(argv[i]); !why.empty()) throw_input(why);
}

} // namespace quietroom
