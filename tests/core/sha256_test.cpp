#include "core/sha256.h"

#include "core/error.h"
#include "support/temp_folder.h"

#include <catch2/catch.hpp>
#include <utility>

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
