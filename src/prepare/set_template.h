#pragma once

#include <span>
#include <string>
#include <string_view>

/// Sets that a person only has to give their recordings to: data/templates/*.toml, compiled in.
namespace quietroom::prepare {

struct SetTemplate {
  std::string_view name;     ///< "nb-codec-loss"
  std::string_view document; ///< a set.toml with %NAME%, %SEED% and %SOURCES% in it
};

/// In the order of their names.
std::span<const SetTemplate> set_templates();

/// Nothing for an unknown name.
const SetTemplate* find_set_template(std::string_view name);

/// Its first line: what it is for.
std::string_view summary(const SetTemplate& set);

/// The set.toml with these in it; `sources` is text of its own, lines of [[source]] tables or of comments.
std::string filled_in(const SetTemplate& set, std::string_view name, long long seed,
                      const std::string& sources);

} // namespace quietroom::prepare
