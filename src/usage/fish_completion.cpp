#include "usage/completion.h"
#include "usage/shell_text.h"
#include "usage/value_kind.h"

namespace quietroom::usage {

namespace {

using Offer = ValueKind::Offer;

std::string fish_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') out += '\\';
    out += c;
  }
  return out + '\'';
}

/// What fish offers for a value; -x: and no file besides.
std::string fish_offer(const ValueKind& kind) {
  switch (kind.offer) {
  case Offer::files:
    return " -r -F";
  case Offer::folders:
    return " -x -a '(__fish_complete_directories)'";
  case Offer::words:
    return " -x -a " + fish_quoted(joined(kind.words));
  case Offer::nothing:
    break;
  }
  return " -x";
}

/// "--by" is -l by, "-o" is -s o.
std::string fish_name(const Option& option) {
  if (option.name.starts_with("--")) return " -l " + option.name.substr(2);
  return " -s " + option.name.substr(1);
}

std::string fish_lines(const Page& page, const std::string& begin) {
  std::string out;
  for (const Option& option : page.options) {
    if (is_by_place(option)) continue;
    out += begin + fish_name(option) + (is_flag(option) ? "" : fish_offer(value_kind(option))) + " -d " +
           fish_quoted(option.help) + '\n';
  }
  if (const Option* place = first_by_place(page)) {
    const ValueKind kind = value_kind(*place);
    if (kind.offer == Offer::files) out += begin + " -F\n";
    if (kind.offer == Offer::folders) out += begin + " -x -a '(__fish_complete_directories)'\n";
  }
  return out + begin + " -s h -l help -d 'print help'\n";
}

} // namespace

std::string fish_completion(const Program& program) {
  const std::string name = program.page.name, complete = "complete -c " + name;
  std::string out = "# Completion of " + name + " in fish; made by the build.\n" + complete + " -f\n";
  out += complete + " -l version -d 'print version, commit and libraries'\n";
  if (program.groups.empty()) return out + fish_lines(program.page, complete);
  for (const Page* command : commands_of(program)) {
    const std::string word = word_of(*command);
    out += complete + " -n __fish_use_subcommand -a " + word + " -d " + fish_quoted(command->summary) + '\n';
    out += fish_lines(*command, complete + " -n '__fish_seen_subcommand_from " + word + "'");
  }
  return out;
}

} // namespace quietroom::usage
