#include "emodel/codec_table.h"

#include <algorithm>
#include <array>

namespace quietroom::emodel {

namespace {

using enum Confidence;

constexpr std::nullopt_t none = std::nullopt;
constexpr std::string_view table_1 = "G.113 Appendix I, Table I.1";
constexpr std::string_view table_loss = "G.113 Appendix I, Tables I.1, I.3 and I.4";
constexpr std::string_view delay_bounds =
    "solved from published delay bounds (Telektronikk 2001); not in G.113";
constexpr std::string_view nothing = "no ITU-T value found";

constexpr std::array table = std::to_array<CodecEntry>({
    {"amr-10.2", "AMR-NB 10.2", 6, none, none, derived, delay_bounds},
    {"amr-12.2", "AMR-NB 12.2", 5, none, none, derived, delay_bounds},
    {"amr-4.75", "AMR-NB 4.75", 21.3, none, none, derived, delay_bounds},
    {"amr-5.15", "AMR-NB 5.15", 19.5, none, none, derived, delay_bounds},
    {"amr-5.9", "AMR-NB 5.9", 16.5, none, none, derived, delay_bounds},
    {"amr-6.7", "AMR-NB 6.7", 13.7, none, none, derived, delay_bounds},
    {"amr-7.4", "AMR-NB 7.4", 11.6, none, none, derived, delay_bounds},
    {"amr-7.95", "AMR-NB 7.95", 10.1, none, none, derived, delay_bounds},
    {"g711", "G.711 without loss concealment", 0, 4.3, 10, confirmed, table_loss},
    {"g711-plc", "G.711 with concealment of its Appendix I", 0, 25.1, 10, confirmed, table_loss},
    {"g723.1-53", "G.723.1 5.3", 19, none, none, confirmed, table_1},
    {"g723.1-63", "G.723.1 6.3", 15, none, none, confirmed, table_1},
    {"g723.1-63-vad", "G.723.1 6.3 with VAD", 15, 16.1, 30, confirmed, table_loss},
    {"g726-16", "G.726 16", 50, none, none, one_source, table_1},
    {"g726-24", "G.726 24", 25, none, none, one_source, table_1},
    {"g726-32", "G.726 32", 7, none, none, confirmed, table_1},
    {"g726-40", "G.726 40", 2, none, none, confirmed, table_1},
    {"g728-12.8", "G.728 12.8", 20, none, none, confirmed, table_1},
    {"g728-16", "G.728 16", 7, none, none, confirmed, table_1},
    {"g729", "G.729", 10, none, none, confirmed, table_1},
    {"g729a-vad", "G.729A with VAD", 11, 19.0, 20, confirmed, table_loss},
    {"gsm-efr", "GSM-EFR (06.60)", 5, 10.0, 20, confirmed, table_loss},
    {"gsm-fr", "GSM-FR (06.10)", 20, none, none, confirmed, table_1},
    {"gsm-hr", "GSM-HR (06.20)", 23, none, none, confirmed, table_1},
    {"ilbc", "iLBC", none, none, none, unverified, nothing},
    {"is-127", "IS-127 RCELP 8", 6, none, none, unverified, table_1},
    {"is-54", "IS-54 VSELP 8", 20, none, none, unverified, table_1},
    {"is-641", "IS-641 ACELP 7.4", 10, none, none, one_source, table_1},
    {"is-96a", "IS-96a QCELP 8", 21, none, none, unverified, table_1},
    {"pdc", "PDC VSELP 6.7", 24, none, none, unverified, table_1},
    {"silk", "SILK", none, none, none, unverified, nothing},
    {"speex", "Speex", none, none, none, unverified, nothing},
});

} // namespace

std::span<const CodecEntry> codecs() { return table; }

std::optional<CodecEntry> find_codec(std::string_view id) {
  const auto found =
      std::find_if(table.begin(), table.end(), [&](const CodecEntry& entry) { return entry.id == id; });
  return found == table.end() ? std::nullopt : std::optional(*found);
}

std::string_view text(Confidence confidence) {
  switch (confidence) {
  case confirmed:
    return "confirmed by two or more sources";
  case one_source:
    return "from one source";
  case unverified:
    return "unverified";
  case derived:
    return "derived, not an ITU-T value";
  }
  return {};
}

} // namespace quietroom::emodel
