#include "cicu_break.h"
#include <cstdlib>
#include <cstring>
#include <unicode/ucharstrie.h>
#include <unicode/udata.h>

namespace {

enum { kTrieOffset = 0, kTotalSize = 3, kTransform = 4, kIndexes = 8, kUCharsTrie = 1 };
constexpr int32_t kLongestWord = 255;

/// Room that grows by halves while the words come in.
template <typename Element>
Element *grown(Element *memory, int32_t count, int32_t more, int32_t &capacity) {
  if (count + more <= capacity) return memory;
  capacity = (count + more) + (count + more) / 2;
  void *larger = std::realloc(memory, static_cast<size_t>(capacity) * sizeof(Element));
  if (larger == nullptr) std::abort();
  return static_cast<Element *>(larger);
}

/// Walks the trie in order and writes its words into `out`.
int32_t walk(const UChar *trie, cicu_dictionary &out) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UCharsTrie::Iterator words(trie, 0, status);
  int32_t units = 0, lengths = 0, costs = 0;
  while (words.next(status) && U_SUCCESS(status)) {
    const icu::UnicodeString &word = words.getString();
    int32_t length = word.length(), cost = words.getValue();
    if (length < 1 || length > kLongestWord || cost < 1 || cost > 254) return CICU_DICTIONARY_VALUES;
    out.units = grown(out.units, out.unit_count, length, units);
    out.lengths = grown(out.lengths, out.count, 1, lengths);
    out.costs = grown(out.costs, out.count, 1, costs);
    std::memcpy(out.units + out.unit_count, word.getBuffer(), static_cast<size_t>(length) * sizeof(UChar));
    out.lengths[out.count] = static_cast<uint8_t>(length);
    out.costs[out.count] = static_cast<uint8_t>(cost);
    out.count += 1;
    out.unit_count += length;
  }
  return U_SUCCESS(status) && out.count > 0 ? CICU_DICTIONARY_OK : CICU_DICTIONARY_LAYOUT;
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
    result = walk(trie, *dictionary);
    if (result != CICU_DICTIONARY_OK) cicu_dictionary_free(dictionary);
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
