#include "store/network_share.h"

#include <algorithm>
#include <iterator>
#include <sys/vfs.h>
#include <utility>

namespace quietroom::store {

namespace {

// linux/magic.h, fs/smb/client/cifsfs.h, fs/ceph/super.h; SSHFS and its like are FUSE, as local ones are too
constexpr std::pair<unsigned, std::string_view> shares[] = {
    {0x6969, "NFS"},     {0xFF534D42, "CIFS"}, {0xFE534D42, "SMB"}, {0x517B, "SMB"},
    {0x5346414F, "AFS"}, {0x73757245, "Coda"}, {0x00C36400, "Ceph"}};

} // namespace

std::string_view network_share(long file_system_type) {
  const auto* const found = std::ranges::find(shares, static_cast<unsigned>(file_system_type),
                                              &std::pair<unsigned, std::string_view>::first);
  return found == std::end(shares) ? std::string_view() : found->second;
}

std::string_view network_share_of(const std::filesystem::path& file) {
  struct statfs facts {};
  const auto folder = std::filesystem::absolute(file).parent_path();
  return ::statfs(folder.c_str(), &facts) == 0 ? network_share(static_cast<long>(facts.f_type)) : "";
}

} // namespace quietroom::store
