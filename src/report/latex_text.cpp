#include "report/latex_text.h"

#include "core/unicode_form.h"
#include "core/visible_text.h"
#include "report/latex_letters.h"

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace quietroom::report {

namespace {

struct Letter {
  std::uint32_t code = 0;
  std::string_view bytes;
};

/// The first letter of text that is UTF-8, as visible() makes it.
Letter letter_of(std::string_view text) {
  const auto first = static_cast<unsigned char>(text[0]);
  const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
  std::uint32_t code = bytes == 1 ? first : first & (0xFFU >> (bytes + 1));
  for (std::size_t i = 1; i < bytes && i < text.size(); ++i)
    code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3FU);
  return {code, text.substr(0, bytes)};
}

/// One byte as LaTeX prints it, by commands of its kernel alone. A space ends no command here, for each one
/// has its {}.
std::string ascii_code(char c) {
  switch (c) {
  case '_':
  case '%':
  case '&':
  case '#':
  case '$':
  case '{':
  case '}':
    return {'\\', c};
  case '~':
    return "\\textasciitilde{}";
  case '^':
    return "\\textasciicircum{}";
  case '\\':
    return "\\textbackslash{}";
  case '<':
    return "\\textless{}";
  case '>':
    return "\\textgreater{}";
  case '|':
    return "\\textbar{}";
  case '`':
    return "\\textasciigrave{}";
  case '\'':
    return "\\textquotesingle{}"; // the character itself is a closing quotation mark
  case '"':
    return "\\textquotedbl{}"; // babel gives the character itself a meaning
  case '\n':
  case '\r':
  case '\t':
    return " ";
  default:
    return {c};
  }
}

std::vector<Letter> letters_of(std::string_view text) {
  std::vector<Letter> out;
  while (!text.empty()) {
    out.push_back(letter_of(text));
    text.remove_prefix(out.back().bytes.size());
  }
  return out;
}

/// What stands behind a letter.
enum class Break {
  none,
  allowed,
  last_resort ///< only where no other break helps
};

bool is_digit(std::uint32_t code) { return code >= '0' && code <= '9'; }

bool is_sign(std::uint32_t code) {
  return code < 0x80 &&
         std::string_view("/_.,:;=+|@&)]}-").find(static_cast<char>(code)) != std::string_view::npos;
}

/// Behind a sign, but not within a number.
bool ends_piece(std::uint32_t code, std::uint32_t next) {
  return is_sign(code) && !((code == '.' || code == ',') && is_digit(next));
}

double width_of(std::span<const Letter> letters) {
  double out = 0;
  for (const Letter& each : letters) out += width_em(each.code);
  return out;
}

/// Breaks in a piece between two signs.
void break_piece(std::span<const Letter> piece, std::span<Break> breaks, double longest_em) {
  if (width_of(piece) <= longest_em) return;
  double em = 0;
  for (std::size_t i = 0; i + 1 < piece.size(); ++i) {
    em += width_em(piece[i].code);
    if (em < longest_em / 3) continue;
    breaks[i] = Break::last_resort;
    em = 0;
  }
}

void break_word(std::span<const Letter> word, std::span<Break> breaks, double longest_em) {
  if (width_of(word) <= longest_em) return;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const bool ends = i + 1 == word.size();
    if (!ends && (i == begin || !ends_piece(word[i].code, word[i + 1].code))) continue;
    break_piece(word.subspan(begin, i + 1 - begin), breaks.subspan(begin), longest_em);
    if (!ends && word[i].code != '-') breaks[i] = Break::allowed; // TeX breaks behind a hyphen by itself
    begin = i + 1;
  }
}

std::vector<Break> breaks_of(const std::vector<Letter>& letters, std::optional<double> longest_em) {
  std::vector<Break> out(letters.size(), Break::none);
  for (std::size_t begin = 0; longest_em && begin < letters.size();) {
    std::size_t end = begin;
    while (end < letters.size() && letters[end].code != ' ' && !is_right_to_left(letters[end].code)) ++end;
    break_word(std::span(letters).subspan(begin, end - begin), std::span(out).subspan(begin), *longest_em);
    begin = end + 1;
  }
  for (std::size_t i = 0; i + 1 < letters.size(); ++i)
    if (is_east_asian(letters[i].code) && letters[i + 1].code != ' ') out[i] = Break::allowed;
  return out;
}

/// Letters from right to left, and the spaces between them.
std::vector<bool> right_to_left_parts(const std::vector<Letter>& letters) {
  std::vector<bool> out(letters.size());
  for (std::size_t i = 0; i < letters.size(); ++i) {
    out[i] = is_right_to_left(letters[i].code);
    if (letters[i].code != ' ' || i == 0 || !out[i - 1]) continue;
    std::size_t next = i;
    while (next < letters.size() && letters[next].code == ' ') ++next;
    out[i] = next < letters.size() && is_right_to_left(letters[next].code);
  }
  return out;
}

class Writer {
public:
  void add(const Letter& letter, Break behind, bool right_to_left) {
    if (right_to_left != m_right_to_left) turn();
    const bool may_join =
        m_last == letter.code && letter.code < 0x80 &&
        std::string_view("-,<>").find(static_cast<char>(letter.code)) != std::string_view::npos;
    // TeX makes one character of two; LuaTeX does so across an empty group too.
    if (may_join) m_out.code += "\\kern0pt{}";
    m_out.code += code_of(letter);
    m_out.width_em += width_em(letter.code);
    m_last = letter.code;
    if (behind == Break::allowed) m_out.code += "\\allowbreak{}";
    if (behind == Break::last_resort) m_out.code += "\\penalty9000{}";
  }

  LatexText finish() {
    if (m_right_to_left) turn();
    return std::move(m_out);
  }

private:
  void turn() {
    m_right_to_left = !m_right_to_left;
    m_out.code += m_right_to_left ? "{\\textdir TRT " : "}";
  }

  std::string code_of(const Letter& letter) {
    if (letter.code == '"') m_out.needs.t1 = true;
    if (letter.code < 0x80) return ascii_code(static_cast<char>(letter.code));
    if (letter.code == 0xA0) return "~";
    if (letter.code == 0x2026) return "\\textellipsis{}";
    if (letter.code == 0x2010 || letter.code == 0x2011) return "-\\kern0pt{}";
    if (const std::string_view math = math_letter(letter.code); !math.empty())
      return '$' + std::string(math) + '$';
    if (is_in_t1(letter.code))
      m_out.needs.t1 = true;
    else if (!is_in_ts1(letter.code))
      m_out.needs.lualatex = true;
    return std::string(letter.bytes);
  }

  LatexText m_out;
  std::uint32_t m_last = 0;
  bool m_right_to_left = false;
};

} // namespace

LatexText latex_text(std::string_view text, std::optional<double> longest_em) {
  const std::string clean = composed(visible(text));
  const std::vector<Letter> letters = letters_of(clean);
  const std::vector<Break> breaks = breaks_of(letters, longest_em);
  const std::vector<bool> right_to_left = right_to_left_parts(letters);
  Writer out;
  for (std::size_t i = 0; i < letters.size(); ++i) out.add(letters[i], breaks[i], right_to_left[i]);
  LatexText done = out.finish();
  // After the end of a row or a rule TeX takes a star or a bracket for an option.
  if (clean.starts_with('[') || clean.starts_with('*')) done.code = "{}" + done.code;
  return done;
}

std::string latex_escaped(std::string_view text) { return latex_text(text).code; }

} // namespace quietroom::report
