#include "cli/derivation_options.h"

#include "core/error.h"

#include <fmt/format.h>

namespace quietroom::cli {

namespace {

/// "NAME=A,B,C".
analysis::CodecChoice codec_choice(const std::string& given) {
  const std::size_t equals = given.find('=');
  if (equals == 0 || equals == std::string::npos)
    throw_input(fmt::format("--codec \"{}\" is not NAME=CONDITION,CONDITION,...", given));
  Arguments parts;
  parts.set("--codec", {given.substr(equals + 1)});
  return {given.substr(0, equals), *parts.list("--codec")};
}

} // namespace

analysis::DerivationChoice derivation_choice(const Arguments& arguments) {
  analysis::DerivationChoice out;
  if (!arguments.text("--references").value_or("").empty()) // that of compare may stand without a list
    out.references = *arguments.list("--references");
  out.direct = arguments.text("--direct");
  for (const std::string& given : arguments.all("--codec")) out.codecs.push_back(codec_choice(given));
  return out;
}

} // namespace quietroom::cli
