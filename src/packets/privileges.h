#pragma once

namespace quietroom::packets {

/// For good, and for all that is started from now on: every capability goes, a program that was started by
/// sudo or is set-uid becomes its user again, and no program that it starts can win rights. To be called
/// before there is another thread. Throws an environment Error where the system refuses.
void drop_privileges();

} // namespace quietroom::packets
