#include "codec/codec_table.h"

#include "codec/entries.h"

#include <algorithm>

namespace quietroom::codec {

std::span<const CodecInfo> codecs() {
  static const std::vector<CodecInfo> all = {
      g711a_entry(),  g711u_entry(), g722_entry(),     g726_entry(),     gsm_fr_entry(),     amr_nb_entry(),
      amr_wb_entry(), opus_entry(),  speex_nb_entry(), speex_wb_entry(), g729a_entry(),      codec2_entry(),
      lc3_entry(),    mp3_entry(),   mp3_vbr_entry(),  vorbis_entry(),   vorbis_abr_entry(), aac_lc_entry(),
  };
  return all;
}

const CodecInfo* find_codec(std::string_view id) {
  const auto found = std::ranges::find(codecs(), id, &CodecInfo::id);
  return found == codecs().end() ? nullptr : &*found;
}

bool available(const CodecInfo& codec) {
  return std::ranges::all_of(codec.libraries, [](const Library& each) { return each.version != nullptr; });
}

} // namespace quietroom::codec
