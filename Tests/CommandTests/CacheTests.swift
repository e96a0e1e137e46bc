import Foundation
import Testing

/// The cache of the command line: where it lies, who may read it, and that nothing that is printed depends on it.
@Suite struct CacheTests {
  private static let fixtures = CommandTests.folder.appending(path: "Fixtures")

  /// Without a cache, with an empty one, with a full one, and with entries that were damaged, the same is printed.
  @Test func nothingPrintedDependsOnTheCache() throws {
    let result = try Command.run(
      """
      export HUIYIN_CACHE="$PWD/cache"
      say() { huiyin explain --lexicon LEXICON "狗(gou)把孩子咬了，報警沒人來，狗（pa）"; echo "報警沒人來アイ_" | huiyin tokenize --plain; }
      HUIYIN_CACHE= say > none 2>&1
      say > cold 2>&1; say > warm 2>&1
      ls cache | sed 's/-[0-9a-f]*\\.cache//'; stat -c %a cache cache/*
      for entry in cache/*; do printf x | dd of="$entry" bs=1 seek=3000 conv=notrunc 2>/dev/null; done
      say > damaged 2>&1
      for entry in cache/*; do truncate -s 4096 "$entry"; done
      say > short 2>&1; say > mended 2>&1
      for run in cold warm damaged short mended; do cmp none $run && echo $run; done
      """.replacing("LEXICON", with: Self.lexicon), inCopyOf: Self.fixtures)
    #expect(result.errors == "")
    #expect(
      result.output == """
        huiyin-icu
        huiyin-lexicon
        huiyin-readings
        700
        600
        600
        600
        cold
        warm
        damaged
        short
        mended

        """)
  }

  /// `HUIYIN_CACHE`, then `XDG_CACHE_HOME`, then the home folder; an empty name or a folder that cannot be made is none.
  @Test func folderIsTheUsersOrTheNamedOne() throws {
    let result = try Command.run(
      """
      say() { echo 一 | huiyin tokenize --plain; }
      export HOME="$PWD/home"; unset XDG_CACHE_HOME HUIYIN_CACHE; mkdir home
      HUIYIN_CACHE= say; find home -type f | wc -l
      say; ls home/.cache
      XDG_CACHE_HOME="$PWD/xdg" say; ls xdg
      HUIYIN_CACHE="$PWD/named" say; ls named | wc -l
      HUIYIN_CACHE=/dev/null/cache say
      """, inCopyOf: Self.fixtures)
    #expect(result.errors == "")
    #expect(result.output == "一\n0\n一\nhuiyin\n一\nhuiyin\n一\n1\n一\n")
  }

  /// An entry that is gone is made again, though the others are there.
  @Test(arguments: ["icu", "lexicon", "readings"]) func aLostEntryIsMadeAgain(_ kind: String) throws {
    let result = try Command.run(
      """
      export HUIYIN_CACHE="$PWD/cache"
      huiyin explain --lexicon LEXICON '狗（gou）' > first 2>&1
      rm cache/huiyin-KIND-*; huiyin explain --lexicon LEXICON '狗（gou）' > second 2>&1
      cmp first second && ls cache | sed 's/-[0-9a-f]*\\.cache//'
      """.replacing("LEXICON", with: Self.lexicon).replacing("KIND", with: kind), inCopyOf: Self.fixtures)
    #expect(result.errors == "" && result.output == "huiyin-icu\nhuiyin-lexicon\nhuiyin-readings\n")
  }

  private static let lexicon = "lexicon/mini"
}
