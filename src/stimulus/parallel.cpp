#include "stimulus/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

namespace quietroom::stimulus {

namespace {

struct Shared {
  std::atomic<std::size_t> next = 0;
  std::mutex mutex; ///< of everything below
  std::size_t done = 0;
  std::size_t failed_index = 0;
  std::exception_ptr failure;
};

} // namespace

void for_each_index(std::size_t count, unsigned threads, const std::function<void(std::size_t)>& work,
                    const OnProgress& progress) {
  Shared shared;
  const auto run = [&] {
    for (std::size_t i = shared.next++; i < count; i = shared.next++) {
      try {
        work(i);
        const std::scoped_lock lock(shared.mutex);
        if (progress) progress(++shared.done, count);
      } catch (...) {
        const std::scoped_lock lock(shared.mutex);
        if (!shared.failure || i < shared.failed_index) {
          shared.failure = std::current_exception();
          shared.failed_index = i;
        }
        shared.next = count;
      }
    }
  };
  {
    std::vector<std::jthread> others;
    const std::size_t wanted = std::min<std::size_t>(std::max(1U, threads), count);
    for (std::size_t i = 1; i < wanted; ++i) others.emplace_back(run);
    run();
  }
  if (shared.failure) std::rethrow_exception(shared.failure);
}

} // namespace quietroom::stimulus
