#include <cstdint>
#include <cstdlib>
#include <new>
#include <sys/mman.h>

/// The program's operator new: as everybody's, but asks the system for huge pages where a piece is large.
/// Sound is decoded into pieces of hundreds of megabytes; filling them page by page of 4 KiB takes longer
/// than all that is computed on them.
namespace {

constexpr std::size_t huge_page_bytes = std::size_t{2} << 20;
constexpr std::size_t worth_it_bytes = 2 * huge_page_bytes;

void ask_for_huge_pages(void* piece, std::size_t bytes) noexcept {
  const auto begin = (reinterpret_cast<std::uintptr_t>(piece) + huge_page_bytes - 1) & ~(huge_page_bytes - 1);
  const auto end = (reinterpret_cast<std::uintptr_t>(piece) + bytes) & ~(huge_page_bytes - 1);
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE); // else small ones
}

} // namespace

void* operator new(std::size_t bytes) {
  for (;;) {
    if (void* piece = std::malloc(bytes != 0 ? bytes : 1)) {
      if (bytes >= worth_it_bytes) ask_for_huge_pages(piece, bytes);
      return piece;
    }
    const std::new_handler handler = std::get_new_handler();
    if (handler == nullptr) throw std::bad_alloc();
    handler();
  }
}

void operator delete(void* piece) noexcept { std::free(piece); }
void operator delete(void* piece, std::size_t) noexcept { std::free(piece); }
