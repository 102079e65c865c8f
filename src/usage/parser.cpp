#include "usage/parser.h"

#include "core/error.h"
#include "core/near_miss.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <span>

namespace quietroom::usage {

namespace {

/// A page as CLI11 sees it, and where it puts what it finds.
struct Parsed {
  const Page* page = nullptr;
  CLI::App* app = nullptr;
  std::vector<CLI::Option*> options; ///< as page->options
};

CLI::Option* add_option(CLI::App& app, const Option& option) {
  CLI::Option* out = nullptr;
  if (is_flag(option)) {
    out = app.add_flag(option.name, option.help);
  } else {
    const bool says_it_already = option.value.starts_with(option.name); // DIR DIR
    out = app.add_option(option.name, option.help)->type_name(says_it_already ? "" : option.value);
    if (option.value.ends_with("..."))
      out->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
    if (option.repeatable) out->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
    if (option.value.starts_with('[')) out->expected(0, 1);
  }
  if (option.required) out->required();
  return out;
}

Parsed fill(CLI::App& app, const Page& page) {
  Parsed out{&page, &app, {}};
  app.footer("Examples:\n" + page.examples);
  for (const Option& option : page.options) out.options.push_back(add_option(app, option));
  return out;
}

std::vector<Parsed> fill_all(CLI::App& app, const Program& program) {
  std::vector<Parsed> out;
  out.push_back(fill(app, program.page));
  for (const Group& group : program.groups)
    for (const Page& command : group.commands)
      out.push_back(
          fill(*app.add_subcommand(word_of(command), command.summary)->group(group.title), command));
  return out;
}

bool is_command(const Program& program, const std::string& word) {
  const auto commands = commands_of(program);
  return std::any_of(commands.begin(), commands.end(),
                     [&](const Page* each) { return word_of(*each) == word; });
}

/// The first word where it should be a command and is none; CLI11 calls it a missing one, and with --help it
/// is content.
void refuse_unknown_command(const Program& program, const std::string& first) {
  if (program.groups.empty() || first.empty() || first.starts_with('-') || is_command(program, first)) return;
  std::vector<std::string> names;
  for (const Page* each : commands_of(program)) names.push_back(word_of(*each));
  throw_input(first + " is no command" + did_you_mean(first, names) + "; " + program.page.name +
              " --help lists them");
}

/// The first word that should be an option of the page and is none, with those that it may mean; empty where
/// there is no such word.
std::string unknown_option(const Page& page, std::span<const char* const> words) {
  std::vector<std::string> known = {"--help", "--version"};
  for (const Option& option : page.options)
    if (option.name.starts_with('-')) known.push_back(option.name);
  for (const std::string word : words) {
    if (word == "--") break; // places follow
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end())
      return name + " is no option of " + word_of(page) + did_you_mean(name, known);
  }
  return {};
}

[[noreturn]] void throw_mistake(const Program& program, std::span<const char* const> words,
                                const std::string& mistake) {
  const std::string first = words.empty() ? "" : words.front();
  std::string unknown;
  std::string name = program.page.name;
  for (const Page* each : commands_of(program))
    if (word_of(*each) == first) {
      unknown = unknown_option(*each, words.subspan(1));
      name += ' ' + first;
    }
  if (program.groups.empty()) unknown = unknown_option(program.page, words);
  throw_input((unknown.empty() ? mistake : unknown) + "; " + name + " --help says what there is");
}

/// An option that takes the rest of the line, and where it stands; `at` is past the end where there is none.
struct Rest {
  const Option* option = nullptr;
  std::size_t at = 0;
};

Rest rest_of(const Program& program, std::span<const char* const> words) {
  for (const Page* page : commands_of(program))
    for (const Option& option : page->options) {
      if (!option.takes_rest || words.empty() || words.front() != word_of(*page)) continue;
      const auto found = std::ranges::find(words, option.name, [](const char* w) { return std::string(w); });
      if (found == words.end()) continue;
      if (found + 1 == words.end())
        throw_input(option.name + " takes the rest of the line, and nothing follows; give it " +
                    option.value);
      return {&option, static_cast<std::size_t>(found - words.begin())};
    }
  return {nullptr, words.size()};
}

/// A place with an empty name is none: of a variable of a shell, mostly, that was not set.
Given values_of(const Parsed& parsed) {
  Given out{word_of(*parsed.page), {}};
  for (std::size_t i = 0; i < parsed.options.size(); ++i)
    if (parsed.options[i]->count() > 0) {
      const std::string& name = parsed.page->options[i].name;
      out.values[name] = parsed.options[i]->results();
      if (!name.starts_with('-') && std::ranges::find(out.values[name], "") != out.values[name].end())
        throw_input(name + " is an empty text; name it, or leave the quotes out");
    }
  return out;
}

} // namespace

std::variant<Given, Asked> parse(const Program& program, const std::string& version, int argc,
                                 const char* const* argv) {
  CLI::App app(program.page.summary + ".", program.page.name);
  app.get_formatter()->label("SUBCOMMAND", "COMMAND");
  app.get_formatter()->label("Positionals", "Arguments");
  app.set_version_flag("--version", version, "Print the version, the commit and the libraries, and exit");
  if (!program.groups.empty()) app.require_subcommand(1);
  const std::vector<Parsed> pages = fill_all(app, program);
  const std::string first = argc > 1 ? argv[1] : "";
  refuse_unknown_command(program, first);
  const std::span<const char* const> words(argv, static_cast<std::size_t>(std::max(argc, 0)));
  const Rest rest = rest_of(program, words.subspan(std::min<std::size_t>(1, words.size())));
  const auto own = rest.option == nullptr ? argc : static_cast<int>(rest.at) + 1;
  try {
    app.parse(own, argv);
  } catch (const CLI::CallForVersion& asked) {
    return Asked{std::string(asked.what()) + '\n'};
  } catch (const CLI::CallForHelp&) {
    return Asked{app.help()};
  } catch (const CLI::ParseError& mistake) {
    throw_mistake(program, {argv + 1, argv + std::max(own, 1)}, mistake.what());
  }
  const auto chosen =
      std::find_if(pages.begin() + 1, pages.end(), [](const Parsed& each) { return bool(*each.app); });
  Given out = values_of(chosen == pages.end() ? pages.front() : *chosen);
  if (rest.option != nullptr) out.values[rest.option->name] = {argv + own + 1, argv + argc};
  return out;
}

} // namespace quietroom::usage
