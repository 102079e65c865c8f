// Loaded before a program, tells it that every disk is an NFS share: nobody has to mount one.

#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

extern "C" int statfs(const char* path, struct statfs* facts) {
  constexpr long nfs = 0x6969;
  const long done = syscall(SYS_statfs, path, facts);
  if (done == 0) facts->f_type = nfs;
  return static_cast<int>(done);
}
