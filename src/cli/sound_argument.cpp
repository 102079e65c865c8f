#include "cli/sound_argument.h"

#include "cli/output.h"
#include "core/error.h"

#include <fmt/format.h>

namespace quietroom::cli {

NamedSound named_sound(const Arguments& arguments) {
  const std::string name = *arguments.text("SOUND");
  const auto folder = arguments.text("--set");
  if (!folder && !std::filesystem::exists(name))
    throw_input(
        fmt::format("{}: there is no such file; for a stimulus by its id give its set with --set SET", name));
  NamedSound out = folder ? prepare::sound_by_id(*folder, name) : prepare::sound_by_path(name);
  if (differs_from_lock(out))
    say(fmt::format("{}: is not the file that set.lock knows; quietroom check {} says more",
                    out.file.string(), out.folder.string()));
  return out;
}

std::vector<Option> named_sound_options() {
  return {{"SOUND", "FILE|STIMULUS", "a sound file, or with --set the id of a stimulus", true},
          {"--set", "SET", "the stimulus set that the id belongs to"}};
}

} // namespace quietroom::cli
