#include "fuzz/fuzz.h"

#include "core/atomic_file.h"

#include <filesystem>

/// Feeds every file of the folders given to the target, so that what a fuzzer once found stays fixed.
int main(int argc, char** argv) {
  std::size_t files = 0;
  for (int i = 1; i < argc; ++i)
    for (const auto& entry : std::filesystem::directory_iterator(argv[i])) {
      std::printf("%s\n", entry.path().filename().c_str());
      std::fflush(stdout); // the name of one that crashes is the last
      const std::string bytes = quietroom::read_file(entry.path());
      LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
      ++files;
    }
  return files > 0 ? 0 : 1;
}
