// Loss patterns in files, in the form detected and in each other.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "network/loss_file.h"

using namespace quietroom;
using network::LossFileForm;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text(data, size);
  (void)network::detected_form(bytes);
  for (const LossFileForm form :
       {LossFileForm::g192, LossFileForm::byte, LossFileForm::compact, LossFileForm::text}) {
    try {
      const network::LossPattern pattern = network::parse_loss_file(bytes, form, "pattern");
      fuzz::require(!pattern.empty(), "a pattern has an entry");
      fuzz::require(network::repeated(pattern, 7, pattern.size() - 1).size() == 7,
                    "it goes on from any entry");
    } catch (const Error& error) {
      fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
    }
  }
  return 0;
}
