#pragma once

#include <cstdint>
#include <span>
#include <vector>

/// G.711 companding of 16-bit samples, exact to the ITU-T tool library at every decision level (other
/// libraries differ there by up to 1020 of the 65536 inputs).
namespace quietroom::codec {

enum class G711Law { a, mu };

/// A-law bytes carry the inversion of even bits, mu-law bytes the inversion of all, as on the line.
std::uint8_t g711_encode(G711Law law, std::int16_t sample) noexcept;
std::int16_t g711_decode(G711Law law, std::uint8_t code) noexcept;

/// Encoded and decoded again.
std::vector<std::int16_t> g711_coded(G711Law law, std::span<const std::int16_t> samples);

} // namespace quietroom::codec
