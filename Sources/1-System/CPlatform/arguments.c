#include "CPlatform.h"

static int count;
static char **arguments;

// glibc calls constructors with the arguments of main, which a Swift program does not see.
__attribute__((constructor)) static void keep_arguments(int argc, char **argv) {
    count = argc;
    arguments = argv;
}

int cplatform_argument_count(void) { return arguments ? count : 0; }

const char *cplatform_argument(int number) { return number >= 0 && number < count ? arguments[number] : NULL; }
