#include "imported/xml.h"

#include "core/error.h"

#include <algorithm>
#include <fmt/format.h>
#include <pugixml.hpp>

namespace quietroom::imported {

namespace {

constexpr std::size_t most_depth = 64;

std::string_view without_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

/// Counts lines up to offsets that only grow.
class LineCounter {
public:
  explicit LineCounter(std::string_view text) : m_text(text) {}
  std::uint64_t at(std::ptrdiff_t offset) {
    const auto to = std::min(static_cast<std::size_t>(std::max<std::ptrdiff_t>(offset, 0)), m_text.size());
    if (to > m_seen)
      m_line +=
          static_cast<std::uint64_t>(std::count(m_text.begin() + static_cast<std::ptrdiff_t>(m_seen),
                                                m_text.begin() + static_cast<std::ptrdiff_t>(to), '\n'));
    m_seen = std::max(m_seen, to);
    return m_line;
  }

private:
  std::string_view m_text;
  std::size_t m_seen = 0;
  std::uint64_t m_line = 1;
};

void begin_element(const pugi::xml_node& node, std::size_t depth, LineCounter& lines,
                   const XmlVisitor& visitor) {
  XmlElement element{without_prefix(node.name()), {}, depth, lines.at(node.offset_debug())};
  for (const pugi::xml_attribute& each : node.attributes())
    element.attributes.emplace_back(without_prefix(each.name()), each.value());
  visitor.begin(element);
}

} // namespace

std::string_view XmlElement::attribute(std::string_view wanted) const {
  for (const auto& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

void walk_xml(const std::string& name, std::string_view document, const XmlVisitor& visitor) {
  pugi::xml_document parsed;
  const pugi::xml_parse_result result =
      parsed.load_buffer(document.data(), document.size(), pugi::parse_default, pugi::encoding_auto);
  LineCounter lines(document);
  if (!result)
    throw_input(fmt::format("{}:{}: is no whole XML document ({}); save it again", name,
                            LineCounter(document).at(result.offset), result.description()));
  pugi::xml_node node = parsed.document_element();
  if (!node) throw_input(name + ": is an XML document without an element");
  for (std::size_t depth = 0;;) {
    if (node.type() == pugi::node_element) {
      begin_element(node, depth, lines, visitor);
      if (node.first_child()) {
        if (++depth > most_depth)
          throw_input(
              fmt::format("{}: has elements nested deeper than {}, which no results have", name, most_depth));
        node = node.first_child();
        continue;
      }
      visitor.end(without_prefix(node.name()), depth);
    } else {
      visitor.text(node.value());
    }
    while (depth > 0 && !node.next_sibling()) {
      node = node.parent();
      visitor.end(without_prefix(node.name()), --depth);
    }
    if (depth == 0) return;
    node = node.next_sibling();
  }
}

} // namespace quietroom::imported
