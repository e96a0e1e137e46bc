#include "cicu_fold.h"
#include <memory>
#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/ucnv.h>
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/uscript.h>
#include <unicode/utf16.h>

namespace {

using icu::Normalizer2;
using icu::Transliterator;
using icu::UnicodeSet;
using icu::UnicodeString;

constexpr int32_t kUnits = 65536;

const Normalizer2 *folding() {
  UErrorCode status = U_ZERO_ERROR;
  const Normalizer2 *normalizer = Normalizer2::getNFKCCasefoldInstance(status);
  return U_SUCCESS(status) ? normalizer : nullptr;
}

std::unique_ptr<Transliterator> transform(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<Transliterator> made(
      Transliterator::createInstance(UnicodeString(name), UTRANS_FORWARD, status));
  return U_SUCCESS(status) ? std::move(made) : nullptr;
}

/// Writes `text` as far as it fits and returns its whole length.
int32_t write(const UnicodeString &text, uint16_t *out, int32_t capacity) {
  int32_t length = text.length() < capacity ? text.length() : capacity;
  text.extract(0, length, reinterpret_cast<char16_t *>(out));
  return text.length();
}

uint8_t kind_of(const Normalizer2 *normalizer, UChar32 unit, uint16_t *folded) {
  if (U_IS_SURROGATE(unit)) return CICU_FOLD_PIECE;
  if (normalizer->isInert(unit)) return CICU_FOLD_PLAIN;  // to itself: most characters by far
  UErrorCode status = U_ZERO_ERROR;
  UnicodeString result = normalizer->normalize(UnicodeString(unit), status);
  if (result.isEmpty()) return CICU_FOLD_NOTHING;
  if (!normalizer->hasBoundaryBefore(unit)) return CICU_FOLD_JOINS;
  if (result.length() != 1) return CICU_FOLD_PIECE;
  *folded = result.charAt(0);
  return CICU_FOLD_PLAIN;
}

bool encodes(UConverter *converter, UChar unit) {
  UErrorCode status = U_ZERO_ERROR;
  char bytes[8];
  ucnv_fromUChars(converter, bytes, sizeof bytes, &unit, 1, &status);
  return U_SUCCESS(status);
}

/// Lays the transform of single characters outside GB2312 over `folded`. Each is put on a line of its own, so that no
/// rule with a context applies; those that no rule begins with are left out.
int32_t simplify(uint16_t *folded, const uint8_t *kinds) {
  UErrorCode status = U_ZERO_ERROR;
  std::unique_ptr<Transliterator> hans = transform("Hant-Hans");
  UConverter *gb2312 = ucnv_open("EUC-CN", &status);
  if (U_SUCCESS(status)) ucnv_setFromUCallBack(gb2312, UCNV_FROM_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  if (U_FAILURE(status) || !hans) {
    ucnv_close(gb2312);
    return -1;
  }
  UnicodeSet turned;
  hans->getSourceSet(turned);
  UnicodeString lines;
  for (UChar32 unit = 0x2E80; unit < kUnits; unit++) {
    UErrorCode ignored = U_ZERO_ERROR;
    if (kinds[unit] != CICU_FOLD_PLAIN || !turned.contains(folded[unit])) continue;
    if (uscript_getScript(folded[unit], &ignored) != USCRIPT_HAN) continue;
    if (!encodes(gb2312, folded[unit])) lines.append(static_cast<UChar>(unit)).append(static_cast<UChar>(folded[unit])).append(u'\n');
  }
  ucnv_close(gb2312);
  UnicodeString targets;
  for (int32_t at = 0; at < lines.length(); at += 3) targets.append(lines.charAt(at + 1)).append(u'\n');
  hans->transliterate(targets);
  for (int32_t at = 0, target = 0; at < lines.length(); at += 3) {
    int32_t end = targets.indexOf(u'\n', target);
    if (end - target == 1) folded[lines.charAt(at)] = targets.charAt(target);
    target = end + 1;
  }
  return 0;
}

}  // namespace

int32_t cicu_fold_table(uint16_t *folded, uint8_t *kinds) {
  const Normalizer2 *normalizer = folding();
  if (normalizer == nullptr) return -1;
  for (UChar32 unit = 0; unit < kUnits; unit++) {
    folded[unit] = static_cast<uint16_t>(unit);
    kinds[unit] = kind_of(normalizer, unit, folded + unit);
  }
  return simplify(folded, kinds);
}

int32_t cicu_fold_piece(const uint16_t *text, int32_t length, uint16_t *folded, int32_t capacity) {
  const Normalizer2 *normalizer = folding();
  if (normalizer == nullptr) return -1;
  UErrorCode status = U_ZERO_ERROR;
  UnicodeString piece(false, reinterpret_cast<const char16_t *>(text), length);
  UnicodeString result = normalizer->normalize(piece, status);
  return U_SUCCESS(status) ? write(result, folded, capacity) : -1;
}

int32_t cicu_hant_hans_rules(uint16_t *rules, int32_t capacity) {
  std::unique_ptr<Transliterator> hans = transform("Hant-Hans");
  if (!hans) return -1;
  UnicodeString text;
  return write(hans->toRules(text, false), rules, capacity);
}

int32_t cicu_han_readings(uint16_t first, int32_t count, uint16_t *readings, int32_t capacity) {
  std::unique_ptr<Transliterator> latin = transform("Han-Latin");
  if (!latin) return -1;
  UnicodeString lines;
  for (int32_t index = 0; index < count; index++) lines.append(static_cast<UChar>(first + index)).append(u'\n');
  latin->transliterate(lines);
  return write(lines, readings, capacity);
}
