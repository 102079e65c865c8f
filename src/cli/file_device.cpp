#include "cli/file_device.h"

#include "core/error.h"

#include <fmt/format.h>
#include <variant>

namespace quietroom::cli {

void guard_file_device(const audio::Device& device, const Arguments& arguments) {
  const auto* file = std::get_if<audio::FileDevice>(&device);
  if (file == nullptr) {
    if (arguments.has("--force"))
      throw_input("--force belongs to --device file:OUT.wav, which replaces a file; leave it out");
    return;
  }
  if (file->path.extension() != ".wav")
    throw_input(
        fmt::format("--device file:{} must end in .wav, for that is what is written", file->path.string()));
  guard(arguments, {"--device"}, {file->path});
}

} // namespace quietroom::cli
