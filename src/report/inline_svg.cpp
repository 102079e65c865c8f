#include "report/inline_svg.h"

namespace quietroom::report {

namespace {

/// Takes the attribute out of the tag and returns its value, as it is written there.
std::string attribute_taken(std::string& tag, std::string_view name) {
  const std::string begin = ' ' + std::string(name) + "=\"";
  const std::size_t at = tag.find(begin);
  if (at == tag.npos) return "";
  const std::size_t value = at + begin.size(), end = tag.find('"', value);
  std::string out = tag.substr(value, end - value);
  tag.erase(at, end + 1 - at);
  return out;
}

/// What stands between <NAME ...> and </NAME>.
std::string_view text_of(std::string_view document, std::string_view name) {
  const std::size_t tag = document.find('<' + std::string(name));
  const std::size_t end = document.find("</" + std::string(name) + '>');
  if (tag == document.npos || end == document.npos) return "";
  const std::size_t begin = document.find('>', tag) + 1;
  return document.substr(begin, end - begin);
}

} // namespace

std::string inline_svg(std::string_view document) {
  const std::size_t begin = document.find("<svg");
  if (begin == document.npos) return "";
  const std::size_t tag_end = document.find('>', begin);
  std::string tag(document.substr(begin, tag_end - begin));
  std::string rest(document.substr(tag_end));
  const std::string width = attribute_taken(tag, "width"), font = attribute_taken(tag, "font-family"),
                    title = attribute_taken(tag, "aria-labelledby");
  attribute_taken(tag, "height"); // it follows from the width and the viewBox
  if (!font.empty()) tag += " style=\"font-family:" + font + '"';
  tag += " aria-label=\"" + std::string(text_of(document, "title")) + '"';
  if (const std::size_t space = title.find(' '); space != title.npos)
    tag += " aria-describedby=\"" + title.substr(space + 1) + '"';
  if (const std::size_t id = rest.find("<title id="); id != rest.npos)
    rest.replace(id, rest.find('>', id) - id, "<title");
  return "<div" + (width.empty() ? "" : " style=\"width:" + width + '"') + ">\n" + tag + rest + "</div>\n";
}

} // namespace quietroom::report
