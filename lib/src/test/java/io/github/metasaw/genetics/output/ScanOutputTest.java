package io.github.metasaw.genetics.output;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.tabix.PlaceIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanOutputTest {

  @TempDir Path folder;

  private static PlaceIndex index() {
    return new PlaceIndex("snp\tchr\tpos", 1, 2);
  }

  /** As on a full disk: the stream takes nothing more. */
  @Test
  void whereNothingMoreCanBeWritten() throws IOException {
    Path out = folder.resolve("out.tsv.gz");
    ScanPlace place = ScanPlace.of(out, List.of(), false);
    ScanOutput none = ScanOutput.create(place, "f", index());
    none.close();
    TextBytes text = new TextBytes(0).append("x".repeat(1 << 20));
    none.write(text);
    String message =
        assertThrows(MetaException.class, () -> none.checkpoint(1, new ScanCounts())).getMessage();
    assertTrue(message.startsWith("cannot write '" + out + "'"), message);
    assertEquals(0, Files.list(folder).count());

    ScanOutput some = ScanOutput.create(place, "f", index());
    some.write(new TextBytes(0).append("header\n"));
    ScanCounts counts = new ScanCounts();
    counts.add(ScanCount.SNPS, 7);
    some.checkpoint(8, counts);
    byte[] begun = Files.readAllBytes(place.part());
    some.write(text);
    some.close();
    String more = assertThrows(MetaException.class, () -> some.checkpoint(9, counts)).getMessage();
    assertTrue(
        more.endsWith("' holds the results up to line 8, and resume goes on with them"), more);
    some.stop(9, counts);
    assertArrayEquals(begun, Files.readAllBytes(place.part()));
    assertFalse(Files.exists(out));
    ScanPlace.Stop stop = place.begin(Set.of("f"), true);
    assertEquals(8, stop == null ? -1 : stop.end().line());
  }
}
