#include "cli/command.h"
#include "cli/option_rules.h"
#include "cli/output.h"

#include "core/error.h"
#include "core/near_miss.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <deque>
#include <exception>
#include <span>

namespace {

using namespace quietroom;

/// A command as CLI11 sees it, and where it puts what it finds.
struct Parsed {
  cli::Command command;
  CLI::App* app = nullptr;
  std::vector<CLI::Option*> options; ///< as command.options

  cli::Arguments arguments() const {
    cli::Arguments out;
    for (std::size_t i = 0; i < options.size(); ++i)
      if (options[i]->count() > 0) out.set(command.options[i].name, options[i]->results());
    return out;
  }
};

CLI::Option* add_option(CLI::App& app, const cli::Option& option) {
  CLI::Option* out = nullptr;
  if (option.value.empty() && option.name.starts_with("--")) {
    out = app.add_flag(option.name, option.help);
  } else {
    out = app.add_option(option.name, option.help)->type_name(option.value);
    if (option.value.ends_with("..."))
      out->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args();
    if (option.repeatable) out->expected(1, CLI::detail::expected_max_vector_size)->allow_extra_args(false);
    if (option.value.starts_with('[')) out->expected(0, 1);
  }
  if (option.required) out->required();
  return out;
}

Parsed add_command(CLI::App& app, cli::Command command) {
  Parsed out{std::move(command), nullptr, {}};
  out.app = app.add_subcommand(out.command.name, out.command.summary);
  out.app->footer("Examples:\n" + out.command.examples);
  for (const cli::Option& option : out.command.options) out.options.push_back(add_option(*out.app, option));
  return out;
}

bool is_command(const std::deque<Parsed>& parsed, const std::string& word) {
  return std::any_of(parsed.begin(), parsed.end(), [&](const Parsed& p) { return p.command.name == word; });
}

/// The first word where it should be a command and is none; CLI11 calls it a missing one, and with --help it
/// is content.
bool is_unknown_command(const std::deque<Parsed>& parsed, const std::string& first) {
  return !first.empty() && !first.starts_with('-') && !is_command(parsed, first);
}

/// The first word that should be an option of the command and is none, with those that it may mean.
std::string unknown_option(const Parsed& parsed, std::span<char* const> words) {
  std::vector<std::string> known = {"--help"};
  for (const cli::Option& option : parsed.command.options)
    if (option.name.starts_with('-')) known.push_back(option.name);
  for (const std::string word : words) {
    if (word == "--") break; // places follow
    const std::string name = word.substr(0, word.find('='));
    if (name.starts_with("--") && std::find(known.begin(), known.end(), name) == known.end())
      return name + " is no option of " + parsed.command.name + did_you_mean(name, known);
  }
  return {};
}

std::string usage_mistake(const std::deque<Parsed>& parsed, const CLI::ParseError& e,
                          std::span<char* const> words) {
  const std::string first = words.empty() ? "" : words.front();
  for (const Parsed& p : parsed)
    if (p.command.name == first)
      if (const std::string mistake = unknown_option(p, words.subspan(1)); !mistake.empty())
        return mistake + "; quietroom " + first + " --help says what there is";
  return std::string(e.what()) + "; quietroom " + (is_command(parsed, first) ? first + ' ' : "") +
         "--help says what there is";
}

int run(int argc, char** argv) {
  CLI::App app("Runs subjective listening tests and holds their result against objective estimates.",
               "quietroom");
  app.set_version_flag("--version", "quietroom " QUIETROOM_VERSION);
  app.require_subcommand(1);
  app.footer("Examples:\n  quietroom mos votes.csv\n  quietroom COMMAND --help");
  std::deque<Parsed> parsed;
  for (cli::Command& command : cli::commands()) parsed.push_back(add_command(app, std::move(command)));
  const std::string first = argc > 1 ? argv[1] : "";
  if (is_unknown_command(parsed, first)) {
    std::vector<std::string> names;
    for (const Parsed& p : parsed) names.push_back(p.command.name);
    throw_input(first + " is no command" + did_you_mean(first, names) + "; quietroom --help lists them");
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& e) {
    if (e.get_exit_code() == 0) return app.exit(e); // help or version was asked for
    cli::say(usage_mistake(parsed, e, {argv + 1, argv + argc}));
    return cli::bad_input;
  }
  for (const Parsed& p : parsed)
    if (*p.app) {
      const cli::Arguments arguments = p.arguments();
      cli::refuse_without_effect(p.command, arguments);
      const int code = p.command.run(arguments);
      cli::finish_output();
      return code;
    }
  return cli::bad_input;
}

} // namespace

int main(int argc, char** argv) {
  try {
    return run(argc, argv);
  } catch (const Error& e) {
    cli::say(e.what());
    return e.kind() == ErrorKind::input ? cli::bad_input : cli::environment_failed;
  } catch (const std::exception& e) {
    cli::say(std::string(e.what()) + "; this is a fault of the program or of the machine");
    return cli::environment_failed;
  }
}
