#pragma once

#include "core/error.h"
#include "imported/imported.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quietroom::test {

inline imported::Imported import_text(const std::string& text, const imported::Options& options = {},
                                      const std::string& name = "in.csv") {
  return imported::read_source({name, text}, options);
}

inline imported::Imported import_as(const std::string& as, const std::string& text,
                                    const std::string& name = "in.csv") {
  imported::Options options;
  options.as = as;
  return import_text(text, options, name);
}

/// The sentence with which a source is refused; empty where it is not.
inline std::string refusal(const std::string& text, const imported::Options& options = {},
                           const std::string& name = "in.csv") {
  try {
    import_text(text, options, name);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "";
}

/// One column of all rows, with blanks between; "-" for an empty field, "?" for a column that is not there.
inline std::string column(const imported::Imported& votes, const std::string& name) {
  const auto at = static_cast<std::size_t>(std::ranges::find(votes.columns, name) - votes.columns.begin());
  if (at == votes.columns.size()) return "?";
  std::string out;
  for (const auto& row : votes.rows) out += (out.empty() ? "" : " ") + (row[at].empty() ? "-" : row[at]);
  return out;
}

inline std::string misfits(const imported::Imported& votes) {
  std::string out;
  for (const Problem& each : votes.misfits) out += text(each) + '\n';
  return out;
}

inline bool has_note(const imported::Imported& votes, const std::string& part) {
  return std::ranges::any_of(votes.notes,
                             [&](const auto& note) { return note.find(part) != std::string::npos; });
}

inline bool contains(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

} // namespace quietroom::test
