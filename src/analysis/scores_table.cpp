#include "analysis/scores_table.h"

#include "core/number.h"

#include <algorithm>
#include <array>
#include <optional>

namespace quietroom::analysis {

namespace {

/// What a measure is, as texts, and where they stand.
struct Declared {
  std::string name, version, low, high, direction;
  bool operator==(const Declared&) const = default;
};

constexpr std::string_view mark = "# scores:";
constexpr const char* form = "# scores: name=POLQA version=3 range=1..4.75 direction=higher";

/// "a b=c" -> the parts between blanks.
std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t begin = text.find_first_not_of(" \t\r");
    if (begin == text.npos) return out;
    text.remove_prefix(begin);
    const std::size_t end = std::min(text.find_first_of(" \t\r"), text.size());
    out.push_back(text.substr(0, end));
    text.remove_prefix(end);
  }
}

void set_range(std::string_view value, Declared& out) {
  const std::size_t dots = value.find("..");
  out.low = value.substr(0, dots);
  if (dots != value.npos) out.high = value.substr(dots + 2);
}

/// The line behind the mark; an unknown word is a mistake of the file.
Declared declared_by(std::string_view line, const std::string& where, std::vector<Problem>& problems) {
  Declared out;
  for (const std::string_view word : words_of(line)) {
    const std::size_t equals = word.find('=');
    const std::string_view key = word.substr(0, equals);
    const std::string_view value = equals == word.npos ? "" : word.substr(equals + 1);
    if (key == "name")
      out.name = value;
    else if (key == "version")
      out.version = value;
    else if (key == "range")
      set_range(value, out);
    else if (key == "direction")
      out.direction = value;
    else
      problems.push_back(
          {Severity::error, where,
           "\"" + std::string(word) + "\" is not known here; the line is written like " + form});
  }
  return out;
}

std::optional<ScoresQuestion> question_of(const Declared& declared, const std::string& where,
                                          const std::string& file, std::vector<Problem>& problems) {
  const auto refuse = [&](const std::string& sentence) {
    problems.push_back({Severity::error, where, sentence});
    return std::nullopt;
  };
  if (declared.name.empty() || declared.version.empty() || declared.low.empty() || declared.high.empty() ||
      declared.direction.empty())
    return refuse(std::string("name, version, range and direction of the measure are not all declared; write "
                              "a first line such as ") +
                  form + ", or the columns name, version, low, high and direction");
  const auto low = parse_double(declared.low), high = parse_double(declared.high);
  if (!low || !high || *low >= *high)
    return refuse("the range is \"" + declared.low + "\" to \"" + declared.high +
                  "\"; give two numbers, the lower one first");
  if (declared.direction != "higher" && declared.direction != "lower")
    return refuse("direction is \"" + declared.direction +
                  "\"; write higher where higher scores are better, else lower");
  ScoresQuestion out;
  out.name = declared.name;
  out.version = declared.version;
  out.origin = file;
  out.range = {*low, *high, declared.direction == "higher"};
  return out;
}

/// Reads the rows of one file into its questions.
class Reading {
public:
  Reading(NamedRows& rows, std::string file, const std::optional<Declared>& of_file, ScoresTable& out)
      : m_rows(rows), m_file(std::move(file)), m_of_file(of_file), m_out(out) {}

  void row() {
    const Declared declared =
        m_of_file.value_or(Declared{m_rows.text("name"), m_rows.text("version"), m_rows.text("low"),
                                    m_rows.text("high"), m_rows.text("direction")});
    ScoresQuestion* question = question_for(declared);
    const bool by_condition = !m_rows.has("stimulus");
    const std::string key = m_rows.needed_text(by_condition ? "condition" : "stimulus");
    const auto score = m_rows.number("score");
    if (question == nullptr || key.empty() || !score) return; // an empty score is none
    question->by_condition = by_condition;
    if (*score < question->range.low || *score > question->range.high)
      m_rows.error("score is " + shortest(*score) + ", beyond the declared range of " + question->name);
    for (const char* column : {"condition", "talker", "sample"})
      if (const std::string value = m_rows.text(column); !by_condition && !value.empty())
        question->stated.push_back({key, column, value, m_rows.where()});
    if (!question->scores.emplace(key, *score).second)
      m_rows.error(key + " has two scores of " + question->name + "; it needs one");
  }

private:
  ScoresQuestion* question_for(const Declared& declared) {
    const auto known = std::find_if(m_seen.begin(), m_seen.end(),
                                    [&](const Declared& each) { return each.name == declared.name; });
    if (known == m_seen.end()) {
      m_seen.push_back(declared);
      auto made = question_of(declared, m_of_file ? m_file + ":1" : m_rows.where(), m_file, m_out.problems);
      m_out.questions.push_back(made.value_or(ScoresQuestion{}));
      m_good.push_back(made.has_value());
    } else if (*known != declared) {
      m_rows.error("version, range or direction of " + declared.name + " are not as in its first row");
    }
    const auto at = static_cast<std::size_t>(
        std::find_if(m_seen.begin(), m_seen.end(),
                     [&](const Declared& each) { return each.name == declared.name; }) -
        m_seen.begin());
    return m_good[at] ? &m_out.questions[at] : nullptr;
  }

  NamedRows& m_rows;
  std::string m_file;
  const std::optional<Declared>& m_of_file;
  ScoresTable& m_out;
  std::vector<Declared> m_seen;
  std::vector<bool> m_good;
};

void check_columns(NamedRows& rows, bool declared_by_line) {
  static const std::vector<std::string> of_rows = {"stimulus", "condition", "talker", "sample", "score"};
  std::vector<std::string> known = of_rows;
  for (const char* column : {"name", "version", "low", "high", "direction"}) {
    if (declared_by_line && rows.has(column))
      rows.error_of_file(std::string("the column ") + column +
                         " declares what the first line declares already; keep one of them");
    known.emplace_back(column);
  }
  if (rows.has_other_separator()) return;
  rows.report_unknown_columns(known);
  if (!rows.has("score")) rows.error_of_file("no column score; call the scores so");
  if (!rows.has("stimulus") && !rows.has("condition"))
    rows.error_of_file("no column stimulus and no column condition; scores are of one of the two");
}

} // namespace

ScoresTable scores_table(const std::string& name, std::string_view text) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  ScoresTable out;
  std::optional<Declared> of_file;
  std::string body(text);
  if (text.starts_with("#")) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    if (line.starts_with(mark))
      of_file = declared_by(line.substr(mark.size()), name + ":1", out.problems);
    else
      out.problems.push_back(
          {Severity::error, name + ":1", std::string("the first line declares nothing; write ") + form});
    body = text.substr(end); // an empty first line, so that lines keep their numbers
  }
  NamedRows rows(name, body);
  if (rows.header().empty()) rows.error_of_file("the file has no header; it needs stimulus,score");
  check_columns(rows, of_file.has_value());
  Reading reading(rows, name, of_file, out);
  const bool good = !has_error(rows.problems()) && out.problems.empty();
  std::size_t n = 0;
  for (; good && rows.next(); ++n) reading.row();
  if (good && n == 0) rows.error_of_file("there is no score; write a row for each stimulus");
  out.problems.insert(out.problems.end(), rows.problems().begin(), rows.problems().end());
  return out;
}

} // namespace quietroom::analysis
