#include "cli/command.h"
#include "cli/output.h"
#include "cli/secret_line.h"
#include "core/atomic_file.h"
#include "core/code_hash.h"
#include "core/error.h"
#include "design/experimenter_code.h"
#include "design/study_given.h"

#include <filesystem>
#include <fmt/format.h>
#include <fstream>

namespace quietroom::cli {

namespace {

namespace fs = std::filesystem;

std::string new_code() {
  const std::string code = secret_line("New experimenter's code, 4 to 32 digits: ");
  if (const std::string mistake = design::code_mistake(code); !mistake.empty())
    throw_input(mistake + "; nothing was changed");
  if (asks_for_secrets() && secret_line("The same code again: ") != code)
    throw_input("the two codes were not the same; nothing was changed");
  return code;
}

/// In the place of a file that a person wrote, with its mode; a link goes on leading to it.
void replace_file(const fs::path& file, const std::string& text) {
  const fs::path target = fs::canonical(file);
  AtomicFile beside(target);
  std::ofstream out(beside.path(), std::ios::binary);
  out.write(text.data(), static_cast<std::streamsize>(text.size()));
  out.close();
  if (!out)
    throw_environment(
        fmt::format("{}: cannot be written; free disk space or fix the permissions", target.string()));
  fs::permissions(beside.path(), fs::status(target).permissions());
  beside.commit();
}

int run_code(const Arguments& arguments) {
  design::refuse_no_study(*arguments.text("STUDY"));
  const fs::path file = fs::path(*arguments.text("STUDY")) / "study.toml";
  const std::string before = read_file(file);
  design::with_experimenter_code(before, "0", file.string()); // before anybody types anything
  const std::string hash = hash_of_code(new_code());
  replace_file(file, design::with_experimenter_code(before, hash, file.string()));
  print(
      fmt::format("{}: the experimenter's code is set; orders and votes are as they were\n", file.string()));
  return ok;
}

} // namespace

Command code_command() {
  return {"code",
          "set the code by which the experimenter ends a session; study.toml keeps only its hash",
          {{"STUDY", "STUDY", "folder of the study", true}},
          "  quietroom code sessions/demo\n"
          "  quietroom code sessions/demo < code.txt",
          run_code};
}

} // namespace quietroom::cli
