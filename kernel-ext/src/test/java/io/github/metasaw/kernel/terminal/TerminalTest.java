package io.github.metasaw.kernel.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

class TerminalTest {

  private static final String TRIALS =
      """
      study;ev_t;n_t;ev_c;n_c;year
      A;4;123;11;139;1990
      B;6;306;29;303;1991
      C;3;231;11;220;1995
      D;62;13598;248;12867;1999
      E;33;5069;47;5808;2001
      F;180;1541;372;1451;2004
      """;

  private static final String[] COUNTS =
      "--measure OR --ai ev_t --n1i n_t --ci ev_c --n2i n_c".split(" ");

  @TempDir Path folder;

  private Path trials;
  private String out = "";
  private String err = "";

  @BeforeEach
  void write() throws IOException {
    trials = Files.writeString(folder.resolve("my trials-1.csv"), TRIALS);
  }

  private int run(String command, Object... words) {
    ByteArrayOutputStream outBytes = new ByteArrayOutputStream();
    ByteArrayOutputStream errBytes = new ByteArrayOutputStream();
    Terminal terminal =
        new Terminal(
            new PrintStream(outBytes, true, StandardCharsets.UTF_8),
            new PrintStream(errBytes, true, StandardCharsets.UTF_8));
    List<String> all =
        Arrays.stream(words)
            .flatMap(
                word -> Arrays.stream(word instanceof String[] many ? many : new Object[] {word}))
            .map(String::valueOf)
            .toList();
    int code = terminal.run(command, all);
    out = outBytes.toString(StandardCharsets.UTF_8);
    err = errBytes.toString(StandardCharsets.UTF_8);
    return code;
  }

  @Test
  void aFitOfAFileIsThatOfTheLibrary() {
    assertEquals(0, run("meta", trials, COUNTS, "--method", "DL"), () -> err);
    assertTrue(out.contains("k = 6 studies from my_trials_1"), out);
    // By R: rma(measure = "OR", ai = ev_t, n1i = n_t, ci = ev_c, n2i = n_c, method = "DL").
    assertTrue(out.contains("Q = 24.373 on 5 df"), out);
    assertTrue(out.contains("tau2 = 0.1815 (SE 0.1974)"), out);
    assertEquals("", err);
  }

  @Test
  void effectSizesAreWrittenAndReadAgain() {
    Path es = folder.resolve("es.csv");
    assertEquals(0, run("es", "OR", trials, Arrays.copyOfRange(COUNTS, 2, 10), "--save", es));
    assertTrue(err.endsWith("wrote " + es + System.lineSeparator()), err);
    Table written = Meta.read(es.toString());
    // log(4 * 128 / (119 * 11))
    assertEquals(Math.log(4.0 * 128 / (119 * 11)), written.doubleColumn("yi").get(0), 1e-14);
    assertEquals(0, run("meta", es), () -> err);
    assertTrue(out.contains("k = 6 studies from es"), out);
  }

  @Test
  void figuresAreWritten() throws IOException {
    Path forest = folder.resolve("forest.svg");
    assertEquals(0, run("meta", "bcg", "--save", forest), () -> err);
    assertTrue(Files.readString(forest).contains("Aronson 1948"));
    assertTrue(out.contains("-0.7145"), out);
  }

  @Test
  void aMagicOfAFitFitsTheFileFirst() {
    assertEquals(0, run("bias", trials, COUNTS, "--test", "egger"), () -> err);
    assertTrue(out.contains("Egger's regression"), out);
    assertEquals(0, run("loo", "bcg", "--method", "DL"), () -> err);
    // By R: leave1out(rma(yi, vi, data = dat.bcg, method = "DL")), first row.
    assertTrue(out.contains("-0.705125"), out);
  }

  @Test
  void aReportThatIsWrittenIsNotPrinted() throws IOException {
    Path report = folder.resolve("report.md");
    assertEquals(0, run("report", trials, COUNTS, "--save", report), () -> err);
    assertEquals("", out);
    assertTrue(Files.readString(report).contains("## Methods"));
  }

  @Test
  void aModelStandsInAnOptionOrInAFile() throws IOException {
    assertEquals(0, run("meta", trials, COUNTS, "--model", "yi ~ year"), () -> err);
    assertTrue(out.contains("moderators: QM"), out);
    String moderators = out;
    Path model = Files.writeString(folder.resolve("model.txt"), "yi ~ year\n");
    assertEquals(0, run("meta", trials, COUNTS, "--model", model), () -> err);
    assertEquals(moderators, out);
    assertEquals(
        0, run("bayes", "bcg", "--model", "yi ~ 1; prior tau = half_cauchy(0.5)"), () -> err);
    assertTrue(out.contains("half_cauchy(0.5)"), out);
  }

  @Test
  void onlyTheJavaIsPrintedWithCode() {
    assertEquals(0, run("funnel", trials, COUNTS, "--code"), () -> err);
    List<String> lines = out.lines().toList();
    assertTrue(lines.get(0).startsWith("Table my_trials_1 = Meta.read("), out);
    assertTrue(lines.get(1).startsWith("FrequentistFit fit = Meta.fit("), out);
    assertTrue(lines.get(2).startsWith("Figure result = "), out);
    assertTrue(lines.stream().allMatch(line -> line.endsWith(";")), out);
  }

  @Test
  void onlyTheScriptInRIsPrintedWithCodeR() {
    assertEquals(0, run("meta", trials, COUNTS, "--method", "DL", "--code", "R"), () -> err);
    assertTrue(out.startsWith("# my_trials_1, as Metasaw "), out);
    assertTrue(out.contains("res <- rma("), out);
    assertEquals("", err);
    assertEquals(0, run("meta", "bcg", "--code", "java"), () -> err);
    assertTrue(out.startsWith("Table bcg = Meta.dataset(\"bcg\");"), out);
    assertTrue(out.contains("FrequentistFit result = "), out);
  }

  @Test
  void aFitIsStoredMoreThanOnceInOneFile() {
    Path file = folder.resolve("fit.json");
    for (String said : List.of("wrote ", "the earlier ")) {
      assertEquals(0, run("store", trials, COUNTS, file), () -> err);
      assertTrue(err.startsWith(said + file), err);
    }
    assertEquals(0, run("restore", file), () -> err);
    // As the fit of the file itself.
    assertTrue(out.contains("Q = 24.373 on 5 df"), out);
  }

  @Test
  void figuresBesideAReportAreNamedOnce() {
    Path report = folder.resolve("report.tex");
    assertEquals(0, run("report", trials, COUNTS, "--save", report), () -> err);
    assertEquals(2, err.lines().count(), err);
    assertTrue(err.startsWith("the figures are in " + folder.resolve("report-figure-1.png")), err);
    assertTrue(err.endsWith("wrote " + report + System.lineSeparator()), err);
  }

  @Test
  void whatFailsIsOneLineOfErrors() {
    assertEquals(1, run("meta", trials, "--yi", "nothing"));
    assertTrue(err.startsWith("metasaw: no column 'nothing' in my_trials_1"), err);
    assertEquals(1, err.lines().count(), err);
    assertEquals("", out);
  }

  @Test
  void debugShowsTheTrace() {
    assertEquals(1, run("meta", trials, "--yi", "nothing", "--debug"));
    assertTrue(err.contains("\tat io.github.metasaw."), err);
  }

  @Test
  void wordsThatAreNoCommandAreExplained() {
    assertEquals(2, run("meta", folder.resolve("my trials-2.csv")));
    assertTrue(err.contains("did you mean '" + trials + "'?"), err);
    assertEquals(2, run("meta"));
    assertEquals(
        "metasaw: the command meta needs a file, as in metasaw meta trials.csv"
            + System.lineSeparator(),
        err);
    assertEquals(2, run("meta", "bcg", "--methd", "DL"));
    assertTrue(err.contains("no option '--methd' of the command meta; did you mean"), err);
    assertEquals(2, run("meta", "bcg", "--method"));
    assertEquals(2, run("meta", "bcg", "--as", "fit"));
    assertEquals(2, run("meta", "bcg", "--decimal", ","));
    assertEquals(2, run("average", "bcg", "--exp=yes"));
  }

  @Test
  void optionsOfTwoKindsOfFitDoNotGoTogether() {
    assertEquals(2, run("report", "bcg", "--method", "DL", "--prior", "L1", "--label", "trial"));
    assertEquals(
        "metasaw: --method of meta, and --prior of bayes do not go together; leave one out"
            + System.lineSeparator(),
        err);
  }

  @Test
  void helpOfAMeasureIsThatOfTheMagic() {
    assertEquals(0, run("es", "SMD", "--help"));
    assertTrue(out.startsWith("SMD: Standardised mean difference"), out);
    assertEquals(0, run("meta", "-h"));
    assertTrue(out.contains("Usage: metasaw meta FILE [OPTIONS]"), out);
  }

  @Test
  void theWordsOfTheMagicsAreCommands() {
    List<String> commands = new Terminal(System.out, System.err).commands();
    assertTrue(
        commands.containsAll(List.of("meta", "bayes", "es", "bias", "report", "scan")),
        commands::toString);
    // A fit of MANTRA cannot be a file.
    assertFalse(commands.contains("membership"));
  }
}
