package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.cohort.Cohort;
import io.github.metasaw.genetics.cohort.Consortium;
import io.github.metasaw.genetics.cohort.KeyRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class ScanFormatTest {

  @TempDir Path folder;

  private List<Cohort> cohorts() throws IOException {
    return new Consortium(300, 4).write(folder);
  }

  private static String[] row(Path file, int line) throws IOException {
    return Files.readAllLines(file).get(line).split("\t", -1);
  }

  @Test
  void metalNames() throws IOException {
    Path out = folder.resolve("metal.out.tsv");
    SnpScan scan = SnpScan.of(cohorts());
    scan.withFormat(ScanFormat.METAL).toFile(out);
    List<String> names = List.of(row(out, 0));
    assertEquals(
        List.of(
            "MarkerName",
            "Chromosome",
            "Position",
            "Allele1",
            "Allele2",
            "Freq1",
            "MinFreq",
            "MaxFreq",
            "Effect",
            "StdErr",
            "P-value",
            "Direction",
            "HetISq",
            "HetChiSq",
            "HetDf",
            "HetPVal",
            "TotalSampleSize"),
        names.subList(0, 17));
    Table table = scan.toTable();
    String[] first = row(out, 1);
    assertEquals(table.stringColumn("ea").get(0).toLowerCase(Locale.ROOT), first[3]);
    assertEquals(100 * table.doubleColumn("I2").get(0), Double.parseDouble(first[12]), 1e-4);
    assertEquals(table.intColumn("k").get(0) - 1, Integer.parseInt(first[14]));
    // what was written is read again
    Table region = ScanResults.of(out).region("chr1", 0, 5000);
    assertEquals(table.doubleColumn("beta").get(2), region.doubleColumn("Effect").get(2), 1e-6);
  }

  @Test
  void gwasSsfWithItsMetadata() throws IOException {
    Path out = folder.resolve("meta.tsv");
    SnpScan scan = SnpScan.of(cohorts()).withFormat(ScanFormat.SSF);
    scan.toFile(out);
    assertEquals(
        List.of(
            "chromosome",
            "base_pair_location",
            "effect_allele",
            "other_allele",
            "beta",
            "standard_error",
            "effect_allele_frequency",
            "neg_log_10_p_value",
            "rsid",
            "n"),
        List.of(row(out, 0)).subList(0, 10));
    assertEquals("23", row(out, 300)[0]);
    assertEquals("#NA", row(out, 1)[9]); // a cohort has no sample sizes
    String yaml = Files.readString(folder.resolve("meta.tsv-meta.yaml"));
    assertTrue(yaml.contains("data_file_md5sum: " + SsfMetadata.md5(out)), yaml);
    assertTrue(yaml.contains("file_type: GWAS-SSF v1.0\n"));
    assertTrue(yaml.contains("is_sorted: true\n"), yaml);
    assertTrue(yaml.contains("  - cohort: 'regenie'\n    sample_size: 2000\n"), yaml);
    Files.delete(out);
    assertEquals(
        "'%s-meta.yaml' is there already: name another file, or allow overwrite".formatted(out),
        assertThrows(MetaException.class, () -> scan.toFile(out)).getMessage());
    scan.withOverwrite(true).toFile(out);
    // it is a cohort of another scan
    Table again = SnpScan.of(List.of(Cohort.of(out))).toTable();
    Table table = SnpScan.of(cohorts()).toTable();
    assertEquals(table.doubleColumn("beta").get(7), again.doubleColumn("beta").get(7), 1e-6);
  }

  /** Files that are joined by identifiers are in the order of these. */
  @Test
  void orderOfIdentifiersIsNotThatOfPositions() throws IOException {
    Path out = folder.resolve("by-id.tsv");
    SnpScan.of(cohorts().subList(0, 1)).withKey(KeyRule.ID).withFormat(ScanFormat.SSF).toFile(out);
    String yaml = Files.readString(folder.resolve("by-id.tsv-meta.yaml"));
    assertTrue(yaml.contains("is_sorted: false\n"), yaml);
  }

  @Test
  void theChecksum() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty"));
    assertEquals("d41d8cd98f00b204e9800998ecf8427e", SsfMetadata.md5(empty));
  }

  @Test
  void aRegion() throws IOException {
    Path out = folder.resolve("meta.tsv.gz");
    SnpScan.of(cohorts()).toFile(out);
    Table region = ScanResults.of(out).region("1", 2000, 6000);
    assertEquals(5, region.rowCount());
    assertEquals("1", region.stringColumn("chr").get(0));
    assertEquals(2000, region.longColumn("pos").get(0));
    assertTrue(region.doubleColumn("p").get(0) <= 1);
    ScanResults results = ScanResults.of(out);
    assertEquals(
        "no SNP of %s lies on chromosome 2 from 5 to 6".formatted(out),
        assertThrows(MetaException.class, () -> results.region("2", 5, 6)).getMessage());
    assertThrows(MetaException.class, () -> results.region("2", 7, 6));
    assertEquals(region.printAll(), results.region("chr1:2,000-6000").printAll());
    assertEquals(
        "a region is written as 6:20000000-21000000, not '1'",
        assertThrows(MetaException.class, () -> results.region("1")).getMessage());
  }

  /** Names that look like numbers stay text, a minus is a direction, infinities are numbers. */
  @Test
  void aRegionKeepsWhatItsColumnsAre() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("one.tsv"),
            """
            snp\tchr\tpos\tdirection\tbeta\tlog10BF
            1001\t2\t5\t-\t-0.5\t-Inf
            1002\t2\t6\t+\tNA\t2
            """);
    Table region = ScanResults.of(file).region("2:1-9");
    assertEquals(List.of("1001", "1002"), region.stringColumn("snp").asList());
    assertEquals(List.of("-", "+"), region.stringColumn("direction").asList());
    assertEquals(Double.NEGATIVE_INFINITY, region.doubleColumn("log10BF").get(0));
    assertTrue(region.doubleColumn("beta").isMissing(1));
  }

  /** One SNP with its studies, as the forest plot takes it. */
  @Test
  void oneSnp() throws IOException {
    Consortium made = new Consortium(300, 4);
    SnpScan scan = SnpScan.of(made.write(folder));
    Table snp = scan.snp("rs17");
    assertEquals(5, snp.rowCount());
    assertEquals(List.of("study", "yi", "vi", "sei", "n", "eaf"), snp.columnNames());
    for (int i = 0; i < 5; i++) {
      assertEquals(made.beta[i][17], snp.doubleColumn("yi").get(i), 1e-9);
      assertEquals(made.se[i][17], snp.doubleColumn("sei").get(i), 1e-9);
    }
    assertEquals(snp.printAll(), scan.snp("2:18000").printAll());
    assertEquals(snp.printAll(), scan.snp("chr2:18000").printAll());
    assertEquals(
        "there is no SNP 'rs999' in 5 files of cohorts",
        assertThrows(MetaException.class, () -> scan.snp("rs999")).getMessage());
  }
}
