#include "session/chain_bytes.h"

#include "core/sha256.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using namespace quietroom::session;

namespace {

using Views = std::vector<std::string_view>;

} // namespace

TEST_CASE("a field is its length in bytes, a colon and its text, so that no two lists of fields look alike") {
  CHECK(chain_field("L01-1") == "5:L01-1");
  CHECK(chain_field("") == "0:");
  CHECK(chain_field("Größe") == "7:Größe"); // bytes, not letters
  CHECK(chain_field("a") + chain_field("bc") != chain_field("ab") + chain_field("c"));
}

TEST_CASE("NULL is left out of a record, and an empty text is not") {
  CHECK(chain_record("link", Views{"kind", "number"}, Views{"begun", "0"}) ==
        "4:link4:kind5:begun6:number1:0;");
  CHECK(chain_record("link", Views{"kind", "number"}, Views{std::string_view{}, "0"}) ==
        "4:link6:number1:0;");
  CHECK(chain_record("link", Views{"kind", "number"}, Views{"", "0"}) == "4:link4:kind0:6:number1:0;");
}

TEST_CASE("records are sorted bytewise, whatever their order in the database") {
  CHECK(chain_records({"b;", "a;"}) == "a;b;");
  CHECK(chain_records({"b;", "a;"}) == chain_records({"a;", "b;"}));
  CHECK(chain_records({}).empty());
}

TEST_CASE("the digest of a link covers the digest before it and its records") {
  CHECK(link_digest("", "4:link;") == sha256_of("0:4:link;"));
  CHECK(link_digest("abc", "4:link;") == sha256_of("3:abc4:link;"));
}

TEST_CASE("answers are hidden by their salt: the same answers have another digest under another salt") {
  CHECK(answers_digest("1234", "6:answer;") == sha256_of("4:12346:answer;"));
  CHECK(answers_digest("1234", "6:answer;") != answers_digest("1235", "6:answer;"));
}
