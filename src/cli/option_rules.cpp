#include "cli/option_rules.h"

#include "core/error.h"

#include <algorithm>

namespace quietroom::cli {

namespace {

enum class Relation { needs, excludes };

/// `option` of `command` ("" = of all where it is a form of the output) has an effect only beside one of
/// `others`, or not beside any of them. Another is an option, an argument by its place, or "--option=value".
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
      {"estimate", "--csv", excludes, {"REF", "DEG", "--worst", "--baseline", "--make-study", "--patches"}},
      {"estimate", "--patches", needs, {"--json"}},
      {"estimate", "--patches", excludes, {"--baseline"}},
      {"estimate", "--fail-if", needs, {"--baseline"}},
      {"estimate",
       "--self-test",
       excludes,
       {"REF", "DEG", "--csv", "--mode", "--unscaled", "--audio-model", "--channel", "--rate", "--strict",
        "--baseline", "--worst", "--make-study", "--patches", "--threads", "--explain"}},
      {"estimate",
       "--explain",
       excludes,
       {"REF", "DEG", "--csv", "--mode", "--unscaled", "--audio-model", "--channel", "--rate", "--strict",
        "--baseline", "--worst", "--make-study", "--patches", "--threads", "--json"}},
      {"estimate", "--junit", needs, {"--baseline"}},
      {"estimate", "--force", needs, {"--junit"}},
      {"estimate", "--make-study", excludes, {"--json"}},
      {"watch", "--stream", needs, {"--loss-pattern", "--jitter-trace"}},
      {"watch", "--force", needs, {"--loss-pattern", "--jitter-trace", "--metrics"}},
      {"watch", "--exec", needs, {"--live"}},
      {"new-set", "--from-capture", excludes, {"--template"}},
      {"new-set", "--codec", needs, {"--from-capture"}},
      {"new-set", "--buffer", needs, {"--from-capture"}},
      {"watch", "--exec-timeout", needs, {"--exec"}},
      {"estimate", "--unscaled", excludes, {"--mode=audio"}},
      {"estimate", "--audio-model", excludes, {"--mode=speech"}},
      {"mos", "--form", excludes, {"--csv", "--json"}},
      {"mos", "--columns", excludes, {"--json", "--form=json"}},
      {"mos", "--caption", needs, {"--form=md", "--form=latex", "--form=xlsx"}},
      {"mos", "--label", needs, {"--form=latex"}},
      {"mos", "--width", needs, {"--form=latex"}},
      {"mos", "--siunitx", needs, {"--form=latex"}},
      {"mos", "--spreadsheet", needs, {"--csv", "--form=csv"}},
      {"export", "--sort", excludes, {"--rows"}},
      {"plan", "--orders", excludes, {"--half-width", "--difference", "--json"}},
      {"plan", "--sd", needs, {"--half-width", "--difference"}},
      {"plan", "--power", needs, {"--difference"}},
      {"plan", "--alpha", needs, {"--half-width", "--difference"}},
      {"plan", "--two-panels", needs, {"--difference"}},
      {"plan", "--votes-per-listener", needs, {"--half-width", "--difference"}},
      {"plan", "--rho", needs, {"--half-width", "--difference"}},
      {"calibrate",
       "--room-noise",
       excludes,
       {"--recheck", "--reading", "--target", "--transducer", "--coupler", "--device", "--seconds",
        "--valid-hours", "--force"}},
      {"calibrate", "--when", needs, {"--room-noise"}},
      {"calibrate", "--recheck", excludes, {"--target", "--transducer", "--coupler", "--valid-hours"}},
      {"new", "--level", excludes, {"--calibration=required"}},
      {"recover", "--listeners", needs, {"--csv"}},
      {"mos", "--bt500", needs, {"--exclude-by=bt500"}},
      {"recover", "--bt500", needs, {"--exclude-by=bt500"}},
      {"anova", "--bt500", needs, {"--exclude-by=bt500"}},
      {"contrast", "--bt500", needs, {"--exclude-by=bt500"}},
      {"reliability", "--bt500", needs, {"--exclude-by=bt500"}},
      {"compare", "--bt500", needs, {"--exclude-by=bt500"}},
      {"derive", "--bt500", needs, {"--exclude-by=bt500"}},
      {"export", "--bt500", needs, {"--exclude-by=bt500"}},
      {"methods", "--bt500", needs, {"--exclude-by=bt500"}},
      {"methods", "--latex", excludes, {"--json"}},
      {"methods", "--checklist", excludes, {"--json"}},
      {"export", "--keep", needs, {"--public"}},
      {"export", "--facts", excludes, {"--tables"}},
      {"report", "--bt500", needs, {"--exclude-by=bt500"}},
      {"cite", "--bt500", needs, {"--exclude-by=bt500"}},
      {"figure", "--bt500", needs, {"--exclude-by=bt500"}},
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

/// A file that the command reads, by what its help calls the value.
bool is_input(const Option& option) {
  if (option.name == "-o" || option.name == "--events") return false;
  return option.value == "VOTES" || option.value.starts_with("FILE") || option.value.ends_with(".csv");
}

/// With a file of its own --csv is a batch of them, and --json its form.
bool is_meant(const OptionRule& rule, const Command& command) {
  if (!rule.command.empty()) return rule.command == command.name;
  return std::ranges::none_of(command.options, [&](const Option& each) {
    return each.name == rule.option && !each.value.empty() && !each.value.starts_with("[");
  });
}

void refuse_input_twice(const Command& command, const Arguments& arguments) {
  std::vector<std::string> readers;
  for (const Option& option : command.options)
    for (const std::string& value : arguments.all(option.name))
      if (value == "-" && is_input(option)) readers.emplace_back(option.name);
  if (readers.size() < 2) return;
  throw_input("standard input can be read once, and " + readers[0] + " and " + readers[1] +
              " ask for it; give one of them as a file");
}

} // namespace

void refuse_without_effect(const Command& command, const Arguments& arguments) {
  for (const OptionRule& rule : rules())
    if (is_meant(rule, command) && arguments.has(rule.option)) refuse(rule, arguments);
  refuse_input_twice(command, arguments);
  // The table of codecs is not about a call, so no input of the model has a place beside it.
  if (command.name == "emodel" && arguments.has("--list-codecs"))
    for (const Option& option : command.options)
      if (arguments.has(option.name) && option.name != "--list-codecs" && option.name != "--band" &&
          option.name != "--csv" && option.name != "--json" && option.name != "--codecs")
        throw_input(option.name + " has no effect beside --list-codecs; leave one out");
}

} // namespace quietroom::cli
