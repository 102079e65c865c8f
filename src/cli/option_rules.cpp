#include "cli/option_rules.h"

#include "core/error.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

enum class Relation { needs, excludes };

/// `option` of `command` ("" = of all) has an effect only beside one of `others`, or not beside any of them.
/// Another is an option, an argument by its place, or "--option=value".
struct OptionRule {
  std::string_view command, option;
  Relation relation;
  std::vector<std::string_view> others;
};

using enum Relation;

const std::vector<OptionRule>& rules() {
  static const std::vector<OptionRule> out = {
      {"emodel", "--threads", needs, {"--csv"}},
      {"emodel", "--threads", excludes, {"--sweep", "--list-codecs"}},
      {"emodel", "--jitter", needs, {"--simplified"}},
      {"emodel", "--simplified", excludes, {"--csv", "--sweep", "--list-codecs"}},
      {"emodel", "--sweep", excludes, {"--list-codecs"}},
      {"", "--csv", excludes, {"--json"}},
      {"plan", "--orders", excludes, {"--half-width", "--difference", "--json"}},
      {"plan", "--sd", needs, {"--half-width", "--difference"}},
      {"plan", "--power", needs, {"--difference"}},
      {"plan", "--alpha", needs, {"--half-width", "--difference"}},
      {"plan", "--two-panels", needs, {"--difference"}},
      {"plan", "--votes-per-listener", needs, {"--half-width", "--difference"}},
      {"plan", "--rho", needs, {"--half-width", "--difference"}},
      {"recover", "--listeners", needs, {"--csv"}},
      {"mos", "--bt500", needs, {"--exclude-by=bt500"}},
      {"recover", "--bt500", needs, {"--exclude-by=bt500"}},
      {"anova", "--bt500", needs, {"--exclude-by=bt500"}},
      {"contrast", "--bt500", needs, {"--exclude-by=bt500"}},
      {"reliability", "--bt500", needs, {"--exclude-by=bt500"}},
      {"compare", "--bt500", needs, {"--exclude-by=bt500"}},
      {"derive", "--bt500", needs, {"--exclude-by=bt500"}},
      {"export", "--bt500", needs, {"--exclude-by=bt500"}},
      {"prepare", "--verify", excludes, {"--dry-run"}},
      {"add-set", "--replace", needs, {"--write"}},
      {"check", "--files", excludes, {"--json"}},
      {"tone", "--list", excludes, {"--seconds", "--rate", "--device"}},
  };
  return out;
}

bool is_given(std::string_view other, const Arguments& arguments) {
  const std::size_t equals = other.find('=');
  if (equals == other.npos) return arguments.has(other);
  const std::vector<std::string> values = arguments.all(other.substr(0, equals));
  return std::find(values.begin(), values.end(), other.substr(equals + 1)) != values.end();
}

std::string listed(const std::vector<std::string_view>& others) {
  std::string out;
  for (const std::string_view other : others) {
    out += out.empty() ? "" : " or ";
    out += other;
  }
  std::replace(out.begin(), out.end(), '=', ' ');
  return out;
}

void refuse(const OptionRule& rule, const Arguments& arguments) {
  const std::string option(rule.option);
  if (rule.relation == needs) {
    if (std::none_of(rule.others.begin(), rule.others.end(), [&](auto o) { return is_given(o, arguments); }))
      throw_input(option + " has no effect without " + listed(rule.others) + "; add it, or leave " + option +
                  " out");
    return;
  }
  for (const std::string_view other : rule.others)
    if (is_given(other, arguments))
      throw_input(option + " and " + listed({other}) + " cannot both have an effect; leave one out");
}

} // namespace

void refuse_without_effect(const Command& command, const Arguments& arguments) {
  for (const OptionRule& rule : rules())
    if ((rule.command.empty() || rule.command == command.name) && arguments.has(rule.option))
      refuse(rule, arguments);
  // The table of codecs is not about a call, so no input of the model has a place beside it.
  if (command.name == "emodel" && arguments.has("--list-codecs"))
    for (const Option& option : command.options)
      if (arguments.has(option.name) && option.name != "--list-codecs" && option.name != "--band" &&
          option.name != "--csv" && option.name != "--json" && option.name != "--codecs")
        throw_input(option.name + " has no effect beside --list-codecs; leave one out");
}

} // namespace quietroom::cli
