#include "codec/codec_info.h"

#include "codec/entries.h"

#include <algorithm>

namespace quietroom::codec {

bool available(const CodecInfo& codec) {
  return std::ranges::all_of(codec.libraries, [](const Library& each) { return each.version != nullptr; });
}

std::span<const CodecInfo> codecs() {
  static const std::vector<CodecInfo> all = {
      g711a_entry(),  g711u_entry(),  g722_entry(),   g726_entry(),
      gsm_fr_entry(), amr_nb_entry(), amr_wb_entry(), opus_entry(),
  };
  return all;
}

const CodecInfo* find_codec(std::string_view id) {
  const auto found = std::ranges::find(codecs(), id, &CodecInfo::id);
  return found == codecs().end() ? nullptr : &*found;
}

} // namespace quietroom::codec
