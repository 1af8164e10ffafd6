package io.github.metasaw.genetics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.check.MetaException;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.random.RandomStream;
import io.github.metasaw.random.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

class SnpScanTest {

  private static final List<String> STUDIES = Cdkal1.LABELS;

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    Path path = folder.resolve(name);
    if (!name.endsWith(".gz")) {
      return Files.writeString(path, text);
    }
    try (GZIPOutputStream gz = new GZIPOutputStream(Files.newOutputStream(path))) {
      gz.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return path;
  }

  private static String read(Path path) throws IOException {
    if (!path.toString().endsWith(".gz")) {
      return Files.readString(path);
    }
    try (GZIPInputStream gz = new GZIPInputStream(Files.newInputStream(path))) {
      return new String(gz.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Simulated SNPs, one estimate in ten missing. */
  private static String wide(int snps, char separator) {
    RandomStream random = Streams.of(4).chain(0);
    StringBuilder text = new StringBuilder("SNP,chr,pos,EA,NEA".replace(',', separator));
    for (String study : STUDIES) {
      text.append(separator).append("beta_").append(study);
      text.append(separator).append("se_").append(study);
    }
    text.append('\n');
    for (int s = 0; s < snps; s++) {
      String start = "rs%d,%d,%d,A,G".formatted(s, 1 + s * 22 / snps, 1000L * s);
      text.append(start.replace(',', separator));
      for (int i = 0; i < STUDIES.size(); i++) {
        double se = 0.05 + 0.1 * random.nextUniform();
        boolean isMissing = random.nextUniform() < 0.1;
        String beta = String.format(Locale.ROOT, "%.6f", se * random.nextGaussian());
        text.append(separator).append(isMissing ? "NA" : beta);
        text.append(separator).append(isMissing ? "NA" : String.format(Locale.ROOT, "%.6f", se));
      }
      text.append('\n');
    }
    return text.toString();
  }

  @Test
  void eachSnpIsTheFitOfItsStudies() {
    SnpAnalysis analysis = SnpAnalysis.of(STUDIES, Mantra.of(Cdkal1.eightSnps()));
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
          r.beta(), r.se(), Math.exp(r.logP()), r.betaRandom(), r.seRandom(),
          Math.exp(r.logPRandom()), r.tau2(), r.Q(), Math.exp(r.logPQ()), r.Z2(),
          Math.exp(r.logPZ2()), r.I2()
        },
        1e-11);
    assertEquals(7.68862860430465, r.log10BF1(), 1e-6);
    assertEquals(9.26769098070361, r.log10BF(), 1e-6);
    assertEquals(.986820236176316, r.heterogeneous(), 1e-6);
    assertEquals("+++++", r.direction());
  }

  private static FrequentistFit fit(Table table, String method) {
    return io.github.metasaw.Meta.fit(
        StudyReader.of(table).sei("sei").read(), FreqOptions.defaults().withMethod(method));
  }

  @Test
  void missingStudiesHaveTheirOwnPlan() {
    SnpAnalysis analysis = SnpAnalysis.of(STUDIES, Mantra.of(Cdkal1.eightSnps()).withNodes(64));
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
    assertEquals(fit.log10BF(), r.log10BF(), 1e-10);
    assertEquals("+?+++", r.direction());
    SnpResult one =
        analysis.apply(Snp.of("rs", new double[] {.1, 0, 0, 0, 0}, new double[] {.1, 0, 0, 0, 0}));
    assertEquals(1, one.k());
    assertEquals(0, one.heterogeneous());
    assertTrue(Double.isNaN(one.logPQ()));
    double[] none = new double[5];
    assertTrue(Double.isNaN(analysis.apply(Snp.of("rs", none, none)).log10BF()));
  }

  @Test
  void theFunctionCanBeSentAway() throws IOException, ClassNotFoundException {
    SnpAnalysis analysis = SnpAnalysis.of(STUDIES, Mantra.of(Cdkal1.eightSnps()));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(analysis);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      SnpAnalysis there = (SnpAnalysis) in.readObject();
      Snp snp = Snp.of("rs", Cdkal1.YI, Cdkal1.SEI);
      assertEquals(analysis.apply(snp).log10BF(), there.apply(snp).log10BF(), 0);
    }
  }

  @Test
  void formsAndThreadsDoNotMatter() throws IOException {
    Mantra mantra = Mantra.of(Cdkal1.eightSnps());
    String tsv = wide(2000, '\t');
    Path expected = folder.resolve("expected.tsv");
    ScanReport report =
        SnpScan.of(file("a.tsv", tsv)).withMantra(mantra).withThreads(1).toFile(expected);
    assertEquals(2000, report.count("snps"));
    assertEquals(0, report.count("bad_lines"));
    String[] lines = read(expected).split("\n");
    assertEquals(2001, lines.length);
    assertTrue(lines[0].endsWith("log10BF1\tlog10BF\tp_heterogeneous\tmu_prior"));
    assertTrue(lines[7].endsWith("normal(0, sd = 1)"));
    for (String name : List.of("b.csv", "c.tsv.gz", "d.txt")) {
      String text =
          name.equals("b.csv") ? wide(2000, ',') : name.equals("d.txt") ? wide(2000, ' ') : tsv;
      Path out = folder.resolve("out-" + name + ".gz");
      SnpScan.of(file(name, text)).withMantra(mantra).withThreads(3).toFile(out);
      assertEquals(read(expected), read(out), name);
      assertFalse(Files.exists(folder.resolve("out-" + name + ".gz.resume")));
    }
    Table table = SnpScan.of(folder.resolve("a.tsv")).withMantra(mantra).toTable();
    assertEquals(2000, table.rowCount());
    assertEquals(ScanColumn.header(mantra).trim(), String.join("\t", table.columnNames()));
    double[] log10BF = table.doubleColumn("log10BF").asDoubleArray();
    assertEquals(Double.parseDouble(lines[1500].split("\t")[20]), log10BF[1499], 1e-6);
  }

  @Test
  void aLineForEachStudyIsTheSame() throws IOException {
    String[] lines = wide(1500, '\t').split("\n");
    StringBuilder text = new StringBuilder("MarkerName\tstudy\tAllele1\tAllele2\tEffect\tStdErr\n");
    for (int s = 1; s < lines.length; s++) {
      String[] f = lines[s].split("\t");
      for (int i = 0; i < 5; i++) {
        text.append(String.join("\t", f[0], STUDIES.get(i), "a", "g", f[5 + 2 * i], f[6 + 2 * i]));
        text.append('\n');
      }
    }
    Path wide = folder.resolve("wide.tsv");
    Path tall = folder.resolve("long.tsv");
    SnpScan.of(file("w.tsv", wide(1500, '\t'))).toFile(wide);
    SnpScan scan = SnpScan.of(file("l.tsv", text.toString())).withStudies(STUDIES);
    ScanReport report = scan.toFile(tall);
    assertEquals(1500, report.count("snps"));
    String[] a = read(wide).split("\n");
    String[] b = read(tall).split("\n");
    assertEquals(a.length, b.length);
    for (int i = 1; i < a.length; i++) {
      assertEquals(a[i].split("\t", 6)[5], b[i].split("\t", 6)[5]);
    }
    refused(
        "l.tsv has a line for each SNP and study: name the studies with studies, or in the distances",
        () -> SnpScan.of(folder.resolve("l.tsv")).toTable());
  }

  private void refused(String message, org.junit.jupiter.api.function.Executable act) {
    String thrown = assertThrows(MetaException.class, act).getMessage();
    assertEquals(message, thrown.replace(folder + "/", "").replace(folder + "\\", ""));
  }

  @ParameterizedTest
  @CsvSource({
    // alleles of B against A/G of A with frequency .2, its frequency, sign, what is counted
    "A, G, .2, A, G, .2, 1, same",
    "A, G, .2, G, A, .8, -1, swapped",
    "A, G, .2, T, C, .2, 1, other_strand",
    "A, G, .2, C, T, .8, -1, other_strand_swapped",
    "A, G, .2, A, C, .2, 0, mismatch",
    "A, T, .2, A, T, .3, 1, same",
    "A, T, .2, A, T, .7, -1, other_strand_swapped",
    "A, T, .2, T, A, .7, -1, swapped",
    "A, T, .2, T, A, .3, 1, other_strand",
    "A, T, .2, A, T, .45, 0, palindrome_dropped",
    "A, T, NA, A, T, .3, 1, palindrome_kept",
    "AC, G, .2, GT, C, .2, 1, other_strand",
    "I, D, .2, D, I, .8, -1, swapped"
  })
  void bringsAllelesTogether(
      String ea, String oa, String eaf, String eb, String ob, String fb, int sign, String counted)
      throws IOException {
    String text =
        "rsid study ea nea eaf beta se\nrs1 A %s %s %s .1 .1\nrs1 B %s %s %s .2 .1\n"
            .formatted(ea, oa, eaf, eb.toLowerCase(Locale.ROOT), ob, fb);
    SnpResult[] result = new SnpResult[1];
    ScanReport report =
        SnpScan.of(file("alleles.txt", text))
            .withStudies(List.of("A", "B"))
            .forEach(r -> result[0] = r);
    double expected = sign == 0 ? .1 : (.1 + sign * .2) / 2;
    assertEquals(expected, result[0].beta(), 1e-12);
    assertEquals(1, report.count(counted) - (counted.equals("same") ? 1 : 0));
    assertEquals(ea, result[0].snp().effectAllele());
  }

  @Test
  void namesOfOtherPrograms() throws IOException {
    String or =
        "MARKER\tOR_A\tOR_95L_A\tOR_95U_A\tA.or\nrs1\t1.5\t1.2\t1.875\t9\n"
            .replace("\tA.or", "")
            .replace("\t9", "");
    SnpResult[] result = new SnpResult[1];
    SnpScan.of(file("or.tsv", or)).forEach(r -> result[0] = r);
    assertEquals(Math.log(1.5), result[0].beta(), 1e-12);
    assertEquals(Math.log(1.875 / 1.2) / 2 / 1.959963984540054, result[0].se(), 1e-12);
    String prefix = "#SNP,EA.effect,EA.stderr,AA.effect,AA.stderr\nrs1,.1,.1,.3,.1\n";
    SnpScan.of(file("p.csv", prefix)).forEach(r -> result[0] = r);
    assertEquals(.2, result[0].beta(), 1e-12);
  }

  @Test
  void badLinesAreToldByNumber() throws IOException {
    String[] lines = wide(1200, '\t').split("\n");
    lines[3] = lines[3].replaceFirst("\tA\tG\t[^\t]*", "\tA\tG\tx");
    lines[700] = "rs699\tonly three\tfields";
    lines[900] = lines[900].replaceFirst("\t[^\t]*$", "\t-0.1");
    Path path = file("bad.tsv", String.join("\n", lines) + "\n");
    ScanReport report = SnpScan.of(path).toFile(folder.resolve("out.tsv"));
    assertEquals(3, report.count("bad_lines"));
    assertEquals(1197, report.count("snps"));
    assertEquals(
        List.of(
            "line 4: beta_EA must be a number, but holds 'x'",
            "line 701: has 3 fields, the header 15",
            "line 901: se_NH must be positive, but holds '-0.1'"),
        report.badLines().stream().map(BadLine::toString).toList());
    assertTrue(report.checkList().get(0).message().startsWith("3 lines could not be read"));
    SnpScan strict = SnpScan.of(path).withBadLines(BadLines.FAIL);
    refused(
        "bad.tsv, line 4: beta_EA must be a number, but holds 'x'",
        () -> strict.toFile(folder.resolve("out2.tsv")));
  }

  @Test
  void headersWithoutWhatIsNeeded() throws IOException {
    Path noId = file("h1.tsv", "chr\tbeta_A\tse_A\n");
    refused(
        "no column names the SNP; call it SNP, MarkerName or rsid; Columns: chr, beta_A, se_A",
        () -> SnpScan.of(noId).toTable());
    Path noSe = file("h2.tsv", "SNP\tbeta_A\tse_A\tbeta_B\n");
    refused(
        "study 'B' has no standard errors; call the column se or StdErr; Columns: SNP, beta_A, se_A, beta_B",
        () -> SnpScan.of(noSe).toTable());
    Path none = file("h3.tsv", "SNP\tbeta\tse\n");
    refused(
        "no estimates of studies; give columns such as beta_EA and se_EA, or a column study with beta and se; Columns: SNP, beta, se",
        () -> SnpScan.of(none).toTable());
    Path other = file("h4.tsv", "SNP\tbeta_XX\tse_XX\n");
    refused(
        "no label 'XX' in the distances; did you mean 'EA'? Labels: EA, AA, LA, JA, NH"
            .replace("; did you mean 'EA'? ", "; "),
        () -> SnpScan.of(other).withMantra(Mantra.of(Cdkal1.eightSnps())).toTable());
    Path empty = file("h5.tsv", "");
    refused("h5.tsv is empty", () -> SnpScan.of(empty).toTable());
    refused("no file nowhere.tsv", () -> SnpScan.of(folder.resolve("nowhere.tsv")).toTable());
  }

  @Test
  void aBrokenGzIsTold() throws IOException {
    Path whole = file("whole.tsv.gz", wide(3000, '\t'));
    byte[] bytes = Files.readAllBytes(whole);
    Path broken = folder.resolve("broken.tsv.gz");
    Files.write(broken, Arrays.copyOf(bytes, bytes.length / 2));
    Path out = folder.resolve("out.tsv.gz");
    String message =
        assertThrows(MetaException.class, () -> SnpScan.of(broken).toFile(out)).getMessage();
    assertTrue(
        message.matches(".*broken.tsv.gz breaks off after line 1[0-9]{3}, in the middle.*"),
        message);
    assertTrue(read(out).startsWith("snp\t")); // what was done is a whole file
    Path stub = folder.resolve("stub.gz");
    Files.write(stub, Arrays.copyOf(bytes, 5));
    refused(
        "stub.gz is not a whole gz file: it breaks off before its first line",
        () -> SnpScan.of(stub).toTable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"part.tsv.gz", "part.tsv"})
  void interruptedScansGoOn(String name) throws IOException {
    Path in = file("in.tsv", wide(20_000, '\t'));
    Path whole = folder.resolve("whole.tsv");
    ScanReport once = SnpScan.of(in).toFile(whole);
    Path part = folder.resolve(name);
    SnpScan scan =
        SnpScan.of(in)
            .withThreads(2)
            .withListener(
                (snps, fraction) -> {
                  assertTrue(fraction >= 0 && fraction <= 1);
                  if (snps > 7000) {
                    Thread.currentThread().interrupt();
                  }
                });
    assertThrows(CancellationException.class, () -> scan.toFile(part));
    assertTrue(Thread.interrupted());
    String begun = read(part);
    assertTrue(begun.length() > 1000 && read(whole).startsWith(begun));
    ScanReport rest = SnpScan.of(in).withResume(true).toFile(part);
    assertEquals(read(whole), read(part));
    assertEquals(once.counts(), rest.counts());
    // nothing is left to go on with: it begins anew
    SnpScan.of(in).withResume(true).toFile(part);
    assertEquals(read(whole), read(part));
  }

  @Test
  void anotherScanIsNotGoneOnWith() throws IOException {
    Path in = file("in.tsv", wide(5000, '\t'));
    Path part = folder.resolve("part.tsv");
    SnpScan scan =
        SnpScan.of(in).withListener((snps, fraction) -> Thread.currentThread().interrupt());
    assertThrows(CancellationException.class, () -> scan.toFile(part));
    assertTrue(Thread.interrupted());
    refused(
        "part.tsv was begun with another input or other settings; scan without resume to begin anew",
        () -> SnpScan.of(in).withPalindromes(Palindromes.DROP).withResume(true).toFile(part));
  }

  @Test
  void dataForFigures() throws IOException {
    Path out = folder.resolve("results.tsv.gz");
    SnpScan.of(file("in.tsv", wide(20_000, '\t'))).toFile(out);
    QqData qq = QqData.of(ScanResults.of(out), "p");
    assertEquals(20_000, qq.n());
    assertEquals(1, qq.lambda(), 0.05);
    assertTrue(qq.points().size() < 4000);
    for (int i = 1; i < qq.points().size(); i++) {
      assertTrue(qq.points().get(i).expected() > qq.points().get(i - 1).expected());
      assertTrue(qq.points().get(i).observed() >= qq.points().get(i - 1).observed() - 1e-3);
    }
    ManhattanData manhattan = ManhattanData.of(ScanResults.of(out), "p");
    assertEquals(20_000, manhattan.n());
    assertEquals("22", manhattan.chromosomes().get(21));
    double highest =
        manhattan.points().stream().mapToDouble(ManhattanData.Point::value).max().orElseThrow();
    assertEquals(qq.points().get(qq.points().size() - 1).observed(), highest, 0);
    refused(
        "no column 'pz' in results.tsv.gz; did you mean 'p'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2",
        () -> QqData.of(ScanResults.of(out), "pz"));
  }

  @Test
  void aTableGivesWhatAFileGives() throws IOException {
    String text = wide(300, ',');
    Table table =
        Table.read().usingOptions(CsvReadOptions.builderFromString(text).tableName("snps"));
    SnpScan scan = SnpScan.of(table).withMantra(Mantra.of(Cdkal1.eightSnps()));
    Table results = scan.toTable();
    Path in = file("in.csv", text);
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
    refused(
        "snps, row 2: beta_EA must be a number, but holds 'many'",
        () -> SnpScan.of(table).withBadLines(BadLines.FAIL).toMemory());
  }

  @Test
  void aFileSortedByStudyIsNoticed() throws IOException {
    String byStudy = "SNP study beta se\nrs1 EA .1 .1\nrs2 EA .1 .1\nrs1 AA .1 .1\nrs2 AA .1 .1\n";
    String bySnp = "SNP study beta se\nrs1 EA .1 .1\nrs1 AA .1 .1\nrs2 EA .1 .1\nrs2 AA .1 .1\n";
    List<String> studies = List.of("EA", "AA");
    ScanReport wrong = SnpScan.of(file("a.txt", byStudy)).withStudies(studies).toMemory();
    assertEquals(4, wrong.count("alone"));
    assertTrue(wrong.checks().stringColumn("check").contains("alone"));
    ScanReport right = SnpScan.of(file("b.txt", bySnp)).withStudies(studies).toMemory();
    assertEquals(0, right.count("alone"));
    assertEquals(2, right.results().table().rowCount());
  }

  @Test
  void resultsDoNotTakeThePlaceOfTheirInput() throws IOException {
    Path in = file("in.tsv", wide(3, '\t'));
    String message =
        assertThrows(MetaException.class, () -> SnpScan.of(in).toFile(in)).getMessage();
    assertTrue(message.startsWith("results would take the place of "), message);
    assertEquals(wide(3, '\t'), read(in));
    Path nowhere = folder.resolve("no/such/results.tsv");
    assertTrue(
        assertThrows(MetaException.class, () -> SnpScan.of(in).toFile(nowhere))
            .getMessage()
            .endsWith("is there such a folder, and may it be written?"));
  }

  @Test
  void theBandOfChanceHoldsWhatItSays() {
    int inside = 0;
    int all = 0;
    RandomStream random = Streams.of(9).chain(0);
    for (int sample = 0; sample < 400; sample++) {
      double[] values = new double[50];
      for (int i = 0; i < values.length; i++) {
        values[i] = -Math.log10(random.nextUniform());
      }
      QqData data = QqData.of(values);
      for (QqData.Band band : data.band()) {
        for (QqData.Point point : data.points()) {
          if (Math.abs(point.expected() - band.expected()) < 1e-12) {
            all++;
            inside += point.observed() >= band.lower() && point.observed() <= band.upper() ? 1 : 0;
          }
        }
      }
    }
    // some twenty places each; their errors are correlated, so the bound is a wide one
    assertTrue(all > 400 * 10);
    assertEquals(0.95, (double) inside / all, 0.02);
  }

  @Test
  void credibleSets() {
    CredibleSet set =
        CredibleSet.of(List.of("a", "b", "c", "d"), new double[] {1, 3, 2, Double.NaN}, 0.95);
    assertEquals(List.of("b", "c"), set.snps());
    assertEquals(3, set.members().size());
    assertEquals(1000 / 1110., set.members().get(0).posterior(), 1e-12);
    assertEquals(1, set.members().get(2).cumulative(), 1e-12);
    assertEquals(2, set.table().booleanColumn("in_set").countTrue());
  }

  @Test
  void credibleSetOfALocus() throws IOException {
    Table results =
        SnpScan.of(file("in.tsv", wide(2200, '\t')))
            .withMantra(Mantra.of(Cdkal1.eightSnps()))
            .toTable();
    CredibleSet set = CredibleSet.of(results, "3", 210_000, 250_000, 0.5);
    assertEquals(41, set.members().size());
    assertTrue(set.size() > 1 && set.size() < 41);
    assertThrows(MetaException.class, () -> CredibleSet.of(results, "3", 1, 2, 0.5));
  }
}
