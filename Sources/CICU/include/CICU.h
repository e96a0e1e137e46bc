/// The C door to the system ICU: stdint types and opaque structs only, one header per concern.
#ifndef CICU_H
#define CICU_H

#include "cicu_break.h"
#include "cicu_charset.h"
#include "cicu_fold.h"

#endif
