#include "audio/open_output.h"

#include "core/error.h"

#include <chrono>
#include <thread>

namespace quietroom::audio {

std::string name_of(const OutputInfo& info) {
  return info.converting ? info.device + " [converting]" : info.device;
}

std::unique_ptr<Output> open_output(const Device& device, const OutputRequest& request) {
  if (const auto* file = std::get_if<FileDevice>(&device)) return open_file_output(*file, request);
  return open_portaudio(std::get<SoundCard>(device), request);
}

Report play_and_wait(Output& output, Player& player, const ClipView& clip, std::stop_token stop) {
  constexpr std::chrono::milliseconds poll_interval{5};
  constexpr Ticket ticket = 1;
  if (!player.play(clip, ticket)) throw_environment("the player is busy; stop what plays first");
  while (true) {
    while (const std::optional<Report> report = player.poll())
      if (report->kind != ReportKind::started) return *report;
    if (const Health health = output.health(); !health.alive) throw_environment(health.reason);
    if (stop.stop_requested()) player.stop();
    std::this_thread::sleep_for(poll_interval);
  }
}

} // namespace quietroom::audio
