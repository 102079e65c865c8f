#pragma once

#include "prepare/source_shelf.h"
#include "prepare/work.h"

namespace quietroom::prepare {

/// Source s of the work, read and taken through source_steps. Throws an input Error that names it.
ReadySource ready_source(const Work& work, std::size_t s);

/// Makes stimulus i of the work from its source and writes its file, which is then measured as it stands
/// there; the last use of a source may take its sound. Throws an input Error that names stimulus and
/// condition where it clips, or does not have the level that its level step promised.
stimulus::LockedStimulus make_stimulus(const Work& work, std::size_t i, ReadySource& source,
                                       bool is_last_use);

} // namespace quietroom::prepare
