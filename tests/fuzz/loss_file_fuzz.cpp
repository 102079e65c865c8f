// Loss patterns in files, in the form detected and in each other.
#include "core/error.h"
#include "fuzz/fuzz.h"
#include "signal/loss_file.h"

using namespace quietroom;
using signal::LossFileForm;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes = fuzz::text(data, size);
  (void)signal::detected_form(bytes);
  for (const LossFileForm form :
       {LossFileForm::g192, LossFileForm::byte, LossFileForm::compact, LossFileForm::text}) {
    try {
      const signal::LossPattern pattern = signal::parse_loss_file(bytes, form, "pattern");
      fuzz::require(!pattern.empty(), "a pattern has an entry");
      fuzz::require(signal::repeated(pattern, 7, pattern.size() - 1).size() == 7,
                    "it goes on from any entry");
    } catch (const Error& error) {
      fuzz::require(error.kind() == ErrorKind::input, "a bad file is no fault of the machine");
    }
  }
  return 0;
}
