#include "cli/command.h"
#include "cli/manual.h"
#include "cli/option_rules.h"
#include "cli/output.h"
#include "core/error.h"
#include "core/server_address.h"
#include "usage/build.h"
#include "usage/parser.h"
#include "usage/write_pages.h"

#include <algorithm>
#include <exception>

namespace {

using namespace quietroom;

int run(const cli::Command& command, const usage::Given& given) {
  cli::Arguments arguments;
  for (const auto& [name, values] : given.values) arguments.set(name, values);
  cli::refuse_without_effect(command, arguments);
  const int code = command.run(arguments);
  cli::finish_output();
  return code;
}

int run(int argc, char** argv) {
  refuse_secret_arguments(argc, argv); // before anything repeats one
  const std::vector<cli::Command> commands = cli::commands();
  const usage::Program program = cli::program_of(commands);
  if (argc == 3 && std::string_view(argv[1]) == "--write-pages") { // for the build alone
    usage::write_pages(program, std::string(usage::this_build.version), argv[2]);
    return cli::ok;
  }
  const auto parsed = usage::parse(program, usage::version_text("quietroom", usage::this_build), argc, argv);
  if (const auto* asked = std::get_if<usage::Asked>(&parsed)) {
    cli::print(asked->text);
    cli::finish_output();
    return cli::ok;
  }
  const auto& given = std::get<usage::Given>(parsed);
  return run(*std::find_if(commands.begin(), commands.end(),
                           [&](const cli::Command& each) { return each.name == given.command; }),
             given);
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
