// The door to libzip: reading archives part by part.
#include <zip.h>
