#pragma once
#include <gnutls/gnutls.h>
#include <gnutls/crypto.h>
#include <gnutls/x509.h>

/// What gnutls_x509_privkey_generate wants as size of an ECDSA key on P-256; the macro behind it is not imported.
unsigned int cgnutls_p256_bits(void);

/// Frees what GnuTLS allocated for its caller; gnutls_free itself is a global variable.
void cgnutls_free(void *_Nullable memory);
