#include "usage/completion.h"
#include "usage/shell_text.h"
#include "usage/value_kind.h"

namespace quietroom::usage {

namespace {

using Offer = ValueKind::Offer;

std::string bash_options(const Page& page) {
  std::vector<std::string> out;
  for (const Option& option : page.options)
    if (!is_by_place(option)) out.push_back(option.name);
  out.emplace_back("--help");
  if (word_of(page).empty()) out.emplace_back("--version");
  return joined(out);
}

/// The arguments of compgen that offer this kind of value.
std::string bash_offer(const ValueKind& kind) {
  switch (kind.offer) {
  case Offer::files:
    return "-f";
  case Offer::folders:
    return "-d";
  case Offer::words:
    return "-W '" + joined(kind.words) + "'";
  case Offer::nothing:
    break;
  }
  return "";
}

/// What follows an option that takes a value, as branches of a case over "COMMAND OPTION".
std::string bash_values(const Page& page) {
  std::string out;
  for (const Option& option : page.options) {
    if (is_by_place(option) || is_flag(option)) continue;
    const std::string kind = bash_offer(value_kind(option));
    out += "    '" + word_of(page) + ' ' + option.name + "') " +
           (kind.empty() ? "return ;;\n" : "offer=(" + kind + ") ;;\n");
  }
  return out;
}

std::string bash_page(const Page& page) {
  const Option* place = first_by_place(page);
  const std::string kind = place == nullptr ? "" : bash_offer(value_kind(*place));
  return "    '" + word_of(page) + "') options='" + bash_options(page) + "' place=(" + kind + ") ;;\n";
}

constexpr const char* bash_begin = R"(() {
  COMPREPLY=()
  local current=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]} command='' options='' place=() offer=()
  if [ "$current" = '=' ]; then current=''   # --option=value comes as three words
  elif [ "$before" = '=' ]; then before=${COMP_WORDS[COMP_CWORD-2]}; fi
)";

constexpr const char* bash_end = R"(  if [ ${#offer[@]} -eq 0 ]; then
    case "$current" in
    -*) offer=(-W "$options") ;;
    *) [ ${#place[@]} -gt 0 ] || return 0
      offer=("${place[@]}") ;;
    esac
  fi
  local line
  while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen "${offer[@]}" -- "$current")
}
)";

} // namespace

std::string bash_completion(const Program& program) {
  const std::string name = program.page.name;
  const auto commands = commands_of(program);
  std::string out =
      "# Completion of " + name + " in bash; made by the build.\n" + function_name(name) + bash_begin;
  std::string values = bash_values(program.page), pages = bash_page(program.page), words;
  for (const Page* command : commands) {
    values += bash_values(*command);
    pages += bash_page(*command);
    words += word_of(*command) + ' ';
  }
  if (!commands.empty()) out += "  if [ \"$COMP_CWORD\" -gt 1 ]; then command=${COMP_WORDS[1]}; fi\n";
  out += "  case \"$command $before\" in\n" + values + "  esac\n";
  out += "  case \"$command\" in\n" + pages + "  esac\n";
  if (!commands.empty()) out += "  if [ \"$COMP_CWORD\" -le 1 ]; then place=(-W '" + words + "'); fi\n";
  return out + bash_end + "complete -o filenames -F " + function_name(name) + ' ' + name + '\n';
}

} // namespace quietroom::usage
