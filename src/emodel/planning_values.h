#pragma once

#include "core/error.h"
#include "emodel/band.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Planning values of codecs: data/codecs.csv, compiled in, and what users put on top.
namespace quietroom::emodel {

/// How well a planning value is known: confirmed by two or more public sources, by one, by recollection only,
/// solved from published results and not in G.113 at all, or a user's own.
enum class Confidence { confirmed, one_source, unverified, derived, own };

/// Planning values of one codec (appendices of G.113, provisional by their own words). "No published value"
/// is an answer: then Ie or Bpl is empty. The ranges of a product's habits are no values.
struct CodecEntry {
  std::string id; ///< lower case: "g711", "amr-wb-12.65-diotic"
  std::string name;
  Band band = Band::narrow; ///< on whose scale Ie and Bpl stand
  std::string presentation; ///< "monotic" (handset), "diotic" (headset), or empty where it is not told
  std::optional<double> kbit_s;
  std::optional<double> packet_ms; ///< of the condition Bpl was measured with
  std::optional<double> Ie;
  std::optional<double> Bpl;
  Confidence confidence = Confidence::own;
  std::string source;
  bool operator==(const CodecEntry&) const = default;
};

using CodecTable = std::vector<CodecEntry>; ///< in the order of their ids, each once

/// The table that comes with the program.
const CodecTable& published_codecs();

struct CodecReading {
  CodecTable table;
  std::vector<Problem> problems; ///< all mistakes, with FILE:LINE; the table is then not to be used
};

/// A CSV of `id,name,band,presentation,kbit_s,packet_ms,Ie,Bpl,confidence,source`; only id and band must have
/// a value, and columns other than these may be left out. Its rows replace those of `base` that have their
/// id. `name` is for messages.
CodecReading read_codecs(std::string_view text, const std::string& name, CodecTable base = {});

/// nullptr for an unknown id.
const CodecEntry* find_codec(const CodecTable& table, std::string_view id);

std::string_view key(Confidence confidence);  ///< as in the file: "one_source"
std::string_view text(Confidence confidence); ///< as a reader is told

/// Ie and Bpl of a codec in a test or call of this band.
struct CodecValues {
  std::optional<double> Ie;
  std::optional<double> Bpl;
  std::string how; ///< empty where both stand in the table of the band; else how they came about, or why not
};

/// A codec of a narrower band is carried over: Ie,WB = Ie + 35.8 (unverified), Ie,FB = Ie,WB + 19; there is
/// no way back, and none for Bpl.
CodecValues values_on(Band scale, const CodecEntry& codec);

} // namespace quietroom::emodel
