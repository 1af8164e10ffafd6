package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.PalindromePolicy;
import io.github.metasaw.genetics.snp.SnpSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanInputTest {

  @TempDir Path folder;

  private static String fingerprint(Path path, ScanOptions options) {
    ScanInput input = ScanInput.of(path);
    try (SnpSource in = input.open(options)) {
      return input.fingerprint(in, options);
    }
  }

  /** The same wherever the file lies and however many threads; else when results may differ. */
  @Test
  void fingerprintFollowsWhatResultsDependOn() throws IOException {
    String text = ScanFiles.wide(5, '\t');
    Path a = Files.writeString(folder.resolve("snps.tsv"), text);
    Path moved = Files.createDirectory(folder.resolve("x")).resolve("snps.tsv");
    Files.writeString(moved, text);
    ScanOptions options = ScanOptions.defaults();
    String one = fingerprint(a, options);
    assertEquals(one, fingerprint(moved, options.withThreads(2)));
    assertNotEquals(one, fingerprint(a, options.withBadLines(BadLinePolicy.FAIL)));
    assertNotEquals(one, fingerprint(a, options.withPalindromes(PalindromePolicy.DROP)));
    assertNotEquals(one, fingerprint(a, options.withStudies(ScanFiles.STUDIES.subList(0, 2))));
    Files.writeString(a, text + "rs9\n");
    assertNotEquals(one, fingerprint(a, options));
  }

  @Test
  void headersThatCannotServe() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty.tsv"), "\n## only a comment\n");
    ScanOptions options = ScanOptions.defaults();
    MetaException refused = assertThrows(MetaException.class, () -> fingerprint(empty, options));
    assertTrue(refused.getMessage().endsWith("empty.tsv is empty"), refused.getMessage());
    Path wide = Files.writeString(folder.resolve("w.tsv"), ScanFiles.wide(2, '\t'));
    assertThrows(
        MetaException.class, () -> fingerprint(wide, options.withStudies(List.of("none"))));
    Path tall =
        Files.writeString(folder.resolve("t.tsv"), "SNP study EA NEA beta se\nrs1 A A G 1 1\n");
    MetaException names = assertThrows(MetaException.class, () -> fingerprint(tall, options));
    assertTrue(names.getMessage().contains("name the studies"), names.getMessage());
  }
}
