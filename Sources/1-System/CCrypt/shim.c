#define _GNU_SOURCE
#include "CCrypt.h"

#include <crypt.h>
#include <stdlib.h>
#include <string.h>

bool ccrypt_bcrypt(const char *password, const char *setting, char output[CCRYPT_BCRYPT_LENGTH + 1]) {
    // 32 kB: too much for the stack of a thread, and too large an array for Swift.
    struct crypt_data *data = calloc(1, sizeof *data);
    if (!data) return false;
    const char *hash = crypt_r(password, setting, data);
    bool good = hash && strlen(hash) == CCRYPT_BCRYPT_LENGTH;
    if (good) memcpy(output, hash, CCRYPT_BCRYPT_LENGTH + 1);
    // The password is in there.
    explicit_bzero(data, sizeof *data);
    free(data);
    return good;
}
