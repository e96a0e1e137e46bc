#include "cicu_break.h"
#include <cstdlib>
#include <cstring>
#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

namespace {

enum { kTrieOffset = 0, kTotalSize = 3, kTransform = 4, kIndexes = 8, kUCharsTrie = 1 };
constexpr int32_t kLongestWord = 255;

void *allocate(size_t size) {
  void *memory = std::malloc(size);
  if (memory == nullptr) std::abort();
  return memory;
}

/// Walks the trie; with `out` null only counts.
int32_t walk(const UChar *trie, cicu_dictionary &totals, cicu_dictionary *out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UCharsTrie::Iterator words(trie, 0, status);
  totals.count = totals.unit_count = 0;
  while (words.next(status) && U_SUCCESS(status)) {
    const icu::UnicodeString &word = words.getString();
    int32_t length = word.length(), cost = words.getValue();
    if (length < 1 || length > kLongestWord || cost < 1 || cost > 254) return CICU_DICTIONARY_VALUES;
    if (out != nullptr) {
      word.extract(0, length, reinterpret_cast<UChar *>(out->units) + totals.unit_count);
      out->lengths[totals.count] = static_cast<uint8_t>(length);
      out->costs[totals.count] = static_cast<uint8_t>(cost);
    }
    totals.count += 1;
    totals.unit_count += length;
  }
  return U_SUCCESS(status) && totals.count > 0 ? CICU_DICTIONARY_OK : CICU_DICTIONARY_LAYOUT;
}

}  // namespace

int32_t cicu_dictionary_read(cicu_dictionary *dictionary) {
  std::memset(dictionary, 0, sizeof *dictionary);
  UErrorCode status = U_ZERO_ERROR;
  UDataMemory *data = udata_open(U_ICUDATA_NAME "-brkitr", "dict", "cjdict", &status);
  if (U_FAILURE(status)) return CICU_DICTIONARY_MISSING;
  const int32_t *indexes = static_cast<const int32_t *>(udata_getMemory(data));
  int32_t offset = indexes[kTrieOffset];
  int32_t result = CICU_DICTIONARY_LAYOUT;
  if ((indexes[kTransform] & 7) == kUCharsTrie && offset >= kIndexes * 4 && offset % 2 == 0 &&
      indexes[kTotalSize] > offset) {
    const UChar *trie = reinterpret_cast<const UChar *>(reinterpret_cast<const char *>(indexes) + offset);
    cicu_dictionary totals;
    result = walk(trie, totals, nullptr);
    if (result == CICU_DICTIONARY_OK) {
      dictionary->units = static_cast<uint16_t *>(allocate(totals.unit_count * sizeof(uint16_t)));
      dictionary->lengths = static_cast<uint8_t *>(allocate(totals.count));
      dictionary->costs = static_cast<uint8_t *>(allocate(totals.count));
      walk(trie, totals, dictionary);
      dictionary->count = totals.count;
      dictionary->unit_count = totals.unit_count;
    }
  }
  udata_close(data);
  return result;
}

void cicu_dictionary_free(cicu_dictionary *dictionary) {
  std::free(dictionary->units);
  std::free(dictionary->lengths);
  std::free(dictionary->costs);
  std::memset(dictionary, 0, sizeof *dictionary);
}
