#include "cicu_charset.h"
#include <stdlib.h>
#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/ucsdet.h>
#include <unicode/utf16.h>

enum { UNITS = 8192 };

struct cicu_decoder {
  UConverter *converter;
  UChar units[UNITS];
  UChar lead;  // the first half of a pair whose second half the next call brings; 0 for none
};

const char *cicu_charset_name(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  const char *found = ucnv_getStandardName(name, "MIME", &status);
  if (found == NULL) found = ucnv_getStandardName(name, "IANA", &status);
  if (found == NULL) found = ucnv_getAlias(name, 0, &status);
  return found;
}

int32_t cicu_charset_guesses(const uint8_t *bytes, int32_t length, const char **names, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UCharsetDetector *detector = ucsdet_open(&status);
  ucsdet_setText(detector, (const char *)bytes, length, &status);
  int32_t found = 0, count = 0;
  const UCharsetMatch **matches = ucsdet_detectAll(detector, &found, &status);
  for (int32_t index = 0; U_SUCCESS(status) && index < found && count < capacity; index++) {
    const char *name = cicu_charset_name(ucsdet_getName(matches[index], &status));
    if (name != NULL) names[count++] = name;
  }
  ucsdet_close(detector);
  return count;
}

/// Stands for an invalid sequence between the converter and UTF-8: half of a pair, which no converter gives.
static const UChar INVALID = 0xDC00;

static void mark_invalid(const void *context, UConverterToUnicodeArgs *args, const char *bytes,
                         int32_t length, UConverterCallbackReason reason, UErrorCode *status) {
  (void)context, (void)bytes, (void)length;
  if (reason > UCNV_IRREGULAR) return;
  *status = U_ZERO_ERROR;
  ucnv_cbToUWriteUChars(args, &INVALID, 1, 0, status);
}

cicu_decoder *cicu_decoder_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(converter, mark_invalid, NULL, NULL, NULL, &status);
  cicu_decoder *decoder = malloc(sizeof *decoder);
  if (decoder == NULL) abort();
  decoder->converter = converter;
  decoder->lead = 0;
  return decoder;
}

void cicu_decoder_close(cicu_decoder *decoder) {
  if (decoder == NULL) return;
  ucnv_close(decoder->converter);
  free(decoder);
}

static uint8_t *put(uint8_t *out, UChar32 scalar) {
  if (scalar < 0x80) {
    *out++ = (uint8_t)scalar;
  } else if (scalar < 0x800) {
    *out++ = (uint8_t)(0xC0 | scalar >> 6);
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else if (scalar < 0x10000) {
    *out++ = (uint8_t)(0xE0 | scalar >> 12);
    *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  } else {
    *out++ = (uint8_t)(0xF0 | scalar >> 18);
    *out++ = (uint8_t)(0x80 | (scalar >> 12 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar >> 6 & 0x3F));
    *out++ = (uint8_t)(0x80 | (scalar & 0x3F));
  }
  return out;
}

/// Writes `count` units as UTF-8. Half a pair becomes 0xFF; a first half at the very end is kept.
static uint8_t *put_units(cicu_decoder *decoder, int32_t count, uint8_t *out) {
  for (int32_t index = 0; index < count; index++) {
    UChar unit = decoder->units[index], lead = decoder->lead;
    decoder->lead = 0;
    if (lead != 0 && U16_IS_TRAIL(unit)) {
      out = put(out, U16_GET_SUPPLEMENTARY(lead, unit));
      continue;
    }
    if (lead != 0) *out++ = 0xFF;
    if (U16_IS_LEAD(unit)) decoder->lead = unit;
    else if (U16_IS_TRAIL(unit)) *out++ = 0xFF;
    else out = put(out, unit);
  }
  return out;
}

cicu_decoded cicu_decoder_decode(cicu_decoder *decoder, const uint8_t *input, int32_t length, int32_t last,
                                 uint8_t *output) {
  static const char nothing[1];
  const char *source = input == NULL ? nothing : (const char *)input, *start = source;
  UChar *units = decoder->units;
  UErrorCode status = U_ZERO_ERROR;
  ucnv_toUnicode(decoder->converter, &units, units + UNITS, &source, start + length, NULL, last != 0, &status);
  uint8_t *out = put_units(decoder, (int32_t)(units - decoder->units), output);
  int32_t more = status == U_BUFFER_OVERFLOW_ERROR;
  if (last && !more && decoder->lead != 0) {
    *out++ = 0xFF;
    decoder->lead = 0;
  }
  cicu_decoded decoded = {(int32_t)(source - start), (int32_t)(out - output), more};
  return decoded;
}
