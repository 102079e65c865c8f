#include "usage/man_page.h"

#include <algorithm>
#include <cctype>

namespace quietroom::usage {

namespace {

/// "quietroom-mos"
std::string title_of(const std::string& name) {
  std::string out = name;
  std::replace(out.begin(), out.end(), ' ', '-');
  return out;
}

/// Text that troff prints as it is: a hyphen is one that can be searched for and copied, and no line is taken
/// for a request.
std::string troff(const std::string& text) {
  std::string out;
  bool line_begins = true;
  for (const char c : text) {
    if (line_begins && (c == '.' || c == '\'')) out += "\\&";
    if (c == '\\')
      out += "\\e";
    else if (c == '-')
      out += "\\-";
    else if (c == '\'')
      out += "\\(aq";
    else if (c == '^')
      out += "\\(ha";
    else if (c == '~')
      out += "\\(ti";
    else if (c == '`')
      out += "\\(ga";
    else
      out += c;
    line_begins = c == '\n';
  }
  return out;
}

std::string troff_bold(const std::string& text) { return "\\fB" + troff(text) + "\\fR"; }
std::string troff_italic(const std::string& text) { return "\\fI" + troff(text) + "\\fR"; }

std::string troff_heading(const std::string& title) { return ".SH " + title + '\n'; }

std::string sentence(std::string text) {
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text + ".";
}

/// "--by FACTORS"; words that fill a line are told by the text.
std::string tag(const Option& option) {
  constexpr std::size_t longest = 60;
  if (is_by_place(option))
    return troff_italic(option.value.empty() || option.value.size() > longest ? option.name : option.value);
  return troff_bold(option.name) + (is_flag(option) ? "" : ' ' + troff_italic(option.value));
}

std::string synopsis(const Page& page, bool has_commands) {
  std::string out = troff_bold(page.name);
  if (has_commands) return out + ' ' + troff_italic("COMMAND") + " [" + troff_italic("OPTIONS") + "]\n";
  out += " [" + troff_italic("OPTIONS") + ']';
  for (const Option& option : page.options)
    if (option.required && !is_by_place(option)) out += ' ' + tag(option);
  for (const Option& option : page.options)
    if (is_by_place(option)) {
      const std::string name = troff_italic(option.name + (option.value.ends_with("...") ? "..." : ""));
      out += option.required ? ' ' + name : " [" + name + ']';
    }
  return out + '\n';
}

std::string entry(const std::string& tag, const std::string& text) {
  return ".TP\n" + tag + '\n' + troff(text) + '\n';
}

std::string options(const Page& page) {
  std::string by_place, by_name;
  for (const Option& option : page.options) {
    const std::string more = option.required ? " (required)" : option.repeatable ? " (may be repeated)" : "";
    (is_by_place(option) ? by_place : by_name) += entry(tag(option), option.help + more);
  }
  by_name += entry(troff_bold("-h") + ", " + troff_bold("--help"), "print a summary of this page");
  if (word_of(page).empty())
    by_name += entry(troff_bold("--version"), "print the version, the commit and the libraries");
  return (by_place.empty() ? "" : troff_heading("ARGUMENTS") + by_place) + troff_heading("OPTIONS") + by_name;
}

std::string paragraphs(const std::string& text) {
  std::string out = troff(text);
  for (std::size_t at = 0; (at = out.find("\n\n", at)) != std::string::npos; at += 5)
    out.replace(at, 2, "\n.PP\n");
  return out + '\n';
}

/// Commands as they are typed; remarks between and behind them as text.
std::string examples(const std::string& text) {
  std::string out = troff_heading("EXAMPLES");
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    out += line.starts_with("  ") ? ".EX\n" + troff(line) + "\n.EE\n" : troff(line) + '\n';
    begin = end + 1;
  }
  return out;
}

std::string see_also(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names)
    out += (out.empty() ? "" : ",\n") + troff_bold(title_of(name)) + "(1)";
  return out.empty() ? "" : troff_heading("SEE ALSO") + out + '\n';
}

std::string head(const Page& page, const std::string& version) {
  std::string title = troff(title_of(page.name));
  std::transform(title.begin(), title.end(), title.begin(), [](unsigned char c) { return std::toupper(c); });
  return ".TH " + title + " 1 \"\" \"Quietroom " + troff(version) + "\" \"User Commands\"\n" +
         troff_heading("NAME") + troff(title_of(page.name)) + " \\- " + troff(page.summary) + '\n';
}

std::string whole(const Page& page, const std::string& commands, const std::string& version) {
  std::string out = head(page, version) + troff_heading("SYNOPSIS") + synopsis(page, !commands.empty());
  const bool described = !page.sections.empty() && page.sections.front().title == "DESCRIPTION";
  if (!described) out += troff_heading("DESCRIPTION") + troff(sentence(page.summary)) + '\n';
  std::size_t next = 0;
  if (described) out += troff_heading("DESCRIPTION") + paragraphs(page.sections[next++].text);
  out += commands + options(page);
  for (; next < page.sections.size(); ++next)
    out += troff_heading(page.sections[next].title) + paragraphs(page.sections[next].text);
  return out + examples(page.examples) + see_also(page.see_also);
}

} // namespace

std::string man_page_file(const Page& page) { return title_of(page.name) + ".1"; }

std::string man_page(const Page& page, const std::string& version) { return whole(page, "", version); }

std::string man_page(const Program& program, const std::string& version) {
  std::string commands = program.groups.empty() ? "" : troff_heading("COMMANDS");
  for (const Group& group : program.groups) {
    commands += ".SS " + troff(group.title) + '\n';
    for (const Page& command : group.commands)
      commands += entry(troff_bold(title_of(command.name)) + "(1)", sentence(command.summary));
  }
  return whole(program.page, commands, version);
}

} // namespace quietroom::usage
