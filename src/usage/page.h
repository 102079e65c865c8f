#pragma once

#include <string>
#include <string_view>
#include <vector>

/// How a program is used, as values: one table gives the command line, --help, the manual pages and the
/// completions of the shells, so that no two of them differ.
namespace quietroom::usage {

/// "--name" takes a value, or is a flag where `value` is empty; a name without dashes is an argument by
/// place.
struct Option {
  std::string name;
  std::string value; ///< how help calls it, such as "FILE"; ends in "..." where several are
                     ///< taken, "[FILE]" where it may be left out (the text is then empty)
  std::string help;
  bool required = false;
  bool repeatable = false; ///< may be given again, one value each time
  bool takes_rest = false; ///< every word behind it is its own, dashes too; so it stands last
};

/// What a manual page says besides its options. Paragraphs are separated by an empty line.
struct Section {
  std::string title; ///< "FILES"
  std::string text;
};

struct Page {
  std::string name;    ///< as it is typed: "quietroom mos"
  std::string summary; ///< one line, without a full stop
  std::vector<Option> options;
  std::string examples;              ///< lines that begin with two blanks, and remarks that do not
  std::vector<Section> sections;     ///< in the order of the page
  std::vector<std::string> see_also; ///< names, as they are typed
};

/// Commands that belong together, under a title.
struct Group {
  std::string title; ///< "Analyse votes"
  std::vector<Page> commands;
};

/// A program with commands, or, where it has no groups, one that is a command itself.
struct Program {
  Page page;
  std::vector<Group> groups;
};

inline bool is_by_place(const Option& option) { return !option.name.starts_with("-"); }
inline bool is_flag(const Option& option) { return !is_by_place(option) && option.value.empty(); }

/// "mos" of "quietroom mos"; empty for a program.
std::string word_of(const Page& command);

/// The commands of all groups, in their order.
std::vector<const Page*> commands_of(const Program& program);

} // namespace quietroom::usage
