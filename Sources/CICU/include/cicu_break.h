#ifndef CICU_BREAK_H
#define CICU_BREAK_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// The version of the ICU library in use, such as "72.1". The string lives as long as the program.
const char *_Nonnull cicu_version(void);

/// The version of the data it uses, such as "72.1.0.0"; empty where it has none. The string lives as long as the program.
const char *_Nonnull cicu_data_version(void);

/// A word break iterator of locale "zh"; used by one thread at a time.
typedef struct cicu_breaker cicu_breaker;

/// A new iterator, or NULL where ICU's data has no word breaking.
cicu_breaker *_Nullable cicu_breaker_open(void);
void cicu_breaker_close(cicu_breaker *_Nullable breaker);

/// Writes every word boundary of `text` (UTF-16), 0 and `length` included, ascending, into `boundaries`,
/// which must hold `length + 1`. Returns how many there are; 0 for an empty text; -1 on failure.
int32_t cicu_breaker_boundaries(cicu_breaker *_Nonnull breaker, const uint16_t *_Nonnull text,
                                int32_t length, int32_t *_Nonnull boundaries);

/// The words of ICU's Chinese dictionary (cjdict) in ascending UTF-16 order, one after the other.
typedef struct {
  int32_t count;               ///< number of words
  int32_t unit_count;          ///< UTF-16 code units of all words together
  uint16_t *_Nullable units;   ///< the words, joined
  uint8_t *_Nullable lengths;  ///< code units of each word
  uint8_t *_Nullable costs;    ///< the cost of each word in the best-path search, 1…254
} cicu_dictionary;

enum {
  CICU_DICTIONARY_OK = 0,
  CICU_DICTIONARY_MISSING = 1,    ///< the data has no cjdict
  CICU_DICTIONARY_LAYOUT = 2,     ///< not a UCharsTrie, or sizes that do not agree
  CICU_DICTIONARY_VALUES = 3,     ///< a word too long or a cost out of range
};

/// Reads the dictionary of the installed ICU. Anything but OK leaves `dictionary` empty.
int32_t cicu_dictionary_read(cicu_dictionary *_Nonnull dictionary);
void cicu_dictionary_free(cicu_dictionary *_Nonnull dictionary);

/// How a UTF-16 code unit takes part in word breaking.
enum {
  CICU_CLASS_OTHER = 0,
  CICU_CLASS_CR,
  CICU_CLASS_LF,
  CICU_CLASS_NEWLINE,
  CICU_CLASS_SPACE,           ///< WSegSpace
  CICU_CLASS_LETTER,          ///< ALetter
  CICU_CLASS_NUMERIC,
  CICU_CLASS_MID_LETTER,
  CICU_CLASS_MID_NUM,
  CICU_CLASS_MID_NUM_LET,     ///< and Single_Quote
  CICU_CLASS_EXTEND_NUM_LET,
  CICU_CLASS_HAN,             ///< Han or Hiragana: cut by the dictionary
  CICU_CLASS_KATAKANA,        ///< cut by the dictionary, and joins _
  CICU_CLASS_SLOW,            ///< whatever only ICU itself is trusted with
};

/// Fills `classes` (65,536 entries) with the class of every code unit, ICU's own tailorings included.
void cicu_break_classes(uint8_t *_Nonnull classes);

#ifdef __cplusplus
}
#endif

#endif
