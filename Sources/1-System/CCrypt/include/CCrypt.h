#pragma once
#include <stdbool.h>

/// The length of a bcrypt hash, without the final NUL.
#define CCRYPT_BCRYPT_LENGTH 60

/// Hashes a password as the setting says, which may be a whole hash, and writes the hash with its final NUL. Blocks for as
/// long as the setting's cost makes it take. False when libcrypt refuses.
bool ccrypt_bcrypt(const char *_Nonnull password, const char *_Nonnull setting, char output[_Nonnull CCRYPT_BCRYPT_LENGTH + 1]);
