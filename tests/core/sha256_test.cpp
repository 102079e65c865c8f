#include "core/sha256.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <utility>
#include <vector>

using namespace quietroom;

TEST_CASE("the examples of FIPS 180-4 hash as published") {
  CHECK(sha256_of("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(sha256_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(sha256_of("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq") ==
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
  CHECK(sha256_of(std::string(1'000'000, 'a')) ==
        "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST_CASE("pieces of any size hash as the whole") {
  const std::string text(1000, 'q');
  for (const std::size_t piece : {1U, 7U, 63U, 64U, 65U, 128U, 999U}) {
    Sha256 hash;
    for (std::size_t at = 0; at < text.size(); at += piece)
      hash.add(std::string_view(text).substr(at, piece));
    CHECK(hash.finish() == sha256_of(text));
  }
}

TEST_CASE("a file hashes as its bytes, a missing one is an error") {
  const test::TempFolder folder;
  CHECK(sha256_of_file(folder.write("a", "abc")) == sha256_of("abc"));
  CHECK_THROWS_AS(sha256_of_file(folder.path() / "none"), Error);
}

// The portable one is the published algorithm word by word; where the processor has instructions, this
// compares.
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
