#include "design/consent.h"

#include "core/sha256.h"
#include "core/visible_text.h"
#include "design/text_rows.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>

namespace quietroom::design {

namespace {

constexpr std::string_view page_end = "---";
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view blanks = " \t\r\n";

std::string without_blank_ends(std::string_view text) {
  const auto begin = text.find_first_not_of(blanks);
  if (begin == text.npos) return "";
  return std::string(text.substr(begin, text.find_last_not_of(blanks) - begin + 1));
}

std::string_view without_mark(std::string_view text) {
  return text.starts_with(byte_order_mark) ? text.substr(byte_order_mark.size()) : text;
}

/// The row before which a page that begins at `first` ends.
std::size_t end_of_page(const std::vector<TextRow>& rows, std::size_t first) {
  const std::size_t last = first + most_consent_lines;
  const std::size_t half = first + most_consent_lines / 2; // earlier: a page would be half empty
  for (std::size_t next = last; next > half; --next)
    if (rows[next].blank || rows[next - 1].blank) return next;
  for (std::size_t next = last; next > half; --next)
    if (rows[next - 1].ends_line) return next;
  return last;
}

void add_pages(const std::string& text, std::vector<std::string>& pages) {
  if (text.empty()) return;
  const std::vector<TextRow> rows = text_rows(text, consent_columns);
  for (std::size_t first = 0; first < rows.size();) {
    const std::size_t next =
        rows.size() - first <= most_consent_lines ? rows.size() : end_of_page(rows, first);
    const std::size_t begin = rows[first].begin;
    pages.push_back(without_blank_ends(std::string_view(text).substr(begin, rows[next - 1].end - begin)));
    first = next;
    while (first < rows.size() && rows[first].blank) ++first;
  }
}

} // namespace

std::vector<std::string> consent_pages(std::string_view text) {
  std::vector<std::string> out;
  std::string page;
  const auto end_page = [&] {
    add_pages(without_blank_ends(page), out);
    page.clear();
  };
  text = without_mark(text);
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line(text.substr(begin, end - begin));
    std::erase(line, '\r');
    if (line == page_end)
      end_page();
    else
      page += line + "\n";
    begin = end + 1;
  }
  end_page();
  return out;
}

std::string consent_version(const std::vector<std::string>& pages) {
  std::string text;
  for (const std::string& page : pages) text += page + "\n";
  return sha256_of(text);
}

std::optional<ConsentFault> consent_fault(std::string_view text) {
  text = without_mark(text);
  int number = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    ++number;
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string_view line = text.substr(begin, end - begin);
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (!is_utf8(line)) return ConsentFault{number, "is no UTF-8; save the text of consent as UTF-8"};
    if (visible(line) != line)
      return ConsentFault{number, fmt::format("has a control character, written here as \\x or \\u: \"{}\"; "
                                              "take it out of the text of consent",
                                              visible_line(line))};
    begin = end + 1;
  }
  if (consent_pages(text).empty())
    return ConsentFault{1, "is blank; write the text of consent, or take consent out of study.toml"};
  return std::nullopt;
}

std::string read_consent_name(toml::Reader& study) {
  constexpr std::array own = {"study.toml", "set", "study.sqlite", "ledger", "lock", "export"};
  const std::string name = study.text("consent").value_or("");
  const auto refuse = [&](const std::string& sentence) {
    study.error(study.line_of("consent"), sentence);
    return std::string();
  };
  if (study.value("consent") == nullptr) return "";
  if (without_blank_ends(name).empty())
    return std::holds_alternative<std::string>(study.value("consent")->data)
               ? refuse("consent is blank; name the file of its text, or take the line out")
               : "";
  const std::filesystem::path path = std::filesystem::path(name).lexically_normal();
  if (!path.empty() && std::ranges::any_of(own, [&](const char* each) { return *path.begin() == each; }))
    return refuse(fmt::format("consent = \"{}\" is one of the study's own files; write the text into a file "
                              "of its own",
                              visible_line(name)));
  return name;
}

} // namespace quietroom::design
