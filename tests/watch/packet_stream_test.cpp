#include "watch/packet_stream.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::watch;

namespace {

struct Watched {
  std::vector<WatchRecord> records;
  WatchSettings settings;
  PacketSettings packets;
  Watched() {
    settings.rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
    settings.sink = [this](WatchRecord&& record) { records.push_back(std::move(record)); };
    packets.codecs = emodel::published_codecs();
  }
  void send(PacketStream& stream, int n, double t_ms) {
    RtpHeader packet;
    packet.sequence = static_cast<std::uint16_t>(n);
    packet.timestamp = static_cast<std::uint32_t>(160 * n);
    stream.take(packet, static_cast<std::int64_t>(t_ms * 1e6),
                [](unsigned type) { return static_format(type); });
  }
  std::vector<std::uint64_t> samples() const {
    std::vector<std::uint64_t> out;
    for (const auto& each : records)
      if (const auto* row = std::get_if<IntervalRow>(&each)) out.push_back(row->sample);
    return out;
  }
};

} // namespace

TEST_CASE("samples run from the first packet, and the one begun is ended with the stream") {
  Watched watched;
  PacketStream stream({}, {}, 7, watched.settings, watched.packets);
  for (int n = 0; n < 325; ++n) watched.send(stream, n, 500 + 20 * n);
  stream.finish(StreamEnd::input);
  CHECK(watched.samples() == std::vector<std::uint64_t>{5, 7});
  const auto summary = std::get<StreamSummary>(watched.records.back());
  CHECK(summary.samples == 7);
  CHECK(summary.duration_ms == 6480);
}

TEST_CASE("a hold is passed over: no loss, and samples go on by time") {
  Watched watched;
  PacketStream stream({}, {}, 7, watched.settings, watched.packets);
  for (int n = 0; n < 100; ++n) watched.send(stream, n, 20 * n);
  for (int n = 100; n < 200; ++n) watched.send(stream, n, 30'000 + 20 * (n - 100));
  stream.finish(StreamEnd::input);
  CHECK(watched.samples() == std::vector<std::uint64_t>{2, 32});
  CHECK(std::get<StreamSummary>(watched.records.back()).lost == 0.0);
}

TEST_CASE("a single packet is no stream") {
  Watched watched;
  PacketStream stream({}, {}, 7, watched.settings, watched.packets);
  watched.send(stream, 1, 0);
  stream.finish(StreamEnd::input);
  CHECK(watched.records.empty());
  CHECK_FALSE(stream.accepted());
}
