#ifndef CICU_CHARSET_H
#define CICU_CHARSET_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The preferred (MIME, else IANA, else ICU) name of the charset `name`, or NULL where ICU has none such.
/// The string lives as long as the program.
const char *_Nullable cicu_charset_name(const char *_Nonnull name);

/// What ICU's detector takes `bytes` for: the names of its guesses, best first, at most `capacity`.
/// Returns how many there are.
int32_t cicu_charset_guesses(const uint8_t *_Nonnull bytes, int32_t length,
                             const char *_Nullable *_Nonnull names, int32_t capacity);

/// A converter from one charset to UTF-8; used by one thread at a time.
typedef struct cicu_decoder cicu_decoder;

/// A new decoder, or NULL where ICU has no such charset.
cicu_decoder *_Nullable cicu_decoder_open(const char *_Nonnull name);
void cicu_decoder_close(cicu_decoder *_Nullable decoder);

/// The room one call of cicu_decoder_decode may need.
enum { CICU_DECODER_ROOM = 3 * 8192 + 8 };

/// How far one call came.
typedef struct {
  int32_t read;     ///< bytes taken from the input
  int32_t written;  ///< bytes of UTF-8 put out, at most CICU_DECODER_ROOM
  int32_t more;     ///< 1 where the decoder holds more output: call again
} cicu_decoded;

/// Decodes the front of `input` to UTF-8. Each sequence that is no text in the charset becomes the one byte
/// 0xFF, which UTF-8 never has, so that whoever reads on sees where. `last` is 1 for the end of the text.
/// An incomplete sequence at the end of the input is kept for the next call.
cicu_decoded cicu_decoder_decode(cicu_decoder *_Nonnull decoder, const uint8_t *_Nullable input,
                                 int32_t length, int32_t last, uint8_t *_Nonnull output);

#ifdef __cplusplus
}
#endif

#endif
