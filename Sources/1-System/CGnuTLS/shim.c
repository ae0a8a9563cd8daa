#include "CGnuTLS.h"

unsigned int cgnutls_p256_bits(void) { return GNUTLS_CURVE_TO_BITS(GNUTLS_ECC_CURVE_SECP256R1); }

void cgnutls_free(void *memory) { gnutls_free(memory); }
