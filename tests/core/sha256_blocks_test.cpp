#include "core/sha256_blocks.h"

#include "core/sha256.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

using namespace quietroom;

TEST_CASE("blocks hash alike with and without the processor's instructions") {
  std::vector<std::byte> bytes(64 * 7);
  for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<std::byte>(i * i >> 3);
  for (std::size_t blocks = 0; blocks <= 7; ++blocks) {
    Sha256State one = {1, 2, 3, 0xffffffff, 5, 6, 7, 0x80000000};
    Sha256State other = one;
    sha256_blocks(one, bytes.data(), blocks);
    sha256_blocks_portable(other, bytes.data(), blocks);
    CHECK(one == other);
  }
  Sha256State abc = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  std::array<std::byte, 64> block{};
  for (const auto& [at, value] : {std::pair{0, 'a'}, {1, 'b'}, {2, 'c'}, {3, '\x80'}, {63, '\x18'}})
    block[static_cast<std::size_t>(at)] = static_cast<std::byte>(value);
  sha256_blocks_portable(abc, block.data(), 1); // FIPS 180-4's example
  CHECK(abc == Sha256State{0xba7816bf, 0x8f01cfea, 0x414140de, 0x5dae2223, 0xb00361a3, 0x96177a9c, 0xb410ff61,
                           0xf20015ad});
}
