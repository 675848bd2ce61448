#include <stddef.h>
#include <stdint.h>

/* Part of libFuzzer, which the toolchain links with -sanitize=fuzzer; it has no header of its own. */
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*take)(const uint8_t *bytes, size_t count));
