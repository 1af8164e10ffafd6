package io.github.metasaw.genetics.scan;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.result.ManhattanData;
import io.github.metasaw.genetics.snp.BadLine;
import io.github.metasaw.genetics.snp.Snp;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** From SNPs to results: the same by every way. */
class SnpScanTest {

  @TempDir Path folder;

  @Test
  void eachSnpIsTheFitOfItsStudies() {
    SnpAnalysis analysis = SnpAnalysis.of(ScanFiles.STUDIES, Mantra.of(Cdkal1.eightSnps()));
    SnpResult r = analysis.apply(Snp.of("rs7754840", Cdkal1.YI, Cdkal1.SEI));
    Table table =
        Table.create(
            "snp", DoubleColumn.create("yi", Cdkal1.YI), DoubleColumn.create("sei", Cdkal1.SEI));
    FrequentistFit common = fit(table, "common");
    FrequentistFit random = fit(table, "DL");
    assertArrayEquals(
        new double[] {
          common.estimate(),
          common.se(),
          common.p(),
          random.estimate(),
          random.se(),
          random.p(),
          random.tau2(),
          common.Q(),
          common.Qp(),
          common.heterogeneity().Z2(),
          common.heterogeneity().Z2p(),
          common.I2FromQ()
        },
        new double[] {
          r.tests().beta(), r.tests().se(), Math.exp(r.tests().logP()), r.tests().betaRandom(),
              r.tests().seRandom(),
          Math.exp(r.tests().logPRandom()), r.tests().tau2(), r.tests().Q(),
              Math.exp(r.tests().logPQ()), r.tests().Z2(),
          Math.exp(r.tests().logPZ2()), r.tests().I2()
        },
        1e-11);
    assertEquals(7.68862860430465, r.bayesFactors().log10BF1(), 1e-6);
    assertEquals(9.26769098070361, r.bayesFactors().log10BF(), 1e-6);
    assertEquals(.986820236176316, r.bayesFactors().heterogeneous(), 1e-6);
    assertEquals("+++++", r.direction());
  }

  private static FrequentistFit fit(Table table, String method) {
    return io.github.metasaw.Meta.fit(
        StudyReader.of(table).sei("sei").read(), FreqOptions.defaults().withMethod(method));
  }

  @Test
  void missingStudiesHaveTheirOwnPlan() {
    SnpAnalysis analysis =
        SnpAnalysis.of(ScanFiles.STUDIES, Mantra.of(Cdkal1.eightSnps()).withNodes(64));
    double[] yi = Cdkal1.YI.clone();
    yi[1] = Double.NaN;
    SnpResult r = analysis.apply(Snp.of("rs", yi, Cdkal1.SEI));
    assertEquals(4, r.k());
    MantraFit fit =
        Mantra.of(Cdkal1.eightSnps())
            .fit(
                List.of("EA", "LA", "JA", "NH"),
                new double[] {yi[0], yi[2], yi[3], yi[4]},
                new double[] {Cdkal1.SEI[0], Cdkal1.SEI[2], Cdkal1.SEI[3], Cdkal1.SEI[4]});
    assertEquals(fit.log10BF(), r.bayesFactors().log10BF(), 1e-10);
    assertEquals("+?+++", r.direction());
    SnpResult one =
        analysis.apply(Snp.of("rs", new double[] {.1, 0, 0, 0, 0}, new double[] {.1, 0, 0, 0, 0}));
    assertEquals(1, one.k());
    assertEquals(0, one.bayesFactors().heterogeneous());
    assertTrue(Double.isNaN(one.tests().logPQ()));
    double[] none = new double[5];
    assertTrue(Double.isNaN(analysis.apply(Snp.of("rs", none, none)).bayesFactors().log10BF()));
  }

  @Test
  void theFunctionCanBeSentAway() throws IOException, ClassNotFoundException {
    SnpAnalysis analysis = SnpAnalysis.of(ScanFiles.STUDIES, Mantra.of(Cdkal1.eightSnps()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(analysis);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SnpAnalysis there = (SnpAnalysis) in.readObject();
      Snp snp = Snp.of("rs", Cdkal1.YI, Cdkal1.SEI);
      assertEquals(
          analysis.apply(snp).bayesFactors().log10BF(),
          there.apply(snp).bayesFactors().log10BF(),
          0);
    }
  }

  @Test
  void formsAndThreadsDoNotMatter() throws IOException {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    String tsv = ScanFiles.wide(2000, '\t');
    Path expected = folder.resolve("expected.tsv");
    ScanReport report =
        SnpScan.of(ScanFiles.write(folder, "a.tsv", tsv))
            .withMantra(mantra)
            .withThreads(1)
            .toFile(expected);
    assertEquals(2000, report.count("snps"));
    assertEquals(0, report.count("bad_lines"));
    String[] lines = ScanFiles.read(expected).split("\n");
    assertEquals(2001, lines.length);
    assertTrue(lines[0].endsWith("log10BF1\tlog10BF\tp_heterogeneous\tmu_prior"));
    assertTrue(lines[7].endsWith("normal(0, sd = 1)"));
    for (String name : List.of("b.csv", "c.tsv.gz", "d.txt")) {
      String text =
          name.equals("b.csv")
              ? ScanFiles.wide(2000, ',')
              : name.equals("d.txt") ? ScanFiles.wide(2000, ' ') : tsv;
      Path out = folder.resolve("out-" + name + ".gz");
      SnpScan.of(ScanFiles.write(folder, name, text)).withMantra(mantra).withThreads(3).toFile(out);
      assertEquals(ScanFiles.read(expected), ScanFiles.read(out), name);
      assertFalse(Files.exists(folder.resolve("out-" + name + ".gz.resume")));
    }
    Table table = SnpScan.of(folder.resolve("a.tsv")).withMantra(mantra).toTable();
    assertEquals(2000, table.rowCount());
    assertEquals(
        ScanColumn.of(mantra, ScanModels.NONE, false).stream().map(ScanColumn::title).toList(),
        table.columnNames());
    double[] log10BF = table.doubleColumn("log10BF").asDoubleArray();
    assertEquals(Double.parseDouble(lines[1500].split("\t")[20]), log10BF[1499], 1e-6);
  }

  @Test
  void aLineForEachStudyIsTheSame() throws IOException {
    String[] lines = ScanFiles.wide(1500, '\t').split("\n");
    StringBuilder text = new StringBuilder("MarkerName\tstudy\tAllele1\tAllele2\tEffect\tStdErr\n");
    for (int s = 1; s < lines.length; s++) {
      String[] f = lines[s].split("\t");
      for (int i = 0; i < 5; i++) {
        text.append(
            String.join(
                "\t", f[0], ScanFiles.STUDIES.get(i), "a", "g", f[5 + 2 * i], f[6 + 2 * i]));
        text.append('\n');
      }
    }
    Path wide = folder.resolve("wide.tsv");
    Path tall = folder.resolve("long.tsv");
    SnpScan.of(ScanFiles.write(folder, "w.tsv", ScanFiles.wide(1500, '\t'))).toFile(wide);
    SnpScan scan =
        SnpScan.of(ScanFiles.write(folder, "l.tsv", text.toString()))
            .withStudies(ScanFiles.STUDIES);
    ScanReport report = scan.toFile(tall);
    assertEquals(1500, report.count("snps"));
    String[] a = ScanFiles.read(wide).split("\n");
    String[] b = ScanFiles.read(tall).split("\n");
    assertEquals(a.length, b.length);
    for (int i = 1; i < a.length; i++) {
      assertEquals(a[i].split("\t", 6)[5], b[i].split("\t", 6)[5]);
    }
    ScanFiles.refused(
        folder,
        "l.tsv has a line for each SNP and study: name the studies with studies, or in the distances",
        () -> SnpScan.of(folder.resolve("l.tsv")).toTable());
  }

  @Test
  void aTableGivesWhatAFileGives() throws IOException {
    String text = ScanFiles.wide(300, ',');
    Table table =
        Table.read().usingOptions(CsvReadOptions.builderFromString(text).tableName("snps"));
    SnpScan scan = SnpScan.of(table).withMantra(Mantra.of(Cdkal1.eightSnps()));
    Table results = scan.toTable();
    Path in = ScanFiles.write(folder, "in.csv", text);
    Path out = folder.resolve("results.tsv");
    Table same =
        SnpScan.of(in).withMantra(Mantra.of(Cdkal1.eightSnps())).toFile(out).results().table();
    assertEquals(results.columnNames(), same.columnNames());
    assertEquals(300, same.rowCount());
    for (int i = 0; i < 300; i++) {
      assertEquals(results.stringColumn("direction").get(i), same.stringColumn("direction").get(i));
      for (String column : List.of("beta", "p_Z2", "log10BF")) {
        double value = results.doubleColumn(column).getDouble(i);
        assertEquals(value, same.doubleColumn(column).getDouble(i), 1e-4 * Math.abs(value));
      }
    }
    assertEquals(
        ManhattanData.of(ScanResults.of(results), "log10BF").points().size(),
        ManhattanData.of(ScanResults.of(out), "log10BF").points().size());
  }

  @Test
  void rowsOfATableAreNamedByTheirNumbers() {
    Table table =
        Table.create(
            "snps",
            StringColumn.create("SNP", "rs1", "rs2"),
            StringColumn.create("beta_EA", "0.1", "many"),
            DoubleColumn.create("se_EA", 0.1, 0.1));
    ScanReport report = SnpScan.of(table).toMemory();
    assertEquals(
        List.of("row 2: beta_EA must be a number, but holds 'many'"),
        report.badLines().stream().map(BadLine::toString).toList());
    assertEquals(1, report.results().table().rowCount());
    ScanFiles.refused(
        folder,
        "snps, row 2: beta_EA must be a number, but holds 'many'",
        () -> SnpScan.of(table).withBadLines(BadLinePolicy.FAIL).toMemory());
  }

  @Test
  void aFileSortedByStudyIsNoticed() throws IOException {
    String byStudy = "SNP study beta se\nrs1 EA .1 .1\nrs2 EA .1 .1\nrs1 AA .1 .1\nrs2 AA .1 .1\n";
    String bySnp = "SNP study beta se\nrs1 EA .1 .1\nrs1 AA .1 .1\nrs2 EA .1 .1\nrs2 AA .1 .1\n";
    List<String> studies = List.of("EA", "AA");
    ScanReport wrong =
        SnpScan.of(ScanFiles.write(folder, "a.txt", byStudy)).withStudies(studies).toMemory();
    assertEquals(4, wrong.count("alone"));
    assertTrue(wrong.checks().stringColumn("check").contains("alone"));
    ScanReport right =
        SnpScan.of(ScanFiles.write(folder, "b.txt", bySnp)).withStudies(studies).toMemory();
    assertEquals(0, right.count("alone"));
    assertEquals(2, right.results().table().rowCount());
  }
}
