#include "imported/reading.h"

#include "core/lower_case.h"
#include "core/number.h"
#include "imported/xml.h"
#include "votes/column_names.h"

#include <fmt/format.h>

namespace quietroom::imported {

// What the Web Audio Evaluation Tool saves: <waetresult key> with <page ref state>, in it <audioelement ref
// name type> with a <value interface-name> an axis, from 0 to 1; its first form <browserevaluationresult>
// with <audioholder id>, <audioelement id reference anchor> and values from 0 to 100. A copy of the test's
// own specification stands in <waet>, one level deeper.

namespace {

bool is_waet_root(std::string_view name) {
  const std::string small = lower_case(name);
  return small == "waetresult" || small == "browserevaluationresult";
}

/// The name of the root, without reading the document.
bool is_waet(const Reading& reading) {
  std::string_view text = reading.xml;
  for (;;) {
    const std::size_t open = text.find('<');
    if (open == std::string_view::npos) return false;
    text.remove_prefix(open + 1);
    if (text.starts_with("?") || text.starts_with("!")) continue;
    return is_waet_root(text.substr(0, text.find_first_of(" \t\r\n/>")));
  }
}

std::string waet_stem(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return std::string(dot == 0 ? name : name.substr(0, dot));
}

std::string_view first_of(const XmlElement& element, std::string_view a, std::string_view b) {
  const std::string_view found = element.attribute(a);
  return found.empty() ? element.attribute(b) : found;
}

/// "page-repeat-1" is a repetition of "page".
std::string_view without_repeat(std::string_view page) {
  const std::size_t at = page.rfind("-repeat-");
  return at == std::string_view::npos ? page : page.substr(0, at);
}

std::string_view waet_role(const XmlElement& element) {
  const std::string type = lower_case(element.attribute("type"));
  if (type == "reference" || element.attribute("reference") == "true") return "hidden_reference";
  if (type == "anchor" || element.attribute("anchor") == "true") return "anchor";
  return "processed";
}

/// Takes a document as it comes.
class WaetReader {
public:
  explicit WaetReader(Rows& rows) : m_rows(rows) {}

  void begin(const XmlElement& element) {
    const std::string name = lower_case(element.name);
    if (element.depth == 0) return begin_root(element);
    if (element.depth == 1) return begin_page(name, element);
    if (element.depth == 2 && m_in_page) {
      m_in_fragment = name == "audioelement";
      m_fragment = first_of(element, "ref", "id");
      m_condition = element.attribute("name").empty() ? m_fragment : element.attribute("name");
      m_role = waet_role(element);
    }
    if (element.depth == 3 && m_in_fragment && name == "value") begin_value(element);
  }

  void text(std::string_view text) {
    if (m_in_value) m_rows.set("vote", votes::trimmed(text));
  }

  void end(std::string_view, std::size_t depth) {
    m_in_value = false;
    if (depth <= 2) m_in_fragment = false;
    if (depth <= 1) m_in_page = false;
  }

  void finish() {
    const bool from_0_to_1 = m_small && !any_above_one();
    for (std::size_t row = 0; row < m_rows.size(); ++row)
      m_rows.set(row, m_rows.column("scale"), from_0_to_1 ? "0:1" : "0:100");
    if (m_surveys > 0)
      m_rows.misfit(0, fmt::format("holds {} {}, not votes; these were not taken", m_surveys,
                                   m_surveys == 1 ? "survey of answers" : "surveys of answers"));
    m_rows.note(from_0_to_1 ? "positions of sliders are saved from 0 to 1, and kept so: the scale is 0:1"
                            : "the scale is taken to be 0:100");
  }

private:
  /// No position from 0 to 1 does.
  bool any_above_one() const {
    for (std::size_t row = 0; row < m_rows.size(); ++row)
      if (const auto vote = parse_double(m_rows.field(row, 3)); vote && *vote > 1) return true;
    return false;
  }

  void begin_root(const XmlElement& element) {
    if (!is_waet_root(element.name))
      throw_input(fmt::format(
          "{}: its root is <{}>, where results of the Web Audio Evaluation Tool have <waetresult>",
          m_rows.source(), element.name));
    m_small = lower_case(element.name) == "waetresult";
    m_listener = element.attribute("key");
    if (!m_listener.empty()) return;
    m_listener = waet_stem(m_rows.source());
    m_rows.note(fmt::format("the document has no key; the listener is called {} after the file", m_listener));
  }

  void begin_page(const std::string& name, const XmlElement& element) {
    m_in_page = name == "page" || name == "audioholder";
    m_surveys += name == "survey" || name == "pretest" || name == "posttest" ? 1U : 0U;
    m_page = first_of(element, "ref", "id");
    const std::string_view state = element.attribute("state");
    m_incomplete = !state.empty() && state != "complete";
    if (m_in_page && m_incomplete)
      m_rows.misfit(element.line,
                    fmt::format("the page {} is {}; its rows are kept with valid 0", m_page, state));
  }

  void begin_value(const XmlElement& element) {
    m_in_value = true;
    m_rows.begin(element.line);
    m_rows.set("listener", m_listener);
    m_rows.set("trial", m_page);
    m_rows.set("stimulus", fmt::format("{}/{}", without_repeat(m_page), m_fragment));
    m_rows.set("condition", m_condition);
    m_rows.set("role", m_role);
    const std::string_view axis = element.attribute("interface-name");
    m_rows.set("question", axis == "null" ? "" : axis);
    if (m_incomplete) m_rows.make_silently_void("page not complete");
  }

  Rows& m_rows;
  std::string m_listener, m_page, m_fragment, m_condition, m_role;
  bool m_small = false, m_in_page = false, m_in_fragment = false, m_in_value = false, m_incomplete = false;
  std::size_t m_surveys = 0;
};

void read_waet(Reading& reading) {
  WaetReader reader(*reading.rows);
  walk_xml(reading.rows->source(), reading.xml,
           {[&](const XmlElement& element) { reader.begin(element); },
            [&](std::string_view text) { reader.text(text); },
            [&](std::string_view name, std::size_t depth) { reader.end(name, depth); }});
  reader.finish();
}

} // namespace

const ForeignFormat waet_format = {"waet",         "Web Audio Evaluation Tool (XML)",
                                   Container::xml, "the root element waetresult",
                                   is_waet,        false,
                                   read_waet};

} // namespace quietroom::imported
