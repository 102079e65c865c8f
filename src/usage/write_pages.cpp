#include "usage/write_pages.h"

#include "core/atomic_file.h"
#include "usage/completion.h"
#include "usage/man_page.h"

namespace quietroom::usage {

void write_pages(const Program& program, const std::string& version, const std::filesystem::path& folder) {
  const auto write = [&](const char* below, const std::string& name, const std::string& text) {
    std::filesystem::create_directories(folder / below);
    write_file(folder / below / name, text);
  };
  write("man", man_page_file(program.page), man_page(program, version));
  for (const Page* command : commands_of(program))
    write("man", man_page_file(*command), man_page(*command, version));
  const std::string& name = program.page.name;
  write("completions/bash", name, bash_completion(program));
  write("completions/zsh", '_' + name, zsh_completion(program));
  write("completions/fish", name + ".fish", fish_completion(program));
}

} // namespace quietroom::usage
