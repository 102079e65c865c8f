#include "store/connection_failure.h"

#include "store/sql_state.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <vector>

namespace quietroom::store::sql {

namespace {

/// In the words of libpq 15 (fe-connect.c) and of glibc, which this program does not translate.
constexpr std::array signs_of_absence = {
    "Connection refused",
    "timeout expired",
    "timed out",
    "No route to host",
    "is unreachable",
    "Host is down",
    "Network is down",
    "could not translate host name",
    "Is the server running",
    "server closed the connection unexpectedly",
    "Connection reset by peer",
    "Broken pipe",
    "SSL SYSCALL error",
    "could not receive data from server",
};

/// What says that the certificate, or the encryption, is not as asked for.
constexpr std::array signs_of_distrust = {"certificate", "does not support SSL", "SSL error"};

bool has_any(std::string_view text, const auto& signs) {
  return std::ranges::any_of(signs, [&](const char* each) { return text.find(each) != text.npos; });
}

/// One for each address that was tried.
std::vector<std::string_view> parts_of(std::string_view message) {
  constexpr std::string_view begin = "connection to server";
  std::vector<std::string_view> out;
  while (!message.empty()) {
    const std::size_t end = std::min(message.find(begin, 1), message.size());
    out.push_back(message.substr(0, end));
    message.remove_prefix(end);
  }
  return out;
}

bool is_code(std::string_view text) {
  return text.size() == 5 && std::ranges::all_of(text, [](unsigned char c) {
           return std::isdigit(c) != 0 || std::isupper(c) != 0;
         });
}

} // namespace

std::string one_line(const char* message) {
  std::string out = message == nullptr ? "" : message;
  while (!out.empty() && (out.back() == '\n' || out.back() == ' ')) out.pop_back();
  for (char& c : out)
    if (c == '\n' || c == '\t') c = ' ';
  return out;
}

bool is_away(std::string_view state) {
  return state == "57P01" || state == "57P02" || state == "57P03" || state == "53300" ||
         state.starts_with("08");
}

bool is_said_by_server(std::string_view message) { return message.find(":  ") != message.npos; }

bool tells_of_absence(std::string_view message) {
  const auto parts = parts_of(message);
  return !parts.empty() && std::ranges::all_of(parts, [](std::string_view each) {
    return !is_said_by_server(each) && has_any(each, signs_of_absence);
  });
}

std::string state_in(std::string_view message) {
  std::string first;
  for (std::size_t at = message.find(":  "); at != message.npos; at = message.find(":  ", at + 1)) {
    const std::string_view code = message.substr(at + 3, 5);
    if (!is_code(code)) continue;
    if (!is_away(code)) return std::string(code);
    if (first.empty()) first = code;
  }
  return first;
}

std::string advice_on_connection(std::string_view message, std::string_view state, bool needs_password) {
  if (needs_password) return advice_on("28P01");
  if (state == "28P01" || state == "28000" || state == "3D000" || state == "53300" || state == "42501")
    return advice_on(state);
  if (state == "57P03") return "the server is just starting or stopping; try again in a moment";
  if (is_away(state))
    return "the server does not answer; see that it runs and that this machine may reach it";
  if (!state.empty()) return "the server answers and refuses this connection; set right what it says";
  if (tells_of_absence(message))
    return "the server does not answer; see that it runs and that this machine may reach it";
  if (has_any(message, signs_of_distrust))
    return "this machine does not trust the connection to the server; give the right certificate by "
           "sslrootcert, or correct host and sslmode in the address";
  return "the connection cannot be made as it is set up; correct the address, the service file or what is "
         "said of it";
}

} // namespace quietroom::store::sql
