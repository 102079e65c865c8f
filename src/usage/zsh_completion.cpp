#include "usage/completion.h"
#include "usage/shell_text.h"
#include "usage/value_kind.h"

namespace quietroom::usage {

namespace {

using Offer = ValueKind::Offer;

/// Text within single quotes.
std::string zsh_quoted(const std::string& text) {
  std::string out = "'";
  for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + '\'';
}

/// Text within the brackets or between the colons of a specification.
std::string zsh_escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string zsh_action(const ValueKind& kind) {
  switch (kind.offer) {
  case Offer::files:
    return "_files";
  case Offer::folders:
    return "_files -/";
  case Offer::words:
    return "(" + joined(kind.words) + ")";
  case Offer::nothing:
    break;
  }
  return " ";
}

std::string zsh_specification(const Option& option, bool every_argument) {
  const std::string value = zsh_escaped(option.value.empty() ? option.name : option.value);
  if (is_by_place(option))
    return (every_argument    ? "*:"
            : option.required ? ":"
                              : "::") +
           value + ':' + zsh_action(value_kind(option));
  const std::string again = option.repeatable || option.value.ends_with("...") ? "*" : "";
  const std::string taken = is_flag(option) ? "" : ':' + value + ':' + zsh_action(value_kind(option));
  return again + option.name + '[' + zsh_escaped(option.help) + ']' + taken;
}

/// _arguments with everything that the page takes.
std::string zsh_arguments(const Page& page, const std::string& indent) {
  std::string out = indent + "_arguments '(-h --help)'{-h,--help}'[print help]'";
  if (word_of(page).empty()) out += " \\\n" + indent + "  '--version[print version, commit and libraries]'";
  for (const Option& option : page.options)
    out += " \\\n" + indent + "  " +
           zsh_quoted(zsh_specification(option, is_by_place(option) && option.value.ends_with("...")));
  return out + '\n';
}

std::string zsh_commands(const Program& program) {
  std::string list, branches;
  for (const Page* command : commands_of(program)) {
    list += "      " + zsh_quoted(zsh_escaped(word_of(*command)) + ':' + command->summary) + '\n';
    branches += "    " + word_of(*command) + ")\n" + zsh_arguments(*command, "      ") + "      ;;\n";
  }
  return "  local curcontext=$curcontext state line\n"
         "  _arguments -C '(-h --help)'{-h,--help}'[print help]' '--version[print version, commit and "
         "libraries]' \\\n"
         "    '1:command:->command' '*::argument:->argument'\n"
         "  case $state in\n"
         "  command)\n    local -a commands=(\n" +
         list + "    )\n    _describe command commands\n    ;;\n  argument)\n    case $words[1] in\n" +
         branches + "    esac\n    ;;\n  esac\n";
}

} // namespace

std::string zsh_completion(const Program& program) {
  const std::string name = program.page.name, function = function_name(name);
  const std::string body = program.groups.empty() ? zsh_arguments(program.page, "  ") : zsh_commands(program);
  return "#compdef " + name + "\n# Completion of " + name + " in zsh; made by the build.\n" + function +
         "() {\n" + body + "}\n" + function + " \"$@\"\n";
}

} // namespace quietroom::usage
