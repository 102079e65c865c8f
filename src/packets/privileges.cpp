#include "packets/privileges.h"

#include "core/error.h"
#include "core/number.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <grp.h>
#include <linux/capability.h>
#include <string>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace quietroom::packets {

namespace {

void require(bool done, const char* what) {
  if (!done)
    throw_environment(std::string("the rights for capturing cannot be given back: ") + what + " (" +
                      std::strerror(errno) + ")");
}

/// The number that sudo left of whoever called it.
unsigned caller(const char* variable, unsigned otherwise) {
  const char* text = std::getenv(variable);
  const auto number = text == nullptr ? std::nullopt : parse_double(text);
  return number && *number > 0 && *number < 4e9 ? static_cast<unsigned>(*number) : otherwise;
}

void become_caller() {
  const bool by_sudo = ::getuid() == 0 && std::getenv("SUDO_UID") != nullptr;
  const uid_t user = by_sudo ? caller("SUDO_UID", 0) : ::getuid();
  const gid_t group = by_sudo ? caller("SUDO_GID", 0) : ::getgid();
  if (user == 0 || (user == ::geteuid() && group == ::getegid())) return;
  if (by_sudo) require(::setgroups(1, &group) == 0, "setgroups");
  require(::setresgid(group, group, group) == 0, "setresgid");
  require(::setresuid(user, user, user) == 0, "setresuid");
}

} // namespace

void drop_privileges() {
  become_caller();
  __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
  __user_cap_data_struct none[2] = {};
  require(::syscall(SYS_capset, &header, none) == 0, "capset");
  require(::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0, "prctl");
}

} // namespace quietroom::packets
