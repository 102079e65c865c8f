#pragma once

#include <string>
#include <string_view>

/// How the address of a PostgreSQL server is written, told from its text alone: for whoever must not repeat
/// what a person typed before it is known that no password is in it.
namespace quietroom {

/// Why a text, one argument of a command line, cannot be taken: it has the password of a server in it
/// (before an @, or as password= in any spelling, whatever the scheme), or it begins almost like
/// postgresql://. A full sentence that repeats nothing of it but a scheme; empty where nothing is wrong.
std::string refusal_of_address(std::string_view argument);

/// The first refusal of a program's arguments as an input Error, before anything else is done with them.
void refuse_secret_arguments(int argc, const char* const* argv);

/// What is said of an address with a password.
inline constexpr const char* address_with_password =
    "the address of the server has a password in it, which others could read; put the password into "
    "~/.pgpass, the file of PGPASSFILE or a service file, and leave it out here";

} // namespace quietroom
