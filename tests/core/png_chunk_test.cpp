#include "core/png_chunk.h"

#include <catch2/catch.hpp>

using namespace quietroom;

TEST_CASE("the checksum of a chunk is that of the standard") {
  CHECK(png_checksum("IEND") == 0xAE426082); // the last four bytes of every PNG
  CHECK(png_chunk("IEND", "") == std::string("\0\0\0\0IEND\xAE\x42\x60\x82", 12));
}

TEST_CASE("a PNG tells how large it is on paper, right behind its header") {
  const std::string header = std::string(png_signature) + png_chunk("IHDR", std::string(13, '\0'));
  const std::string png = png_with_density(header + png_chunk("IEND", ""), 300);
  const std::string expected =
      png_chunk("pHYs", std::string("\0\0\x2E\x23\0\0\x2E\x23\x01", 9)); // 11811 a metre
  CHECK(png == header + expected + png_chunk("IEND", ""));
}

TEST_CASE("what is no PNG stays as it is") { CHECK(png_with_density("%PDF", 300) == "%PDF"); }
