package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.result.CredibleSet;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.plot.Figure;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The magics of scans. */
class ScanMagicsTest {

  @Test
  void scansATable() {
    MapHost host = Association.host();
    host.with("d", Association.short5());
    Cell.call(host, "%scan snps --distance d --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    Table results = report.results().table();
    assertEquals(40, results.rowCount());
    assertEquals(4, results.intColumn("k").get(30));
    assertEquals(1, report.count("bad_cells"));
    assertEquals(31, report.badLines().get(0).line());
    MantraFit one =
        Mantra.of(Association.short5())
            .fit(
                Association.STUDIES,
                Association.STUDIES.stream().mapToDouble(s -> Association.beta(7, s)).toArray(),
                new double[] {.08, .08, .08, .08, .08});
    assertEquals(one.log10BF(), results.doubleColumn("log10BF").get(7), 1e-6);
    assertEquals(one.probHeterogeneous(), results.doubleColumn("p_heterogeneous").get(7), 1e-6);
    assertTrue(host.displayed.get(0) instanceof ScanReport);
    assertTrue(host.displayed.get(1) instanceof Table);
  }

  /** One file of GWAS-VCF has a study for each of its samples; of one study it is a cohort. */
  @Test
  void scansGwasVcf(@TempDir Path folder) throws Exception {
    String header = "##fileformat=VCFv4.2\n#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t";
    String record = "6\t5\trs1\tA\tC\t.\tPASS\t.\tES:SE\t0.1:0.05";
    Path two =
        Files.writeString(folder.resolve("two.vcf"), header + "A\tB\n" + record + "\t0.3:0.05\n");
    Path one = Files.writeString(folder.resolve("one.vcf"), header + "X\n" + record + "\n");
    MapHost host = Association.host();
    Cell.call(host, "%scan " + two + " --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    assertEquals(List.of("A", "B"), report.studies());
    assertEquals(0.2, report.results().table().doubleColumn("beta").get(0), 1e-15);
    Cell.call(host, "%scan " + two + " --snp rs1 --as d");
    assertEquals(2, ((Table) host.values.get("d")).rowCount());
    assertEquals(
        two
            + " has several studies: A, B; scan it alone, or name one of them in the column sample of a table of cohorts",
        Association.fault(host, "%scan " + one + " " + two));
  }

  @Test
  void aCredibleSetHoldsTheAssociatedSnp() {
    MapHost host = Association.host();
    Cell.call(host, "%credible scan 1:1-20000 --as set");
    CredibleSet set = (CredibleSet) host.values.get("set");
    assertEquals(20, set.members().size());
    assertEquals(List.of("rs7"), set.snps());
  }

  @Test
  void scansAFileInPiecesAndGoesOn(@TempDir Path folder) throws Exception {
    StringBuilder text =
        new StringBuilder("MarkerName\tEffect_EA\tStdErr_EA\tEffect_AA\tStdErr_AA\n");
    for (int i = 0; i < 4000; i++) {
      text.append("rs").append(i).append("\t0.1\t0.05\t-0.02\t0.04\n");
    }
    Path in = Files.writeString(folder.resolve("in.tsv"), text);
    Path out = folder.resolve("out.tsv.gz");
    MapHost host = Association.host();
    Thread.currentThread().interrupt();
    MetaError error;
    try {
      error =
          assertThrows(
              MetaError.class, () -> Cell.call(host, "%scan " + in + " --out " + out + " --as s"));
    } finally {
      Thread.interrupted();
    }
    assertEquals(
        "interrupted: "
            + out
            + ".part holds whole results up to where the scan stopped; the same line with --resume goes on",
        error.getMessage());
    assertFalse(host.values.containsKey("s"));
    Cell.call(host, "%scan " + in + " --out " + out + " --resume --threads 1 --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    assertEquals(4000, report.count("snps"));
    assertEquals(4000, report.results().table().rowCount());
    assertTrue(Cell.call(host, "%qq " + out + " p_Z2") instanceof Figure);
    assertEquals(
        "'" + out + "' is there already: name another file, or allow overwrite",
        Association.fault(host, "%scan " + in + " --out " + out));
    Cell.call(host, "%scan " + in + " --out " + out + " --overwrite --as s");
    assertEquals(
        "--overwrite replaces a file: name it with --out",
        Association.fault(host, "%scan " + in + " --overwrite"));
  }

  /** By its own name, and by one that leads to it. */
  @Test
  void noFigureTakesThePlaceOfData(@TempDir Path folder) throws Exception {
    MapHost host = Association.host();
    Path data = Files.writeString(folder.resolve("trials.txt"), "study yi vi\nA 0.1 0.2\n");
    Path link = folder.resolve("fig.svg");
    Files.createSymbolicLink(link, data);
    assertEquals(
        "'"
            + data
            + "' is there already and was written, or edited, by another program: name another"
            + " file, or move it away",
        Association.fault(host, "%forest fit --save " + data));
    assertEquals(
        "'"
            + link
            + "' is there already and was written, or edited, by another program: name another"
            + " file, or move it away",
        Association.fault(host, "%forest fit --save " + link));
    assertEquals("study yi vi\nA 0.1 0.2\n", Files.readString(data));
    for (String ending : List.of("svg", "png", "html", "txt")) {
      Path figure = folder.resolve("forest." + ending);
      Cell.call(host, "%forest fit --save " + figure + " --as f");
      assertFalse(host.printed.toString().contains("replaced"));
      byte[] first = Files.readAllBytes(figure);
      Cell.call(host, "%forest fit --save " + figure + " --as f");
      assertEquals("the earlier " + figure + " was replaced\n", host.printed.toString());
      assertArrayEquals(first, Files.readAllBytes(figure));
      host.printed.setLength(0);
    }
  }

  @Test
  void aFileThatBreaksOffIsNamedWithItsLine(@TempDir Path folder) throws Exception {
    Path whole = folder.resolve("whole.tsv.gz");
    StringBuilder text = new StringBuilder("SNP\tbeta_EA\tse_EA\n");
    java.util.Random random = new java.util.Random(1);
    for (int i = 0; i < 20_000; i++) {
      text.append("rs").append(i).append('\t').append(random.nextGaussian()).append("\t1\n");
    }
    try (OutputStream gz = new GZIPOutputStream(Files.newOutputStream(whole))) {
      gz.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] bytes = Files.readAllBytes(whole);
    Path part = folder.resolve("part.tsv.gz");
    Files.write(part, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    String message = Association.fault(Association.host(), "%scan " + part);
    assertTrue(
        message.matches(
            Pattern.quote(part.toString())
                + " breaks off after line \\d+, in the middle of its gz data; copy it again"),
        message);
  }

  @Test
  void allelesAreAlignedAndCounted() {
    MapHost host = Association.host();
    host.with(
        "long",
        Table.create(
            "long",
            StringColumn.create("rsid", "rs1", "rs1", "rs1", "rs1", "rs2", "rs2"),
            StringColumn.create("study", "EA", "AA", "LA", "JA", "EA", "AA"),
            StringColumn.create("Allele1", "a", "g", "t", "c", "a", "t"),
            StringColumn.create("Allele2", "g", "a", "c", "a", "t", "a"),
            DoubleColumn.create("Effect", .1, -.1, .1, .5, .2, -.2),
            DoubleColumn.create("StdErr", .05, .05, .05, .05, .1, .1)));
    Cell.call(host, "%scan long --studies EA,AA,LA,JA --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    assertEquals(1, report.count("mismatch"));
    assertEquals(1, report.count("swapped"));
    assertEquals(1, report.count("palindrome_kept_swapped"));
    assertEquals(1, report.count("other_strand"));
    Table results = report.results().table();
    assertEquals(3, results.intColumn("k").get(0));
    assertEquals(.1, results.doubleColumn("beta").get(0), 1e-12);
    assertEquals(.2, results.doubleColumn("beta").get(1), 1e-12);
    assertTrue(report.checks().stringColumn("check").contains("mismatch"));
  }
}
