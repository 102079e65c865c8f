#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace quietroom {

/// Work on pieces on several threads, with results that come in the order of the pieces. `take` gives the
/// next piece, or false at the end; `work` may run on several threads at once; `hand_in` runs for one result
/// at a time, in order. The first exception in that order, of any of the three, ends all and is thrown again.
template<class Piece, class Result>
void in_order(unsigned threads, const std::function<bool(Piece&)>& take,
              const std::function<Result(const Piece&)>& work, const std::function<void(Result)>& hand_in) {
  std::mutex taking, handing_in;
  std::condition_variable next;
  std::uint64_t taken = 0, handed_in = 0;
  bool at_end = false;
  std::exception_ptr take_failure, failure;

  const auto take_next = [&](Piece& piece, std::uint64_t& turn) {
    const std::lock_guard lock(taking);
    if (at_end) return false;
    try {
      at_end = !take(piece);
    } catch (...) {
      take_failure = std::current_exception();
      at_end = true;
    }
    turn = taken;
    taken += at_end ? 0U : 1U;
    return !at_end;
  };
  const auto run = [&] {
    Piece piece;
    for (std::uint64_t turn = 0; take_next(piece, turn);) {
      std::optional<Result> result;
      std::exception_ptr own;
      try {
        result.emplace(work(piece));
      } catch (...) {
        own = std::current_exception();
      }
      std::unique_lock lock(handing_in);
      next.wait(lock, [&] { return handed_in == turn; });
      try {
        if (own) std::rethrow_exception(own);
        if (!failure) hand_in(std::move(*result));
      } catch (...) {
        if (!failure) failure = std::current_exception();
        const std::lock_guard stop(taking);
        at_end = true;
      }
      ++handed_in;
      next.notify_all();
    }
  };
  {
    std::vector<std::jthread> others;
    for (unsigned i = 1; i < threads; ++i) others.emplace_back(run);
    run();
  }
  if (failure) std::rethrow_exception(failure);
  if (take_failure) std::rethrow_exception(take_failure);
}

} // namespace quietroom
