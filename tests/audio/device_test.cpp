#include "audio/device.h"
#include "core/error.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::audio;
using Catch::Matchers::Contains;
using Catch::Matchers::Message;

namespace {

std::string mistake(std::string_view text) {
  try {
    parse_device(text);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::input);
    return error.what();
  }
  return "none";
}

std::string refusal(const std::vector<DeviceInfo>& devices, const SoundCard& card) {
  try {
    chosen(devices, card);
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::environment);
    return error.what();
  }
  return "none";
}

DeviceInfo device(int index, const std::string& name, bool is_default = false) {
  DeviceInfo made;
  made.index = index;
  made.name = name;
  made.is_default = is_default;
  return made;
}

} // namespace

TEST_CASE("a device is the default one, an index or a name") {
  CHECK(parse_device("") == Device(SoundCard{}));
  CHECK(parse_device("default") == Device(SoundCard{}));
  CHECK(parse_device("12") == Device(SoundCard{.index = 12}));
  CHECK(parse_device("HDA Intel (hw:0,0)") == Device(SoundCard{.name = "HDA Intel (hw:0,0)"}));
}

TEST_CASE("a file device takes its clock and its faults from the text") {
  CHECK(parse_device("file:out.wav") == Device(FileDevice{.path = "out.wav"}));
  FileDevice device{.path = "a dir/o?ut.wav", .speed = 10, .block_frames = 64};
  device.faults = {.underrun_s = 3.2, .stall_s = 5, .stall_length_s = 0.75, .vanish_s = 10};
  CHECK(parse_device(
            "file:a dir/o?ut.wav?underrun=3.2&stall=5&stall-length=0.75&vanish=10&speed=10&block=64") ==
        Device(device));
}

TEST_CASE("a mistake in a device text is named with what to do") {
  CHECK(mistake("file:") == "--device file: has no file name; write file:OUT.wav");
  CHECK(mistake("file:?speed=1") == "--device file: has no file name; write file:OUT.wav");
  CHECK(mistake("file:a.wav?") == "--device: '' has no value; write it as KEY=NUMBER");
  CHECK(mistake("file:a.wav?stall") == "--device: 'stall' has no value; write it as KEY=NUMBER");
  CHECK(mistake("file:a.wav?speed=1&sped=2") == "--device: 'sped=2' is no option of a file device; choose "
                                                "from speed, block, underrun, stall, stall-length, vanish");
  CHECK(mistake("file:a.wav?speed=fast") ==
        "--device: 'speed=fast' is not a number from 0 to 1000; correct it");
  CHECK(mistake("file:a.wav?block=1.5") ==
        "--device: 'block=1.5' is not a whole number from 1 to 1048576; correct it");
  for (const char* text :
       {"file:a.wav?speed=-1", "file:a.wav?speed=1001", "file:a.wav?block=0", "file:a.wav?stall=-1",
        "file:a.wav?vanish=nan", "file:a.wav?underrun=1s", "file:a.wav?speed=1&", "-1", "10000"}) {
    CAPTURE(text);
    CHECK(mistake(text) != "none");
  }
}

TEST_CASE("a device is found by index, by name, or by a part that only one has") {
  const std::vector<DeviceInfo> devices = {device(0, "USB Audio (hw:1,0)"), device(2, "USB Audio"),
                                           device(3, "default", true)};
  CHECK(chosen(devices, {}).index == 3);
  CHECK(chosen(devices, {.index = 2}).index == 2);
  CHECK(chosen(devices, {.name = "USB Audio"}).index == 2);
  CHECK(chosen(devices, {.name = "hw:1"}).index == 0);
}

TEST_CASE("a device that cannot be found is refused with the ones that can") {
  const std::vector<DeviceInfo> devices = {device(0, "USB (hw:1,0)"), device(2, "USB (hw:2,0)")};
  CHECK(refusal(devices, {.index = 1}) ==
        "audio device '1' is not there; connect it, or choose another --device of: 0 'USB (hw:1,0)', 2 'USB "
        "(hw:2,0)'");
  CHECK(refusal(devices, {.name = "USB"}) ==
        "more than one audio device has 'USB' in its name; choose one by its index: 0 'USB (hw:1,0)', 2 'USB "
        "(hw:2,0)'");
  CHECK(refusal(devices, {}).starts_with("audio device 'default' is not there"));
  CHECK(refusal({}, {}) == "no audio output device is there; connect one, or use --device file:OUT.wav");
}

TEST_CASE("only ALSA's direct devices are taken not to convert") {
  CHECK_FALSE(is_converting("ALSA", "HDA Intel PCH: ALC257 Analog (hw:0,0)"));
  for (const char* name : {"default", "sysdefault", "pulse", "pipewire", "dmix", "plughw:0,0", "front"}) {
    CAPTURE(name);
    CHECK(is_converting("ALSA", name));
  }
  CHECK(is_converting("JACK Audio Connection Kit", "system"));
}
