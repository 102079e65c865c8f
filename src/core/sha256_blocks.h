#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace quietroom {

/// The eight words of a SHA-256 on its way.
using Sha256State = std::array<std::uint32_t, 8>;

/// Takes `count` blocks of 64 bytes into the state (FIPS 180-4, 6.2.2): by the processor's own instructions
/// where it has them, else by sha256_blocks_portable. Both give the same.
void sha256_blocks(Sha256State& state, const std::byte* blocks, std::size_t count) noexcept;

void sha256_blocks_portable(Sha256State& state, const std::byte* blocks, std::size_t count) noexcept;

} // namespace quietroom
