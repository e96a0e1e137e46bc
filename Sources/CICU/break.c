#include "cicu_break.h"
#include <stdlib.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>
#include <unicode/icudataver.h>
#include <unicode/uversion.h>

const char *cicu_version(void) { return U_ICU_VERSION; }

const char *cicu_data_version(void) {
  static _Thread_local char text[U_MAX_VERSION_STRING_LENGTH];
  UErrorCode status = U_ZERO_ERROR;
  UVersionInfo version;
  text[0] = 0;
  u_getDataVersion(version, &status);
  if (U_SUCCESS(status)) u_versionToString(version, text);
  return text;
}

struct cicu_breaker {
  UBreakIterator *iterator;
};

cicu_breaker *cicu_breaker_open(void) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  if (U_FAILURE(status)) return NULL;
  cicu_breaker *breaker = malloc(sizeof *breaker);
  if (breaker == NULL) abort();
  breaker->iterator = iterator;
  return breaker;
}

void cicu_breaker_close(cicu_breaker *breaker) {
  if (breaker == NULL) return;
  ubrk_close(breaker->iterator);
  free(breaker);
}

int32_t cicu_breaker_boundaries(cicu_breaker *breaker, const uint16_t *text, int32_t length,
                                int32_t *boundaries) {
  if (length == 0) return 0;
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(breaker->iterator, (const UChar *)text, length, &status);
  if (U_FAILURE(status)) return -1;
  int32_t count = 0;
  for (int32_t at = ubrk_first(breaker->iterator); at != UBRK_DONE; at = ubrk_next(breaker->iterator))
    boundaries[count++] = at;
  return count;
}

/// Whether ICU sees one word in `text`: shows how this version tailors a character.
static int joins(UBreakIterator *iterator, const UChar *text, int32_t length) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(iterator, text, length, &status);
  ubrk_first(iterator);
  return ubrk_next(iterator) == length;
}

static uint8_t class_of(UChar32 unit, const UNormalizer2 *nfkc) {
  if (U_IS_SURROGATE(unit)) return CICU_CLASS_SLOW;
  if (u_getIntPropertyValue(unit, UCHAR_LINE_BREAK) == U_LB_COMPLEX_CONTEXT) return CICU_CLASS_SLOW;
  UErrorCode status = U_ZERO_ERROR;
  int kind = u_getIntPropertyValue(unit, UCHAR_WORD_BREAK);
  UScriptCode script = uscript_getScript(unit, &status);
  if (script == USCRIPT_HANGUL || kind == U_WB_HEBREW_LETTER) return CICU_CLASS_SLOW;
  int dictionary = script == USCRIPT_HAN || script == USCRIPT_HIRAGANA || script == USCRIPT_KATAKANA ||
                   unit == 0x30FC || unit == 0xFF70;
  if (dictionary) {
    UChar text = (UChar)unit;
    if (kind == U_WB_EXTEND || !unorm2_isNormalized(nfkc, &text, 1, &status)) return CICU_CLASS_SLOW;
    return kind == U_WB_KATAKANA ? CICU_CLASS_KATAKANA : CICU_CLASS_HAN;
  }
  switch (kind) {
    case U_WB_CR: return CICU_CLASS_CR;
    case U_WB_LF: return CICU_CLASS_LF;
    case U_WB_NEWLINE: return CICU_CLASS_NEWLINE;
    case U_WB_WSEGSPACE: return CICU_CLASS_SPACE;
    case U_WB_ALETTER: return CICU_CLASS_LETTER;
    case U_WB_NUMERIC: return CICU_CLASS_NUMERIC;
    case U_WB_MIDLETTER: return CICU_CLASS_MID_LETTER;
    case U_WB_MIDNUM: return CICU_CLASS_MID_NUM;
    case U_WB_MIDNUMLET:
    case U_WB_SINGLE_QUOTE: return CICU_CLASS_MID_NUM_LET;
    case U_WB_EXTENDNUMLET: return CICU_CLASS_EXTEND_NUM_LET;
    case U_WB_OTHER:
    case U_WB_DOUBLE_QUOTE: return CICU_CLASS_OTHER;
    default: return CICU_CLASS_SLOW;
  }
}

/// Characters that ICU versions class otherwise than UAX #29 does; asked of the iterator itself.
static uint8_t tailored(UBreakIterator *iterator, UChar unit, uint8_t plain) {
  const UChar alone[] = {'a', unit}, letters[] = {'a', unit, 'a'}, digits[] = {'1', unit, '1'};
  if (joins(iterator, alone, 2)) return plain == CICU_CLASS_NUMERIC ? plain : CICU_CLASS_LETTER;
  int letter = joins(iterator, letters, 3), digit = joins(iterator, digits, 3);
  if (letter && digit) return CICU_CLASS_MID_NUM_LET;
  if (letter) return CICU_CLASS_MID_LETTER;
  return digit ? CICU_CLASS_MID_NUM : CICU_CLASS_OTHER;
}

void cicu_break_classes(uint8_t *classes) {
  static const UChar suspects[] = {'@',    ':',    '.',    ',',    ';',    '\'',   0xB7,   0x2018,
                                   0x2019, 0x2024, 0x2027, 0xFE13, 0xFE52, 0xFE55, 0xFF07, 0xFF0E,
                                   0xFF1A, 0xFF10, 0xFF19, 0xFF20};
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfkc = unorm2_getNFKCInstance(&status);
  for (UChar32 unit = 0; unit <= 0xFFFF; unit++) classes[unit] = class_of(unit, nfkc);
  UBreakIterator *iterator = ubrk_open(UBRK_WORD, "zh", NULL, 0, &status);
  if (U_FAILURE(status)) return;
  for (size_t index = 0; index < sizeof suspects / sizeof *suspects; index++)
    classes[suspects[index]] = tailored(iterator, suspects[index], classes[suspects[index]]);
  ubrk_close(iterator);
}
