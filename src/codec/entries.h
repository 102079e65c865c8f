#pragma once

#include "codec/codec_info.h"

/// The lines of the table in codec_table.cpp, one from each codec's file. A codec whose library may be
/// missing has its line in NAME.cpp, which every build has, and its make_NAME or code_NAME in the file that
/// includes the library's header, which is compiled only where the library was found (quietroom_codec in
/// src/CMakeLists.txt).
namespace quietroom::codec {

CodecInfo g711a_entry();
CodecInfo g711u_entry();
CodecInfo g722_entry();
CodecInfo g726_entry();
CodecInfo gsm_fr_entry();
CodecInfo amr_nb_entry();
CodecInfo amr_wb_entry();
CodecInfo opus_entry();
CodecInfo speex_nb_entry();
CodecInfo speex_wb_entry();
CodecInfo g729a_entry();
CodecInfo codec2_entry();
CodecInfo lc3_entry();
CodecInfo mp3_entry();
CodecInfo mp3_vbr_entry();
CodecInfo vorbis_entry();
CodecInfo vorbis_abr_entry();
CodecInfo aac_lc_entry();

} // namespace quietroom::codec
