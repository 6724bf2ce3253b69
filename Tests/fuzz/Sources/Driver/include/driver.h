#include <stddef.h>
#include <stdint.h>

/// The entry of libFuzzer, which the compiler links in.
int LLVMFuzzerRunDriver(int *argc, char ***argv, int (*callback)(const uint8_t *data, size_t size));
