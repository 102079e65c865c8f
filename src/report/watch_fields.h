#pragma once

#include "report/fields.h"
#include "watch/records.h"

/// What a line of `watch` holds, once for every form.
namespace quietroom::report {

Fields<watch::IntervalRow> interval_fields();
Fields<watch::Warning> warning_fields();
Fields<watch::StreamSummary> stream_fields();
Fields<watch::ReceiverReport> receiver_report_fields();

} // namespace quietroom::report
