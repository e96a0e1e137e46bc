#ifndef CICU_FOLD_H
#define CICU_FOLD_H

#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/// How a UTF-16 code unit is folded.
enum {
  CICU_FOLD_PLAIN = 0,    ///< to exactly one code unit, whatever stands around it
  CICU_FOLD_NOTHING = 1,  ///< to nothing: zero-width, soft hyphen
  CICU_FOLD_PIECE = 2,    ///< to several, or it is half of a surrogate pair
  CICU_FOLD_JOINS = 3,    ///< together with what stands before it: a combining mark
};

/// Fills `folded` and `kinds` (65,536 entries each): NFKC with case folding, then ICU's Hant-Hans transform of each
/// single character that GB2312 lacks. Returns 0, or -1 where ICU lacks the data.
int32_t cicu_fold_table(uint16_t *_Nonnull folded, uint8_t *_Nonnull kinds);

/// NFKC with case folding of `text` (UTF-16). Returns the length of the result, of which at most `capacity` units are
/// written into `folded`; -1 on failure.
int32_t cicu_fold_piece(const uint16_t *_Nonnull text, int32_t length, uint16_t *_Nonnull folded,
                        int32_t capacity);

/// The rules of ICU's Hant-Hans transform in ICU's own notation. Returns their length in UTF-16 units, of which at most
/// `capacity` are written; -1 where ICU lacks the transform.
int32_t cicu_hant_hans_rules(uint16_t *_Nonnull rules, int32_t capacity);

/// The usual reading of each code unit of `first..<first + count` in Latin letters with tone marks, each followed by a
/// line feed. Returns the length in UTF-16 units, of which at most `capacity` are written; -1 where ICU lacks the data.
int32_t cicu_han_readings(uint16_t first, int32_t count, uint16_t *_Nonnull readings, int32_t capacity);

#ifdef __cplusplus
}
#endif

#endif
