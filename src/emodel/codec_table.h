#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace quietroom::emodel {

/// How well a planning value is known: confirmed by two or more public sources, by one, by recollection only,
/// or solved from a published table of delay bounds and not in G.113 at all.
enum class Confidence { confirmed, one_source, unverified, derived };

/// Narrow-band planning values of one codec (G.113 Appendix I, provisional by its own words). "No published
/// value" is an answer: then Ie or Bpl is empty.
struct CodecEntry {
  std::string_view id;
  std::string_view name;
  std::optional<double> Ie;
  std::optional<double> Bpl;
  std::optional<double> packet_ms; ///< of the condition Bpl was measured with
  Confidence confidence;
  std::string_view source;
};

std::span<const CodecEntry> codecs();

/// Ids are lower case: "g711", "g729a-vad", "gsm-efr".
std::optional<CodecEntry> find_codec(std::string_view id);

std::string_view text(Confidence confidence);

} // namespace quietroom::emodel
