#ifndef CICU_FOLD_H
#define CICU_FOLD_H

#include <stdint.h>

#endif
