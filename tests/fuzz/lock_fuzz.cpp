// set.lock: whatever is read as one is written and read again as the same.
#include "fuzz/fuzz.h"
#include "stimulus/lock.h"

using namespace quietroom;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::vector<Problem> problems;
  const auto lock = stimulus::parse_lock(fuzz::text(data, size), "set.lock", problems);
  if (!lock) {
    fuzz::require(!problems.empty(), "a lock that is refused is a problem");
    return 0;
  }
  const auto again = stimulus::parse_lock(stimulus::lock_text(*lock), "set.lock", problems);
  fuzz::require(again && *again == *lock, "a lock reads back as it was written");
  return 0;
}
