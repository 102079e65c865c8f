#include "imported/opened.h"

#include "core/error.h"
#include "imported/encoding.h"
#include "imported/xlsx.h"

namespace quietroom::imported {

namespace {

/// JSON of Python has NaN where a vote is missing, which JSON itself does not know.
std::string without_bare_nan(std::string text) {
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (quoted && text[i] == '\\')
      ++i;
    else if (text[i] == '"')
      quoted = !quoted;
    else if (!quoted && text.compare(i, 3, "NaN") == 0)
      text.replace(i, 3, "null");
  }
  return text;
}

} // namespace

Opened opened(const ForeignFile& source) {
  Opened out{source.name, Container::table, {}, {}, {}, {}};
  if (source.bytes.empty()) throw_input(source.name + ": the file is empty");
  if (is_zip(source.bytes)) {
    out.workbook = first_sheet(source.name, source.bytes);
    return out;
  }
  Decoded text = decoded(source.name, source.bytes);
  out.encoding = text.encoding;
  out.text = std::move(text.text);
  const std::size_t first = out.text.find_first_not_of(" \t\r\n");
  const char begins = first == std::string::npos ? '\0' : out.text[first];
  if (begins == '<') out.container = Container::xml;
  if (begins == '[' || begins == '{') {
    out.container = Container::json;
    out.json = read_json(source.name, without_bare_nan(std::move(out.text)));
  }
  return out;
}

Reading reading_of(const Opened& source, const Options& options, Rows& rows) {
  Reading out;
  out.options = &options;
  out.rows = &rows;
  out.sheet = source.workbook ? &*source.workbook : nullptr;
  out.json = source.json ? &*source.json : nullptr;
  out.xml = source.text;
  return out;
}

} // namespace quietroom::imported
