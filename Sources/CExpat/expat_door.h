// The door to Expat: XML as a stream of calls.
#include <expat.h>
