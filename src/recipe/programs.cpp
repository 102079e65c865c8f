#include "recipe/programs.h"

#include "core/external_program.h"
#include "core/sha256.h"
#include "core/visible_text.h"
#include "recipe/interrupted.h"

#include <algorithm>
#include <fmt/format.h>

namespace quietroom::recipe {

namespace {

bool is_of(const OutsideProgram& program, const CommandStep& command) {
  return program.name == command.run.front() && program.version_command == command.version;
}

bool lies_in(const std::filesystem::path& folder, const std::string& name) {
  const auto file = find_program(name);
  if (!file) return false;
  const auto real_folder = std::filesystem::weakly_canonical(folder);
  return std::ranges::mismatch(real_folder, std::filesystem::weakly_canonical(*file)).in1 ==
         real_folder.end();
}

template<class Function>
void for_each_command(const Recipe& recipe, const Function& function) {
  for (const RecipeStep& each : recipe)
    if (const auto* command = std::get_if<CommandStep>(&each.step)) function(*command);
}

const stimulus::LockedProgram* entry_of(const stimulus::Lock& lock, const OutsideProgram& program) {
  const std::string asked = program.version_command.empty() ? "" : list_text(program.version_command);
  const auto found = std::ranges::find_if(lock.programs, [&](const stimulus::LockedProgram& each) {
    return each.name == program.name && each.version_command == asked;
  });
  return found == lock.programs.end() ? nullptr : &*found;
}

bool is_another(const OutsideProgram& program, const stimulus::LockedProgram& locked) {
  if (!program.file) return false;
  return program.sha256 != locked.sha256 || (!program.version.empty() && program.version != locked.version);
}

} // namespace

Programs programs_of(const std::vector<Recipe>& recipes, const std::filesystem::path& folder) {
  Programs out;
  for (const Recipe& recipe : recipes)
    for_each_command(recipe, [&](const CommandStep& command) {
      if (std::ranges::any_of(out.all, [&](const OutsideProgram& each) { return is_of(each, command); }))
        return;
      OutsideProgram program{command.run.front(),
                             command.version,
                             command.timeout_s,
                             find_program(command.run.front()),
                             "",
                             "",
                             false};
      if (program.file) program.sha256 = sha256_of_file(*program.file);
      program.lies_in_set = lies_in(folder, program.name) ||
                            (!command.version.empty() && lies_in(folder, command.version.front()));
      out.all.push_back(std::move(program));
    });
  return out;
}

void ask_versions(Programs& programs) {
  for (OutsideProgram& each : programs.all) {
    if (!each.file || each.lies_in_set || each.version_command.empty()) continue;
    const std::string asked = list_text(each.version_command);
    const auto file = find_program(each.version_command.front());
    if (!file)
      throw_input(fmt::format("step command: version = {}: {} is not on PATH; install it, or give its "
                              "absolute path",
                              asked, each.version_command.front()));
    const PrivateFolder folder;
    const ProgramEnd end =
        run_program({*file, each.version_command, folder.path(), each.timeout_s, programs.interrupted});
    if (end.why == ProgramEnd::Why::interrupted) throw Interrupted{};
    if (end.why == ProgramEnd::Why::too_long)
      throw_input(
          fmt::format("step command: version = {} took longer than {} s and was stopped; give another "
                      "version, or leave it out",
                      asked, each.timeout_s));
    each.version = visible_line(end.first_line);
    if (each.version.empty())
      throw_input(
          fmt::format("step command: version = {} says nothing; give another, or leave it out", asked));
  }
}

const OutsideProgram& program_of(const Programs& programs, const CommandStep& command) {
  return *std::ranges::find_if(programs.all,
                               [&](const OutsideProgram& each) { return is_of(each, command); });
}

bool ran_another(const Programs& programs, const Recipe& recipe, const stimulus::Lock& lock) {
  bool out = false;
  for_each_command(recipe, [&](const CommandStep& command) {
    const OutsideProgram& program = program_of(programs, command);
    const auto* entry = entry_of(lock, program);
    out = out || entry == nullptr || is_another(program, *entry);
  });
  return out;
}

std::vector<stimulus::LockedProgram> locked_programs(const Programs& programs,
                                                     const std::optional<stimulus::Lock>& before) {
  std::vector<stimulus::LockedProgram> out;
  for (const OutsideProgram& each : programs.all) {
    const auto* known = before ? entry_of(*before, each) : nullptr;
    if (known != nullptr && !is_another(each, *known))
      out.push_back(*known);
    else if (each.file)
      out.push_back({each.name, each.sha256,
                     each.version_command.empty() ? "" : list_text(each.version_command), each.version});
  }
  return out;
}

std::vector<std::string> programs_run_by(const Recipe& recipe) {
  std::vector<std::string> out;
  for_each_command(recipe, [&](const CommandStep& command) {
    if (std::ranges::find(out, command.run.front()) == out.end()) out.push_back(command.run.front());
  });
  return out;
}

} // namespace quietroom::recipe
