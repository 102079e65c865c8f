#pragma once

#include "panel/panel.h"

namespace quietroom::panel {

/// Asks core/output_guard.h about the files that a sitting writes beside the database: the sound of a file
/// device, events, measures. Events and measures are added to a file that holds such lines already. Throws an
/// input Error for a file that the sitting reads, and without Options::force for one that holds anything
/// else.
void guard_files(const StationOptions& options, const study::FixedStudy& study);

} // namespace quietroom::panel
