package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a scan may write over, and what it never does. */
class ScanPlaceTest {

  @TempDir Path folder;

  private Path input() throws IOException {
    return ScanFiles.write(folder, "in.tsv", ScanFiles.wide(3, '\t'));
  }

  private static String refused(SnpScan scan, Path out) {
    return assertThrows(MetaException.class, () -> scan.toFile(out)).getMessage();
  }

  @Test
  void resultsDoNotTakeThePlaceOfTheirInputByAnyName() throws IOException {
    Path in = input();
    Path soft = Files.createSymbolicLink(folder.resolve("soft.tsv"), in);
    Path chain = Files.createSymbolicLink(folder.resolve("chain.tsv"), Path.of("soft.tsv"));
    Path hard = Files.createLink(folder.resolve("hard.tsv"), in);
    Path sub = Files.createDirectory(folder.resolve("sub"));
    Path linked = Files.createSymbolicLink(folder.resolve("linked"), folder);
    for (Path out :
        List.of(
            in,
            soft,
            chain,
            hard,
            sub.resolve("../in.tsv"),
            linked.resolve("in.tsv"),
            folder.resolve("./in.tsv"))) {
      for (SnpScan scan : List.of(SnpScan.of(in), SnpScan.of(soft), SnpScan.of(hard))) {
        String message = refused(scan.withOverwrite(true), out);
        assertTrue(message.startsWith("results would take the place of "), message);
      }
    }
    assertEquals(ScanFiles.wide(3, '\t'), ScanFiles.read(in));
  }

  /** What is written beside the results must not be the input either. */
  @Test
  void aScanOfItsOwnNoteIsRefused() throws IOException {
    for (String ending : List.of(".part", ".resume", ".resume.new")) {
      Path in = ScanFiles.write(folder, "out.tsv" + ending, ScanFiles.wide(3, '\t'));
      String message = refused(SnpScan.of(in).withOverwrite(true), folder.resolve("out.tsv"));
      assertTrue(message.startsWith("results are written by way of 'out.tsv" + ending), message);
      assertEquals(ScanFiles.wide(3, '\t'), Files.readString(in));
      Files.delete(in);
    }
  }

  @Test
  void earlierFilesStayUnlessOverwritten() throws IOException {
    SnpScan scan = SnpScan.of(input());
    Path mine = Files.writeString(folder.resolve("mine.tsv"), "dear\n");
    Path link = Files.createSymbolicLink(folder.resolve("link.tsv"), mine);
    for (Path out : List.of(mine, link)) {
      assertEquals(
          "'" + out + "' is there already: name another file, or allow overwrite",
          refused(scan, out));
      assertEquals("dear\n", Files.readString(mine));
      refused(scan.withResume(true), out);
    }
    scan.withOverwrite(true).toFile(link);
    assertTrue(Files.isSymbolicLink(link));
    assertTrue(Files.readString(mine).startsWith("snp\t"));
    Path free = Files.createSymbolicLink(folder.resolve("free.tsv"), folder.resolve("new.tsv"));
    scan.toFile(free);
    assertTrue(Files.isSymbolicLink(free));
    assertArrayEquals(Files.readAllBytes(mine), Files.readAllBytes(folder.resolve("new.tsv")));
    assertEquals(5, Files.list(folder).count());
  }

  @Test
  void otherFilesOfTheNamesOfOursStay() throws IOException {
    SnpScan scan = SnpScan.of(input());
    for (String ending : List.of(".part", ".resume")) {
      Path other = Files.writeString(folder.resolve("out.tsv" + ending), "dear\n");
      assertEquals(
          "results are written by way of '"
              + other
              + "', which is there already: move it away, or name another file",
          refused(scan, folder.resolve("out.tsv")));
      assertEquals("dear\n", Files.readString(other));
      Files.delete(other);
    }
  }

  @Test
  void placesThatAreNoFiles() throws IOException {
    SnpScan scan = SnpScan.of(input()).withOverwrite(true);
    assertTrue(refused(scan, folder).endsWith("' is a folder: name a file in it"));
    assertTrue(
        refused(scan, folder.resolve("no/such/results.tsv"))
            .endsWith("is there such a folder, and may it be written?"));
    Path round = folder.resolve("round.tsv");
    Files.createSymbolicLink(round, round);
    assertTrue(refused(scan, round).contains("its links lead in a circle"));
    if (Files.exists(Path.of("/dev/null"))) {
      assertTrue(refused(scan, Path.of("/dev/null")).contains("no ordinary file"));
    }
  }

  /** An interrupted scan is neither forgotten nor begun anew by mistake. */
  @Test
  void whatCouldBeGoneOnWithIsNotLost() throws IOException {
    Path in = ScanFiles.write(folder, "in.tsv", ScanFiles.wide(5000, '\t'));
    Path out = folder.resolve("out.tsv");
    Files.writeString(out, "earlier\n");
    SnpScan scan = SnpScan.of(in).withThreads(1).withOverwrite(true);
    SnpScan stopped = scan.withListener((snps, part) -> Thread.currentThread().interrupt());
    assertThrows(CancellationException.class, () -> stopped.toFile(out));
    assertTrue(Thread.interrupted());
    assertEquals("earlier\n", Files.readString(out));
    Files.delete(out);
    assertEquals(
        "'"
            + out
            + ".part' holds the results of this scan up to line 513, where it stopped: resume goes on with them, overwrite begins anew",
        refused(SnpScan.of(in), out));
    scan.withResume(true).toFile(out);
    Path whole = folder.resolve("whole.tsv");
    SnpScan.of(in).toFile(whole);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(out));
  }

  /** Killed at any byte after a checkpoint, or before the first. */
  @Test
  void aKilledScanGoesOnToTheSameBytes() throws IOException {
    Path in = ScanFiles.write(folder, "in.tsv", ScanFiles.wide(110_000, '\t'));
    Path whole = folder.resolve("whole.tsv.gz");
    SnpScan.of(in).toFile(whole);
    Path out = folder.resolve("out.tsv.gz");
    Path part = folder.resolve("out.tsv.gz.part");
    Path note = folder.resolve("out.tsv.gz.resume");
    for (long after : new long[] {1000, 60_000}) {
      byte[][] seen = new byte[2][];
      SnpScan watched =
          SnpScan.of(in)
              .withListener(
                  (snps, fraction) -> {
                    if (snps > after && seen[0] == null) {
                      seen[0] = bytes(part);
                      seen[1] = bytes(note);
                    }
                  });
      watched.toFile(out);
      Files.delete(out);
      Files.write(part, Arrays.copyOf(seen[0], seen[0].length + 3));
      Files.write(note, seen[1]);
      SnpScan.of(in).withResume(true).toFile(out);
      assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(out));
      Files.delete(out);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
