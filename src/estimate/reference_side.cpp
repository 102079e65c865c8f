#include "estimate/reference_side.h"

#include "estimate/reference_patches.h"
#include "estimate/unanswerable.h"

namespace quietroom::estimate {

ReferenceSide::ReferenceSide(std::span<const double> reference, const Setup& asked, std::size_t longest)
    : setup(asked), no_sound(why_no_sound(reference)), maker(setup), whole(longest),
      of_patch(setup.patch_frames * setup.hop), amplitudes{setup.bands, {}} {
  if (no_sound || frames_of(reference.size(), setup) == 0) return;
  if (setup.mode == Mode::speech) active_s = active_speech_s(reference, setup.rate_hz);
  amplitudes = maker.amplitudes(reference);
  patches = reference_patches(reference, amplitudes.frames(), setup);
}

} // namespace quietroom::estimate
