#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Text in other charsets, written by iconv: a hand other than the one that reads it.
public enum IconvText {
  /// `text` in `charset`, such as `GB18030`.
  public static func bytes(_ text: String, in charset: String) -> [UInt8] {
    guard let converter = iconv_open(charset, "UTF-8"), converter != iconv_t(bitPattern: -1) else {
      preconditionFailure("iconv knows no \(charset)")
    }
    defer { iconv_close(converter) }
    var input = Array(text.utf8).map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: input.count * 4 + 16)
    let left = input.withUnsafeMutableBufferPointer { from in
      output.withUnsafeMutableBufferPointer { to in
        var (source, sourceLeft) = (from.baseAddress, from.count)
        var (target, targetLeft) = (to.baseAddress, to.count)
        let result = iconv(converter, &source, &sourceLeft, &target, &targetLeft)
        precondition(result != Int(bitPattern: UInt.max), "iconv cannot write this text in \(charset)")
        return targetLeft
      }
    }
    return output.dropLast(left).map { UInt8(bitPattern: $0) }
  }
}
