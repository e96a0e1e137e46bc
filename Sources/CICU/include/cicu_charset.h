#ifndef CICU_CHARSET_H
#define CICU_CHARSET_H

#include <stdint.h>

#endif
