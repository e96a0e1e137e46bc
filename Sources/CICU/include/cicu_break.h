#ifndef CICU_BREAK_H
#define CICU_BREAK_H

#include <stdint.h>

/// The version of the ICU library in use, such as "72.1". The string lives as long as the program.
const char *cicu_version(void);

#endif
