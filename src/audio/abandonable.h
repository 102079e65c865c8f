#pragma once

#include <chrono>
#include <future>
#include <optional>
#include <thread>
#include <utility>

namespace quietroom::audio {

/// Runs a call into a driver that may hang. Nothing if it has not returned in time: its thread is then left
/// to itself, so the job must own all it touches. What the job throws is thrown here. Control thread only.
template<class Result, class Job>
std::optional<Result> within(std::chrono::milliseconds limit, Job job) {
  std::packaged_task<Result()> task(std::move(job));
  std::future<Result> result = task.get_future();
  std::thread thread(std::move(task));
  if (result.wait_for(limit) != std::future_status::ready) {
    thread.detach();
    return std::nullopt;
  }
  thread.join();
  return result.get();
}

} // namespace quietroom::audio
