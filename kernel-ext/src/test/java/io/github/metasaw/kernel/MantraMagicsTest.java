package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.CredibleSet;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.Mantra;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.genetics.SnpScan;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.Sheet;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** The magics of association studies. */
public class MantraMagicsTest {

  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  static MapHost host() {
    Table freqs = Meta.dataset("cdkal1_frequencies");
    Distances distances = Distances.ofFrequencies(freqs);
    return new MapHost()
        .with("snp", Meta.dataset("cdkal1"))
        .with("freqs", freqs)
        .with("table", Meta.dataset("cdkal1_distances"))
        .with("matrix", distances.toArray())
        .with("distances", distances)
        .with("snps", snps())
        .with("m", Meta.mantra(Meta.dataset("cdkal1"), distances))
        .with("scan", scan())
        .with("fit", Meta.fit(Meta.studies(Meta.dataset("bcg")).read()))
        .with("answer", 42);
  }

  private static final List<String> STUDIES = List.of("EA", "AA", "LA", "JA", "NH");

  private static Distances short5() {
    double[][] d = Distances.ofFrequencies(Meta.dataset("cdkal1_frequencies")).toArray();
    return Distances.of(STUDIES, d);
  }

  public static ScanReport scan() {
    return SnpScan.of(snps()).withMantra(Mantra.of(short5())).toMemory();
  }

  /** Forty SNPs, one of them associated, one line that cannot be read. */
  public static Table snps() {
    Table table =
        Table.create(
            "snps", StringColumn.create("SNP"), IntColumn.create("chr"), IntColumn.create("pos"));
    for (int i = 0; i < 40; i++) {
      table.stringColumn("SNP").append("rs" + i);
      table.intColumn("chr").append(1 + i / 20);
      table.intColumn("pos").append(1000 * (i % 20 + 1));
    }
    for (int s = 0; s < 5; s++) {
      DoubleColumn beta = DoubleColumn.create("beta_" + STUDIES.get(s));
      DoubleColumn se = DoubleColumn.create("se_" + STUDIES.get(s));
      for (int i = 0; i < 40; i++) {
        beta.append(0.1 * Math.sin(7 * i + 3 * s) + (i == 7 ? 0.5 : 0));
        se.append(i == 30 && s == 0 ? -1 : 0.08);
      }
      table.addColumns(beta, se);
    }
    return table;
  }

  /** Words as the kernel splits them: double quotes hold blanks. */
  private static Object call(MapHost host, String line) {
    List<String> words = new ArrayList<>();
    Matcher m = WORD.matcher(line);
    while (m.find()) {
      words.add(m.group(1) == null ? m.group(2) : m.group(1));
    }
    MagicTable magic = MagicTable.valueOf(words.get(0).substring(1).toUpperCase());
    return magic.call(host, words.subList(1, words.size()), null);
  }

  private static MantraFit mantra(MapHost host, String options) {
    call(host, "%mantra snp " + options + " --as m");
    assertEquals(MantraFit.class, host.types.get("m"));
    return (MantraFit) host.values.get("m");
  }

  private static String fault(MapHost host, String line) {
    MetaError error = assertThrows(MetaError.class, () -> call(host, line));
    return error.getMessage();
  }

  /** The numbers of the acceptance table, cases A, B and G, through the magic. */
  @ParameterizedTest
  @CsvSource({
    "--freq freqs --mu flat, 8.21252330050843, 9.71230784758859, .984180765744247",
    "--freq freqs, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance distances, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance matrix, 7.68862860430465, 9.26769098070361, .986820236176316",
    "--distance table --mu flat, 8.212523300508, 9.968129236856, .991222636830",
    "--distance table, 7.688628604305, 9.521740045100, .992657253017"
  })
  void acceptance(String options, double one, double all, double heterogeneous) {
    MantraFit m = mantra(host(), options);
    assertEquals(one, m.log10BF1(), 1e-8);
    assertEquals(all, m.log10BF(), 1e-8);
    assertEquals(heterogeneous, m.probHeterogeneous(), 1e-8);
  }

  @Test
  void fstAgreesWithItsOwnNumber() {
    assertEquals(
        .984101, mantra(host(), "--freq freqs --metric F_ST --mu flat").probHeterogeneous(), 5e-7);
    assertEquals(
        .984180765744247,
        mantra(host(), "--freq freqs --mu flat --metric \"mean absolute difference\"")
            .probHeterogeneous(),
        1e-8);
  }

  @Test
  void everyLineOfABayesFactorHasThePriorOfMu() {
    MapHost host = host();
    mantra(host, "--freq freqs --mu \"normal(0, sd = 0.2)\"");
    List<Sheet> sheets =
        host.displayed.stream().filter(Sheet.class::isInstance).map(Sheet.class::cast).toList();
    assertEquals(3, sheets.size());
    for (Sheet sheet : List.of(sheets.get(0), sheets.get(2))) {
      assertFalse(sheet.rows().isEmpty());
      sheet.rows().forEach(row -> assertEquals("normal(0, sd = 0.2)", row.get(row.size() - 1)));
    }
    assertTrue(sheets.get(1).title().endsWith("mu ~ normal(0, sd = 0.2)"));
    String bare = Render.of(host.values.get("m")).content().get("text/plain").toString();
    sheets.forEach(sheet -> assertTrue(bare.contains(sheet.text())));
  }

  @Test
  void missingStudiesAreLeftOut() {
    MapHost host = host();
    Table snp = Meta.dataset("cdkal1");
    snp.doubleColumn("yi").setMissing(1);
    host.with("snp", snp);
    MantraFit m = mantra(host, "--freq freqs");
    assertEquals(4, m.k());
    assertTrue(m.checks().stringColumn("check").contains("missing_studies"));
    assertTrue(m.checks().stringColumn("check").contains("dropped_rows"));
    assertEquals(
        "there are 4 studies but 5 rows of distances; name the rows to match some of them",
        fault(host, "%mantra snp --distance matrix"));
  }

  @Test
  void oneStudyIsOneCluster() {
    MapHost host = host();
    host.with("snp", Meta.dataset("cdkal1").rows(2));
    MantraFit m = mantra(host, "--freq freqs");
    assertEquals(0, m.probHeterogeneous());
    assertEquals(m.log10BF1(), m.log10BF(), 1e-12);
    assertTrue(m.checks().stringColumn("check").contains("one_study"));
  }

  @Test
  void tiesAreRemarkedAndMayBeShared() {
    MapHost host = host();
    double[][] tied = new double[5][5];
    for (double[] row : tied) {
      java.util.Arrays.fill(row, 1);
    }
    for (int i = 0; i < 5; i++) {
      tied[i][i] = 0;
    }
    host.with("tied", tied);
    MantraFit first = mantra(host, "--distance tied");
    assertTrue(first.checks().stringColumn("check").contains("ties"));
    MantraFit split = mantra(host, "--distance tied --ties split");
    assertTrue(Math.abs(first.log10BF() - split.log10BF()) > 1e-6);
  }

  @Test
  void scansATable() {
    MapHost host = host();
    host.with("d", short5());
    call(host, "%scan snps --distance d --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    Table results = report.results().table();
    assertEquals(39, results.rowCount());
    assertEquals(1, report.count("bad_lines"));
    assertEquals(31, report.badLines().get(0).line());
    MantraFit one =
        Mantra.of(short5())
            .fit(
                STUDIES,
                STUDIES.stream().mapToDouble(s -> beta(7, s)).toArray(),
                new double[] {.08, .08, .08, .08, .08});
    assertEquals(one.log10BF(), results.doubleColumn("log10BF").get(7), 1e-6);
    assertEquals(one.probHeterogeneous(), results.doubleColumn("p_heterogeneous").get(7), 1e-6);
    assertTrue(host.displayed.get(0) instanceof ScanReport);
    assertTrue(host.displayed.get(1) instanceof Table);
  }

  private static double beta(int row, String study) {
    return snps().doubleColumn("beta_" + study).get(row);
  }

  @Test
  void aCredibleSetHoldsTheAssociatedSnp() {
    MapHost host = host();
    call(host, "%credible scan 1:1-20000 --as set");
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
    MapHost host = host();
    Thread.currentThread().interrupt();
    MetaError error;
    try {
      error =
          assertThrows(
              MetaError.class, () -> call(host, "%scan " + in + " --out " + out + " --as s"));
    } finally {
      Thread.interrupted();
    }
    assertEquals(
        "interrupted: "
            + out
            + " holds whole results up to where the scan stopped; the same line with --resume goes on",
        error.getMessage());
    assertFalse(host.values.containsKey("s"));
    call(host, "%scan " + in + " --out " + out + " --resume --threads 1 --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    assertEquals(4000, report.count("snps"));
    assertEquals(4000, report.results().table().rowCount());
    assertTrue(call(host, "%qq " + out + " p_Z2") instanceof Figure);
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
    String message = fault(host(), "%scan " + part);
    assertTrue(
        message.matches(
            Pattern.quote(part.toString())
                + " breaks off after line \\d+, in the middle of its gz data; copy it again"),
        message);
  }

  @Test
  void allelesAreAlignedAndCounted() {
    MapHost host = host();
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
    call(host, "%scan long --studies EA,AA,LA,JA --as s");
    ScanReport report = (ScanReport) host.values.get("s");
    assertEquals(1, report.count("mismatch"));
    assertEquals(2, report.count("swapped"));
    assertEquals(1, report.count("other_strand"));
    Table results = report.results().table();
    assertEquals(3, results.intColumn("k").get(0));
    assertEquals(.1, results.doubleColumn("beta").get(0), 1e-12);
    assertEquals(.2, results.doubleColumn("beta").get(1), 1e-12);
    assertTrue(report.checks().stringColumn("check").contains("mismatch"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%forest m --exp --xlab OR",
        "%dendrogram m",
        "%dendrogram distances",
        "%dendrogram table",
        "%membership m",
        "%manhattan scan",
        "%manhattan scan log10BF",
        "%qq scan p_Q",
        "%scan snps",
        "%credible scan chr1:1-20000 --level 0.9",
        "%check scan",
        "%check m",
        "%mantra snp --freq freqs",
        "%mantra snp --distance table --yi yi --sei sei --label population"
      })
  void showsSomething(String line) {
    MapHost host = host();
    mantra(host, "--freq freqs");
    assertTrue(call(host, line) != null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%mantra => %mantra needs the name of a table; %mantra --help shows an example",
        "%mantra snp => %mantra needs distances of the studies: --distance D, or --freq with allele frequencies",
        "%mantra snp --distance table --freq freqs => --distance and --freq both say how far studies are apart; leave one out",
        "%mantra snp --distance table --metric fst => --metric belongs to --freq; distances are taken as they are",
        "%mantra snp --distance answer => --distance answer: a double[][], a Table or Distances is needed, and 'answer' is of type Integer",
        "%mantra snp --freq freqs --metric fts => no metric 'fts'; did you mean 'fst'? Metrics: mean_difference, fst",
        "%mantra snp --freq freqs --rate 0 => the rate of tau2 must be positive and finite, not 0.0",
        "%mantra snp --freq freqs --ties frist => no tie rule 'frist'; did you mean 'first'? Tie rules: first, split",
        "%mantra snp --freq freqs --max-clusters two => --max-clusters takes a whole number, not 'two'",
        "%mantra snp --freq freqs --nodes 5 => nodes must be 8 to 64 or a multiple of 64 up to 4096, not 5; 64 is plenty",
        "%mantra snp --freq freqs --mu normal(0,1) => cannot read the prior of mu 'normal(0,1)'; say whether the second number is sd = or variance =; write normal(0, sd = 1), normal(0, variance = 0.04), flat or flat(kappa = 1)",
        "%mantra snp --distance asymmetric => distances must be symmetric, but from 'study 1' to 'study 2' it is 0.25 and from 'study 2' to 'study 1' 0.5",
        "%mantra snp --distance negative => distances must be finite and not negative, but from 'study 1' to 'study 3' it is -1",
        "%mantra snp --distance few => there are 5 studies but 4 rows of distances; name the rows to match some of them",
        "%mantra other --freq freqs => no label 'Latinas' in the distances; did you mean 'Latinos'? Labels: European Americans, African Americans, Latinos, Japanese Americans, Native Hawaiians",
        "%forest m --sort yi => --sort has no meaning for a MANTRA fit, whose studies stand in their clusters",
        "%membership fit => 'fit' is a FrequentistFit, but a MantraFit is needed; MANTRA fits here: m",
        "%dendrogram mm => no variable 'mm'; did you mean 'm'? MANTRA fits here: m",
        "%scan snpss => no table 'snpss' and no such file; did you mean 'snps'? Tables: snp, freqs, table, snps, other, twice, percent",
        "%scan snps --resume => --resume goes on with a file: name it with --out",
        "%scan snps --rate 2 => %scan needs distances of the studies: --distance D, or --freq with allele frequencies",
        "%scan snps --studies EA,NN => no study 'NN' in snps; did you mean 'NH'? Studies: EA, AA, LA, JA, NH",
        "%scan snps --bad-lines fail => snps, row 31: se_EA must be positive, but holds '-1'",
        "%scan snps --bad-lines never => no rule 'never' for bad lines; Rules: skip, fail",
        "%scan freqs => no estimates of studies; give columns such as beta_EA and se_EA, or a column study with beta and se; Columns: snp, European Americans, African Americans, Latinos, Japanese Americans, Native Hawaiians",
        "%manhattan scan pp => no column 'pp' in scan; did you mean 'p'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2, log10BF1, log10BF, p_heterogeneous, mu_prior",
        "%qq scan log10BF => a QQ figure is of p values, but 'log10BF' of scan holds none",
        "%credible scan => %credible needs a locus such as 6:20000000-21000000, not ''",
        "%credible scan 3:1-2 => no SNP of scan lies on chromosome 3 from 1 to 2",
        "%credible scan 1:1-20000 --level 95 => level must lie between 0 and 1, not 95.0",
        "%credible snps 1:1-20000 => no column 'log10BF' in snps; Columns: SNP, chr, pos, beta_EA, se_EA, beta_AA, se_AA, beta_LA, se_LA, beta_JA, se_JA, beta_NH, se_NH",
        "%qq nothing => no variable 'nothing'; scans here: scan",
        "%mantra twice --freq freqs --label population => study 'Latinos' is there twice; MANTRA takes one row a study",
        "%mantra snp --freq percent => a frequency must lie between 0 and 1, but that of SNP 1 in 'European Americans' is 12; per cent must be divided by 100"
      })
  void oneLineSaysWhatIsWrong(String line, String message) {
    MapHost host = host();
    double[][] asymmetric = ((Distances) host.values.get("distances")).toArray();
    asymmetric[0][1] = 0.25;
    asymmetric[1][0] = 0.5;
    double[][] negative = ((Distances) host.values.get("distances")).toArray();
    negative[0][2] = -1;
    negative[2][0] = -1;
    Table other = Meta.dataset("cdkal1");
    other.stringColumn("population").set(2, "Latinas");
    Table twice = Meta.dataset("cdkal1");
    twice.stringColumn("population").set(0, "Latinos");
    Table percent = Meta.dataset("cdkal1_frequencies");
    DoubleColumn shares = percent.doubleColumn("European Americans");
    percent.replaceColumn("European Americans", shares.multiply(100).setName(shares.name()));
    host.with("asymmetric", asymmetric).with("negative", negative);
    host.with("few", new double[4][4]).with("other", other).with("twice", twice);
    host.with("percent", percent);
    int variables = host.values.size();
    assertEquals(message.trim(), fault(host, line.trim()));
    assertEquals(variables, host.values.size());
    assertTrue(host.displayed.isEmpty());
  }
}
