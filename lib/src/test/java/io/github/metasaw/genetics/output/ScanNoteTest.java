package io.github.metasaw.genetics.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.genetics.snp.ScanCount;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanNoteTest {

  @TempDir Path folder;

  private ScanNote note() {
    return new ScanNote(OutputFile.of(folder.resolve("out.tsv")));
  }

  @Test
  void saysWhatWasWritten() throws IOException {
    ScanNote note = note();
    assertNull(note.read());
    ScanCounts counts = new ScanCounts();
    counts.add(ScanCount.SNPS, 7);
    counts.add(ScanCount.SWAPPED, 3);
    note.write(
        "abc",
        new ScanNote.Position(10, 2, new ScanCounts()),
        new ScanNote.Position(99, 8, counts));
    assertTrue(note.exists());
    ScanNote.Content read = note().read();
    assertNotNull(read);
    assertEquals("abc", read.fingerprint());
    assertEquals(10, read.begin().bytes());
    assertEquals(0, read.begin().counts().get(ScanCount.SNPS));
    assertEquals(99, read.end().bytes());
    assertEquals(8, read.end().line());
    assertEquals(counts.named(), read.end().counts().named());
    note.delete();
    assertFalse(note.exists());
  }

  @Test
  void aDamagedNoteHasNoPositions() throws IOException {
    Path file = folder.resolve("out.tsv.resume");
    Files.writeString(file, "fingerprint=abc\nbytes=x\nline=3\n");
    ScanNote.Content read = note().read();
    assertNotNull(read);
    assertNull(read.begin());
    assertNull(read.end());
    Files.writeString(file, "something else");
    assertNull(note().read());
  }
}
