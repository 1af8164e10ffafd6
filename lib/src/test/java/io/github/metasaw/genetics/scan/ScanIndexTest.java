package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import htsjdk.samtools.util.BlockCompressedInputStream;
import htsjdk.tribble.readers.TabixReader;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.cohort.KeyRule;
import io.github.metasaw.genetics.cohort.Shard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The index beside a file of results, and what is read by it. */
class ScanIndexTest {

  @TempDir Path folder;

  private static Path index(Path file) {
    return Path.of(file + ".tbi");
  }

  private Path input(int snps) throws IOException {
    String text = ScanFiles.wide(snps, '\t').replaceFirst("\t1\t0\t", "\t1\t1\t");
    return ScanFiles.write(folder, "in.tsv", text);
  }

  private static String indexCheck(ScanReport report) {
    return report.checkList().stream()
        .filter(check -> check.name().equals("index"))
        .map(Check::message)
        .findFirst()
        .orElse("");
  }

  /** Under the names of every format, by the reader of htsjdk and by our own. */
  @ParameterizedTest
  @EnumSource(ScanFormat.class)
  void aRegionIsFoundByTheIndex(ScanFormat format) throws IOException {
    Path in = input(20_000);
    Path out = folder.resolve("out.tsv.gz");
    ScanReport report = SnpScan.of(in).withFormat(format).toFile(out);
    assertEquals("", indexCheck(report));
    try (BlockCompressedInputStream bytes = new BlockCompressedInputStream(out.toFile())) {
      assertTrue(bytes.readLine().contains("\t"));
    }
    List<String> found = new ArrayList<>();
    try (TabixReader reader = new TabixReader(out.toString())) {
      TabixReader.Iterator lines = reader.query("6", 4_999_999, 5_100_000);
      for (String line = lines.next(); line != null; line = lines.next()) {
        found.add(line);
      }
    }
    assertEquals(101, found.size());
    String region = "6:5000000-5100000";
    String indexed = report.results().region(region).print();
    Files.delete(index(out));
    assertEquals(report.results().region(region).print(), indexed);
    assertEquals(101, report.results().region(region).rowCount());
  }

  /** The lines before the region are not read: one of them is broken. */
  @Test
  void theRestOfTheFileIsNotRead() throws IOException {
    Path in = input(20_000);
    Path out = folder.resolve("out.tsv.gz");
    SnpScan.of(in).toFile(out);
    byte[] bytes = Files.readAllBytes(out);
    bytes[bytes.length / 2] ^= 0x55;
    FileTime time = Files.getLastModifiedTime(out);
    Files.write(out, bytes);
    ScanResults results = ScanResults.of(out);
    Files.setLastModifiedTime(out, time);
    assertEquals(101, results.region("20", 17_500_000, 17_600_000).rowCount());
    assertEquals(101, results.region("chr20", 17_500_000, 17_600_000).rowCount());
    // beside an index that is older than itself, the whole file is read
    Files.setLastModifiedTime(out, FileTime.fromMillis(time.toMillis() + 60_000));
    assertThrows(MetaException.class, () -> results.region("20", 17_500_000, 17_600_000));
  }

  /** An index that is none, or of other columns, changes nothing. */
  @Test
  void aBrokenIndexIsPassedOver() throws IOException {
    Path in = input(2000);
    Path out = folder.resolve("out.tsv.gz");
    ScanResults results = SnpScan.of(in).toFile(out).results();
    String expected = results.region("1", 1, 50_000).print();
    byte[] whole = Files.readAllBytes(index(out));
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    for (byte[] broken : List.of(new byte[0], "no index".getBytes(StandardCharsets.UTF_8), half)) {
      Files.write(index(out), broken);
      assertEquals(expected, results.region("1", 1, 50_000).print());
    }
    SnpScan.of(in).withFormat(ScanFormat.SSF).toFile(folder.resolve("ssf.tsv.gz"));
    Files.copy(
        index(folder.resolve("ssf.tsv.gz")), index(out), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(expected, results.region("1", 1, 50_000).print());
  }

  @Test
  void anInterruptedScanGoesOnToTheSameIndex() throws IOException {
    Path in = input(120_000);
    Path whole = folder.resolve("whole.tsv.gz");
    SnpScan.of(in).toFile(whole);
    Path part = folder.resolve("part.tsv.gz");
    SnpScan stopped =
        SnpScan.of(in)
            .withListener(
                (snps, fraction) -> {
                  if (snps > 70_000) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThrows(CancellationException.class, () -> stopped.toFile(part));
    assertTrue(Thread.interrupted());
    assertFalse(Files.exists(index(part)));
    SnpScan.of(in).withResume(true).toFile(part);
    assertArrayEquals(Files.readAllBytes(whole), Files.readAllBytes(part));
    assertArrayEquals(Files.readAllBytes(index(whole)), Files.readAllBytes(index(part)));
  }

  private Path cohort(String name) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "SNP CHR BP A1 A2 BETA SE\nrs1 1 300 A G 1 1\nrs2 1 200 A G 1 1\nrs3 1 100 A G 1 1\n");
  }

  @Test
  void resultsInAnotherOrderHaveNone() throws IOException {
    List<Cohort> cohorts = List.of(Cohort.of(cohort("a.tsv")), Cohort.of(cohort("b.tsv")));
    Path out = folder.resolve("out.tsv.gz");
    ScanReport report = SnpScan.of(cohorts).withKey(KeyRule.ID).toFile(out);
    assertFalse(Files.exists(index(out)));
    assertTrue(
        indexCheck(report)
            .startsWith(
                "The file of results has no tabix index, for its variants are not in the order of positions: "),
        indexCheck(report));
    assertTrue(indexCheck(report).endsWith(". Regions are found by reading the whole file."));
    // an index of earlier results does not stay beside others
    SnpScan.of(cohorts).withOverwrite(true).toFile(out);
    assertTrue(Files.exists(index(out)));
    SnpScan.of(cohorts).withKey(KeyRule.ID).withOverwrite(true).toFile(out);
    assertFalse(Files.exists(index(out)));
  }

  @Test
  void partsHaveNone() throws IOException {
    List<Cohort> cohorts = new Consortium(700, 4).write(folder);
    Path out = folder.resolve("out.tsv.gz");
    ScanReport report = SnpScan.of(cohorts).withShard(new Shard(1, 2)).toFile(out);
    assertFalse(Files.exists(index(out)));
    assertTrue(
        indexCheck(report)
            .contains(
                "it is a part: join the parts, and index the whole (tabix -s 2 -b 3 -e 3 -S 1)."));
    Path plain = folder.resolve("out.tsv");
    assertEquals("", indexCheck(SnpScan.of(cohorts).withShard(new Shard(1, 2)).toFile(plain)));
  }

  @Test
  void anotherIndexIsNotWrittenOver() throws IOException {
    Path in = input(10);
    Path out = folder.resolve("out.tsv.gz");
    Files.writeString(index(out), "mine");
    ScanFiles.refused(
        folder,
        "'out.tsv.gz.tbi' is there already, and would be the index of 'out.tsv.gz': name another file, or allow overwrite",
        () -> SnpScan.of(in).toFile(out));
    assertEquals("mine", Files.readString(index(out)));
    SnpScan.of(in).withOverwrite(true).toFile(out);
    assertTrue(Files.size(index(out)) > 50);
    assertEquals(3, Files.list(folder).count());
  }
}
