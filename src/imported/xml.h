#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace quietroom::imported {

/// An element as it begins. Names are without a namespace prefix.
struct XmlElement {
  std::string_view name;
  std::vector<std::pair<std::string_view, std::string_view>> attributes;
  std::size_t depth = 0; ///< 0 for the root
  std::uint64_t line = 0;

  /// The attribute of this name; empty where there is none.
  std::string_view attribute(std::string_view wanted) const;
};

struct XmlVisitor {
  std::function<void(const XmlElement&)> begin;
  std::function<void(std::string_view text)> text; ///< within the element begun last
  std::function<void(std::string_view name, std::size_t depth)> end;
};

/// Walks through a document in its order. Entities that the document declares itself are not resolved, so
/// they cannot grow. Throws an input Error for text that is no XML, is cut off or is nested deeper than 64
/// elements.
void walk_xml(const std::string& name, std::string_view document, const XmlVisitor& visitor);

} // namespace quietroom::imported
