package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.genetics.MantraFit;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** The magics of association studies. */
class MantraMagicsTest {

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
        .with("fit", Meta.fit(Meta.studies(Meta.dataset("bcg")).read()))
        .with("answer", 42);
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

  @ParameterizedTest
  @ValueSource(
      strings = {
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
