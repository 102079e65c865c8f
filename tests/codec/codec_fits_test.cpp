#include "codec/codec_fits.h"

#include "codec/codec_table.h"

#include <catch2/catch.hpp>

using namespace quietroom::codec;
using Catch::Contains;
using Mistakes = std::vector<std::string>;

namespace {

CodecSettings opus(std::map<std::string, ParameterValue, std::less<>> parameters) {
  return {"opus", 24, std::move(parameters)};
}

ParameterValue word(const char* text) { return std::string(text); }

/// As in a build that has every library.
Mistakes mistakes_in(const CodecSettings& settings) {
  CodecInfo codec = *find_codec(settings.id);
  for (Library& each : codec.libraries) each.version = [] { return std::string("1"); };
  return check_settings(codec, settings);
}

/// A codec as a build without its two libraries knows it.
CodecInfo absent() {
  CodecInfo out;
  out.id = "evs";
  out.libraries = {{"libevs", "libevs-dev"}, {"libx", "libx-dev", [] { return std::string("1"); }}};
  out.bit_rates = {{9.6, 13.2}, 13.2};
  return out;
}

} // namespace

TEST_CASE("an unknown codec is told those that there are") {
  CHECK_THAT(check_settings({"opus9"}).front(),
             Contains("opus9: no such codec; it must be one of g711a, g711u, g722"));
}

TEST_CASE("a codec that is not in this program names the package to install") {
  CHECK_FALSE(available(absent()));
  CHECK(check_settings(absent(), {"evs"}) ==
        Mistakes{"evs is not in this program; install libevs-dev and build it again"});
  CHECK(check_settings(absent(), {"evs", 12}).size() == 2); // told along with the others
}

TEST_CASE("a bit rate that a codec does not have is refused with those that it has") {
  CHECK(mistakes_in({"g722", 63.0}) ==
        Mistakes{"g722 has no bit rate of 63 kbit/s; bit_rate_kbps must be one of 48, 56, 64"});
  CHECK(mistakes_in({"opus", 5.9}) ==
        Mistakes{"opus has no bit rate of 5.9 kbit/s; give bit_rate_kbps from 6 to 510"});
  CHECK(mistakes_in({"opus", std::nan("")}).size() == 1);
  CHECK(mistakes_in({"g711a", 64.0}) ==
        Mistakes{"g711a has no choice of bit rates; leave bit_rate_kbps out"});
  CHECK(mistakes_in({"gsm-fr", 13.0}).empty());
  CHECK(mistakes_in({"amr-wb", 23.85}).empty());
}

TEST_CASE("every mistake in the parameters is found at once") {
  CHECK(mistakes_in(
            opus({{"fec", 1.0}, {"application", word("music")}, {"complexity", 10.5}, {"dtx", true}})) ==
        Mistakes{"opus: application is music; it must be one of voip, audio, restricted-lowdelay",
                 "opus: complexity is 10.5; it must be a whole number from 0 to 10",
                 "dtx is not known to opus; it has application, bandwidth, frame_ms, complexity, fec, "
                 "expected_loss_percent",
                 "opus: fec must be true or false"});
  CHECK(mistakes_in({"g722", {}, {{"fec", true}}}) ==
        Mistakes{"fec is not known to g722, which has no parameters; remove it"});
  CHECK(mistakes_in(opus({{"complexity", 11.0}})).size() == 1);
  CHECK(mistakes_in(opus({{"complexity", std::nan("")}})).size() == 1);
  CHECK(mistakes_in(opus({{"frame_ms", 30.0}})) ==
        Mistakes{"opus: frame_ms is 30; it must be one of 2.5, 5, 10, 20, 40, 60"});
}

TEST_CASE("a sound that a codec cannot take is refused") {
  CHECK(check_format({"g711a"}, {8000, 1}).empty());
  CHECK(check_format({"g711a"}, {16000, 2}) ==
        Mistakes{"g711a works at 8000 Hz, not at 16000 Hz; resample before it",
                 "g711a takes one channel, not 2; take fewer of them before it"});
  CHECK(check_format({"opus"}, {44100, 1}) ==
        Mistakes{"opus works at 8000, 12000, 16000, 24000, 48000 Hz, not at 44100 Hz; resample before it"});
  CHECK(check_format({"opus"}, {48000, 2}).empty());
  CHECK(check_format({"opus"}, {48000, 3}).size() == 1);
  CHECK(check_format(opus({{"bandwidth", word("SWB")}}), {16000, 1}) ==
        Mistakes{"opus: bandwidth SWB needs sound at 24000 Hz or more, not at 16000 Hz; resample before it"});
  CHECK(check_format(opus({{"bandwidth", word("SWB")}}), {24000, 1}).empty());
}

TEST_CASE("packets hold whole frames, and somebody fills those that are lost") {
  CHECK(check_packets({"gsm-fr"}, 60).empty());
  CHECK(check_packets({"gsm-fr"}, 10) ==
        Mistakes{"gsm-fr cannot fill packets of 10 ms; give packet_ms a multiple of 20"});
  CHECK(check_packets(opus({{"frame_ms", 2.5}}), 7.5).empty());
  CHECK(check_packets(opus({{"frame_ms", 2.5}}), 6).size() == 1);
  for (const double odd : {0.0, -20.0, std::nan("")}) CHECK(check_packets({"gsm-fr"}, odd).size() == 1);
}

TEST_CASE("settings are written out whole, so that equal texts are equal codecs") {
  CHECK(text({"g711a"}) == "g711a");
  CHECK(text({"amr-nb", 4.75}) == "amr-nb 4.75 kbit/s");
  CHECK(text({"amr-nb"}) == "amr-nb 12.2 kbit/s");
  CHECK(text(opus({})) == "opus 24 kbit/s application=audio bandwidth=auto complexity=10 "
                          "expected_loss_percent=0 fec=false frame_ms=20");
  CHECK(text(opus({{"bandwidth", word("WB")}})) != text(opus({})));
  CHECK(resolved(resolved(opus({}))) == resolved(opus({})));
  CHECK(frame_ms(opus({{"frame_ms", 2.5}})) == 2.5);
}
