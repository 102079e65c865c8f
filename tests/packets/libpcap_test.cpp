#include "packets/libpcap.h"

#include "core/error.h"
#include "packets/watched_input.h"
#include "support/json_file.h"
#include "support/temp_folder.h"
#include "watch/packet_watch.h"

#include <catch2/catch.hpp>
#include <filesystem>

using namespace quietroom;
using namespace quietroom::watch;
using Catch::Matchers::WithinAbs;

namespace {

std::vector<WatchRecord> watched(const std::string& file, unsigned samples_per_interval = 5) {
  std::vector<WatchRecord> out;
  WatchSettings settings;
  settings.rules = std::make_shared<const RuleSet>(*published_rules("sdk"));
  settings.formula = find_formula("sdk");
  settings.sink = [&](WatchRecord&& record) { out.push_back(std::move(record)); };
  PacketSettings packets;
  packets.one_way_ms = 50;
  packets.samples_per_interval = samples_per_interval;
  packets.codecs = emodel::published_codecs();
  packets::WatchedInput input(file);
  packets::CaptureReader reader(input.take_file(), file);
  PacketWatch watch(settings, packets);
  CHECK(reader.each([&](const packets::CapturedFrame& f) {
    watch.take(*parse_link_type(reader.link_type()), f.bytes, f.t_ns);
  }));
  watch.finish();
  return out;
}

template<class Kind>
std::vector<Kind> only(const std::vector<WatchRecord>& records) {
  std::vector<Kind> out;
  for (const WatchRecord& each : records)
    if (const auto* row = std::get_if<Kind>(&each)) out.push_back(*row);
  return out;
}

void check_stream(const StreamSummary& found, const nlohmann::json& truth) {
  const auto& counted = truth["truth"];
  const auto& effective = counted["fixed_buffer"]["effective"];
  CHECK(found.packets == counted["packets"].get<double>());
  CHECK(found.unique == counted["unique"].get<double>());
  CHECK(found.expected == counted["expected"].get<double>());
  CHECK(found.duplicate == counted["duplicates"].get<double>());
  CHECK(found.reordered == counted["reordered"].get<double>());
  CHECK(found.lost == counted["network"]["count"].get<double>());
  CHECK(found.late == counted["fixed_buffer"]["late"].get<double>());
  CHECK_THAT(*found.jitter_mean_ms, WithinAbs(counted["jitter_ms"]["mean"].get<double>(), 6e-5));
  CHECK_THAT(*found.jitter_max_ms, WithinAbs(counted["jitter_ms"]["max"].get<double>(), 6e-5));
  CHECK_THAT(*found.jitter_final_ms, WithinAbs(counted["jitter_ms"]["final"].get<double>(), 6e-5));
  CHECK_THAT(*found.ppl, WithinAbs(effective["pct"].get<double>(), 6e-5));
  CHECK_THAT(*found.burst_r, WithinAbs(effective["burst_r"].get<double>(), 6e-5));
  CHECK_THAT(*found.mos_lqe_call, WithinAbs(truth["emodel"]["mos_lqe"].get<double>(), 6e-5));
  CHECK_THAT(*found.mos_cqe_call, WithinAbs(truth["emodel"]["mos_cqe"].get<double>(), 6e-5));
  CHECK(found.ssrc == truth["stream"]["ssrc"].get<std::string>());
}

const std::string folder = QUIETROOM_SOURCE_DIR "/tests/vectors/watch/captures/";

} // namespace

TEST_CASE("captures give the counts, jitter and MOS of their truth files") {
  int captures = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".json") continue;
    const auto truth = test::read_json("watch/captures/" + file.path().filename().string());
    CAPTURE(file.path().filename().string());
    const auto streams = only<StreamSummary>(watched(folder + truth["file"].get<std::string>()));
    REQUIRE(streams.size() == 1);
    check_stream(streams[0], truth);
    ++captures;
  }
  CHECK(captures >= 8);
}

TEST_CASE("samples of a capture are those of the stream that was made of it") {
  const auto rows = only<IntervalRow>(watched(folder + "syn_staged_loss.pcap", 1));
  REQUIRE(rows.size() == 60);
  const auto events = only<Warning>(watched(folder + "syn_staged_loss.pcap", 1));
  REQUIRE(events.size() == 4);
  CHECK(events[0].sample == 23);
  CHECK(events[3].sample == 40);
  CHECK(rows[20].lost == 2.0);
  const auto truth = test::read_json("watch/expected/pcap_staged_loss.json");
  const auto& mos = truth["variants"]["sdk"]["mos"];
  for (std::size_t i = 1; i < rows.size(); ++i)
    CHECK_THAT(*rows[i].mos, WithinAbs(mos[i].get<double>(), 6e-7));
}

TEST_CASE("reports of the receiver are read, with round trip and extended metrics") {
  const auto truth = test::read_json("watch/captures/syn_rtcp_xr.truth.json")["rtcp"];
  const auto reports = only<ReceiverReport>(watched(folder + "syn_rtcp_xr.pcap"));
  REQUIRE(reports.size() == truth.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    CHECK(reports[i].fraction_lost_256 == truth[i]["fraction_lost_256"].get<unsigned>());
    CHECK(reports[i].cumulative == truth[i]["cumulative"].get<std::int64_t>());
    CHECK(reports[i].ext_high_seq == truth[i]["ext_high_seq"].get<std::uint64_t>());
    CHECK(reports[i].jitter_ms == truth[i]["jitter_ms"].get<double>());
    CHECK_THAT(*reports[i].rtt_ms, WithinAbs(truth[i]["rtt_ms"].get<double>(), 0.05)); // 1/65536 s
    REQUIRE(reports[i].xr.has_value());
    CHECK(reports[i].xr->r == truth[i]["xr"]["r"].get<int>());
    CHECK(reports[i].xr->mos_lq == truth[i]["xr"]["mos_lq"].get<double>());
    CHECK_FALSE(reports[i].xr->ext_r.has_value());
    CHECK(reports[i].xr->plc == truth[i]["xr"]["plc"].get<std::string>());
  }
}

TEST_CASE("a capture that is cut off gives what there is, and what is none is refused") {
  const test::TempFolder temporary;
  const std::string whole = read_file(folder + "syn_fmt_vlan.pcap");
  packets::WatchedInput input(temporary.write("cut.pcap", whole.substr(0, whole.size() - 7)).string());
  packets::CaptureReader reader(input.take_file(), "cut.pcap");
  int frames = 0;
  CHECK_FALSE(reader.each([&](const packets::CapturedFrame&) { ++frames; }));
  CHECK(frames == 190);
  packets::WatchedInput head(temporary.write("head.pcap", whole.substr(0, 10)).string());
  CHECK_THROWS_AS(packets::CaptureReader(head.take_file(), "head.pcap"), Error);
}
