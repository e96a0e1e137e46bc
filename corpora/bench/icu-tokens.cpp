// icu-tokens FILE: cuts a UTF-8 file line by line with ICU's word iterator for Chinese and prints the tokens with
// blanks between, blank tokens left out: the same bytes as `huiyin tokenize --plain FILE`, by ICU alone.
//
// c++ -O2 -std=c++17 icu-tokens.cpp -o icu-tokens $(pkg-config --cflags --libs icu-uc)
//
// The rival of the tokenizer, so nothing is wasted: the file is mapped, the iterator and all buffers are made once and
// used again, and output leaves in blocks. Lines are turned into UTF-16 first: a UText over the UTF-8 itself takes a quarter
// longer (0.36 s instead of 0.29 s for 4.5 MB).
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>
#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>
#include <vector>

namespace {

constexpr size_t block = 1 << 16;

/// What leaves the program, in blocks.
class Output {
 public:
  Output() { bytes_.reserve(2 * block); }

  void append(UChar32 c) {
    uint8_t utf8[U8_MAX_LENGTH];
    int32_t length = 0;
    U8_APPEND_UNSAFE(utf8, length, c);
    bytes_.insert(bytes_.end(), utf8, utf8 + length);
  }

  void append_byte(uint8_t byte) { bytes_.push_back(byte); }

  bool leave_when_full() { return bytes_.size() < block || leave(); }

  bool leave() {
    for (size_t at = 0; at < bytes_.size();) {
      ssize_t count = write(STDOUT_FILENO, bytes_.data() + at, bytes_.size() - at);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return false;
      at += static_cast<size_t>(count);
    }
    bytes_.clear();
    return true;
  }

 private:
  std::vector<uint8_t> bytes_;
};

/// One line as UTF-16; bytes that are no text become U+FFFD.
void decode(const uint8_t *bytes, int32_t length, std::vector<UChar> &text) {
  text.resize(static_cast<size_t>(length));
  int32_t count = 0;
  for (int32_t at = 0; at < length;) {
    UChar32 c;
    U8_NEXT_OR_FFFD(bytes, at, length, c);
    U16_APPEND_UNSAFE(text.data(), count, c);
  }
  text.resize(static_cast<size_t>(count));
}

bool is_blank(const UChar *text, int32_t start, int32_t end) {
  while (start < end) {
    UChar32 c;
    U16_NEXT(text, start, end, c);
    if (!u_isUWhiteSpace(c)) return false;
  }
  return true;
}

/// Prints the tokens of `text` on one line.
bool cut(UBreakIterator *words, const std::vector<UChar> &text, Output &output) {
  UErrorCode status = U_ZERO_ERROR;
  ubrk_setText(words, text.data(), static_cast<int32_t>(text.size()), &status);
  if (U_FAILURE(status)) return false;
  bool is_first = true;
  int32_t start = ubrk_first(words);
  for (int32_t end = ubrk_next(words); end != UBRK_DONE; start = end, end = ubrk_next(words)) {
    if (is_blank(text.data(), start, end)) continue;
    if (!is_first) output.append_byte(' ');
    is_first = false;
    for (int32_t at = start; at < end;) {
      UChar32 c;
      U16_NEXT(text.data(), at, end, c);
      output.append(c);
    }
  }
  output.append_byte('\n');
  return output.leave_when_full();
}

int fail(const char *what) {
  std::fprintf(stderr, "icu-tokens: %s: %s\n", what, std::strerror(errno));
  return 2;
}

}  // namespace

int main(int count, char **arguments) {
  if (count != 2) {
    std::fprintf(stderr, "usage: icu-tokens FILE\n");
    return 64;
  }
  int file = open(arguments[1], O_RDONLY);
  struct stat about;
  if (file < 0 || fstat(file, &about) != 0) return fail(arguments[1]);
  size_t size = static_cast<size_t>(about.st_size);
  if (size == 0) return 0;
  void *memory = mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file, 0);
  if (memory == MAP_FAILED) return fail(arguments[1]);

  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *words = ubrk_open(UBRK_WORD, "zh", nullptr, 0, &status);
  if (U_FAILURE(status)) {
    std::fprintf(stderr, "icu-tokens: no word iterator: %s\n", u_errorName(status));
    return 2;
  }
  Output output;
  std::vector<UChar> text;
  const uint8_t *at = static_cast<const uint8_t *>(memory), *end = at + size;
  while (at < end) {
    const void *found = std::memchr(at, '\n', static_cast<size_t>(end - at));
    const uint8_t *stop = found ? static_cast<const uint8_t *>(found) : end;
    decode(at, static_cast<int32_t>(stop - at), text);
    if (!cut(words, text, output)) return fail("output");
    at = stop + 1;
  }
  ubrk_close(words);
  return output.leave() ? 0 : fail("output");
}
