#define _GNU_SOURCE
#include "CPlatform.h"

void cplatform_name_thread(const char *name) { pthread_setname_np(pthread_self(), name); }
