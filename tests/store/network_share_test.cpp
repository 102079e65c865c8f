#include "store/network_share.h"

#include "support/temp_folder.h"

#include <catch2/catch.hpp>

using namespace quietroom;
using store::network_share;

TEST_CASE("shares of a network are told from disks by the type of their file system") {
  // numbers of linux/magic.h; smb2 and cifs from fs/smb/client
  CHECK(network_share(0x6969) == "NFS");
  CHECK(network_share(0xFF534D42L) == "CIFS");
  CHECK(network_share(0xFE534D42L) == "SMB");
  CHECK(network_share(static_cast<int>(0xFF534D42U)) == "CIFS"); // as a 32-bit system gives it
  for (const long local :
       {0xEF53L, 0x58465342L, 0x9123683EL, 0x01021994L, 0x794C7630L}) // ext4, xfs, btrfs, tmpfs, overlay
    CHECK(network_share(local).empty());
  const test::TempFolder folder;
  CHECK(store::network_share_of(folder.path() / "study.sqlite").empty());
  CHECK(store::network_share_of("/no/such/folder/study.sqlite").empty());
}
