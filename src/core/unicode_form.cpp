#include "core/unicode_form.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <utf8proc.h>

namespace quietroom {

namespace {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string with_small_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + ('a' - 'A'));
  return out;
}

/// False where the text is no UTF-8.
bool map(std::string_view text, int options, std::string& out) {
  utf8proc_uint8_t* mapped = nullptr;
  const utf8proc_ssize_t size = utf8proc_map(
      reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &mapped, static_cast<utf8proc_option_t>(options | UTF8PROC_STABLE | UTF8PROC_COMPOSE));
  if (size == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (size < 0) return false;
  const std::unique_ptr<utf8proc_uint8_t, decltype(&std::free)> owner(mapped, &std::free);
  out.assign(reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(size));
  return true;
}

} // namespace

std::string composed(std::string_view text) {
  std::string out;
  return !is_ascii(text) && map(text, 0, out) ? out : std::string(text);
}

std::string case_folded(std::string_view text) {
  std::string out;
  return !is_ascii(text) && map(text, UTF8PROC_CASEFOLD, out) ? out : with_small_ascii(text);
}

} // namespace quietroom
