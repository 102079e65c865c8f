#include "study/ledger.h"

#include "core/atomic_file.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sstream>
#include <unistd.h>

namespace quietroom::study {

namespace {

bool is_digest(const std::string& text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

/// One write, so that the lines of two stations do not mix.
void append(const std::filesystem::path& file, const std::string& text) {
  const int out = ::open(file.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  const bool written = out >= 0 &&
                       ::write(out, text.data(), text.size()) == static_cast<ssize_t>(text.size()) &&
                       ::fsync(out) == 0;
  const int reason = errno;
  if (out >= 0) ::close(out);
  if (!written)
    throw_environment(fmt::format("{}: the head cannot be written ({}); write it down yourself: {}",
                                  file.string(), std::strerror(reason), text));
}

} // namespace

std::filesystem::path ledger_of(const std::filesystem::path& study) { return study / "ledger"; }

ReadLedger read_ledger(const std::filesystem::path& study) {
  ReadLedger out;
  const std::filesystem::path file = ledger_of(study);
  std::error_code none;
  if (!std::filesystem::exists(file, none)) return out;
  std::istringstream in(read_file(file));
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    std::istringstream words(text);
    LedgerLine line;
    std::string more;
    line.line = number;
    line.file = file.string();
    if (words >> line.utc >> line.session >> line.head && !(words >> more) && is_digest(line.head))
      out.lines.push_back(std::move(line));
    else if (!text.empty())
      out.problems.push_back({Severity::error, fmt::format("{}:{}", file.string(), number),
                              "is no line \"UTC SESSION HEAD\"; a station writes only such lines"});
  }
  return out;
}

void note_head(const std::filesystem::path& study, const LedgerLine& line) {
  const ReadLedger ledger = read_ledger(study);
  const auto last = std::find_if(ledger.lines.rbegin(), ledger.lines.rend(),
                                 [&](const LedgerLine& each) { return each.session == line.session; });
  if (last != ledger.lines.rend() && last->head == line.head) return;
  const std::filesystem::path file = ledger_of(study);
  std::error_code none;
  const bool is_cut =
      std::filesystem::exists(file, none) && !read_file(file).empty() && read_file(file).back() != '\n';
  append(file, fmt::format("{}{} {} {}\n", is_cut ? "\n" : "", line.utc, line.session, line.head));
}

} // namespace quietroom::study
