package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.bias.FilledFit;
import io.github.metasaw.freq.selection.SelectionFit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.genetics.scan.ScanReport;
import io.github.metasaw.kernel.magic.Magic;
import io.github.metasaw.kernel.magic.MagicGroup;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.Range;
import io.github.metasaw.kernel.store.StoredFits;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.plot.explore.Exploration;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.narrative.Report;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/**
 * What holds for every magic and each of its options: help, completion, an example that runs, an
 * effect or a refusal, and Java that compiles and gives the same.
 */
class MagicContractTest {

  /** The line to which options are added, by magic or by magic and option. */
  private static final Map<String, String> LINES = new HashMap<>(ContractLines.LINES);

  /** A value for each option, by option or by magic and option. */
  private static final Map<String, String> VALUES = new HashMap<>(EffectLines.values());

  static {
    LINES.putAll(EffectLines.lines());
    VALUES.putAll(ContractLines.VALUES);
  }

  private static final Map<String, Seen> SEEN = new HashMap<>();

  private static ContractNotebook notebook;

  @TempDir private static Path folder;

  @BeforeAll
  static void open() throws Exception {
    notebook = new ContractNotebook(folder);
  }

  /** What a line did: Java, the result, what was shown, or the message that refused it. */
  private record Seen(String java, List<String> prints, MapHost host, @Nullable String fault) {

    boolean isRefused() {
      return fault != null;
    }
  }

  /** Lines in the notebook as it is, seen once. */
  private static Seen see(String line) {
    return SEEN.computeIfAbsent(line, any -> see(notebook.host(), line));
  }

  private static Seen see(MapHost host, String line) {
    String placed = notebook.placed(line);
    int end = placed.indexOf('\n');
    String first = end < 0 ? placed : placed.substring(0, end);
    String body = end < 0 ? null : placed.substring(end + 1);
    if (!first.contains(" --as ")) {
      first += " --as result";
    }
    String name = first.replaceFirst(".* --as (\\w+).*", "$1");
    try {
      Cell.call(host, first + " --code", body);
    } catch (MetaError fault) {
      return new Seen("", List.of(), host, fault.getMessage());
    }
    List<String> prints = new ArrayList<>();
    prints.add(print(host.values.get(name)));
    Stream.of(Figure.class, Table.class, Sheet.class)
        .forEach(
            type ->
                host.displayed.stream()
                    .filter(type::isInstance)
                    .map(MagicContractTest::print)
                    .forEach(prints::add));
    return new Seen(java(host), prints, host, null);
  }

  /** The statements among what was printed. */
  private static String java(MapHost host) {
    return String.join(
        "\n",
        host.printed
            .toString()
            .lines()
            .filter(line -> line.matches("\\w+ \\w+ = .*;|\\w+\\.save\\(.*;"))
            .toList());
  }

  /** All digits of a value. */
  private static String print(Object value) {
    if (value instanceof Table table) {
      return table.printAll();
    }
    if (value instanceof Sheet sheet) {
      return sheet.text();
    }
    if (value instanceof Figure figure) {
      return figure.svg() + (figure.isInteractive() ? figure.plotly() : "");
    }
    if (value instanceof FrequentistFit fit) {
      return fit.coefficients().printAll()
          + fit.tau2()
          + fit.predict().printAll()
          + fit.studies().labels()
          + Render.text(fit);
    }
    if (value instanceof BayesFit fit) {
      return fit.summary().printAll() + fit.draws().first(20).printAll() + Render.text(fit);
    }
    if (value instanceof SelectionFit fit) {
      return fit.coefficients().printAll() + fit.deltaTable().printAll() + Render.text(fit);
    }
    if (value instanceof FilledFit fit) {
      return fit.table().printAll() + Render.text(fit);
    }
    if (value instanceof MantraFit fit) {
      return fit.log10BF() + fit.effects().printAll() + Render.text(fit);
    }
    if (value instanceof ScanReport report) {
      return report.results().table().printAll() + report.checks().printAll();
    }
    boolean isOfFits =
        value != null && value.getClass().getPackageName().matches(".*\\.(freq|store)(\\..*)?");
    return isOfFits && value instanceof Tabular tabular
        ? tabular.table().printAll()
        : String.valueOf(value);
  }

  /** An option of a magic with a line to add it to. */
  private record OptionCase(Magic magic, Option<?> option, String line) {

    String key() {
      return magic.name() + "." + option.name();
    }

    String with(String value) {
      int end = line.indexOf('\n');
      String first = end < 0 ? line : line.substring(0, end);
      String quoted = value.isEmpty() ? "" : " \"" + value + "\"";
      return first + " " + option.flagName() + quoted + (end < 0 ? "" : line.substring(end));
    }

    String value() {
      return option.isFlag() ? "" : VALUES.getOrDefault(key(), VALUES.get(option.name()));
    }
  }

  private static List<OptionCase> cases() {
    List<OptionCase> cases = new ArrayList<>();
    for (Magic magic : Cell.MAGICS.magics()) {
      for (Option<?> option : magic.options()) {
        String lines =
            LINES.getOrDefault(magic.name() + "." + option.name(), LINES.get(magic.name()));
        assertNotNull(lines, "no line for %" + magic.name());
        for (String line : lines.split(" \\| ")) {
          cases.add(new OptionCase(magic, option, line));
        }
      }
    }
    return cases;
  }

  @Test
  void everyMagicHasHelpWithItsExampleAndOptions() {
    for (Magic magic : Cell.MAGICS.magics()) {
      Sheet help = (Sheet) Cell.run(notebook.host(), magic.name(), List.of("--help"), null);
      String text = help.text();
      assertTrue(text.contains(magic.description().example()), text);
      assertTrue(
          text.contains("%" + magic.name() + " " + magic.description().arguments() + " [OPTIONS]"),
          text);
      for (Option<?> option : magic.options()) {
        assertTrue(text.contains(option.flagName() + " "), text);
        assertTrue(text.contains(option.help()), text);
        option.type().words().forEach(word -> assertTrue(option.help().contains(word)));
        assertFalse(option.help().endsWith("."), option.help());
      }
    }
  }

  @Test
  void completionKnowsEveryOptionAndItsWords() {
    Completion completion = new Completion(Cell.MAGICS, notebook.host());
    for (Magic magic : Cell.MAGICS.magics()) {
      String start = "%" + magic.name() + " ";
      for (Option<?> option : magic.options()) {
        String line = start + option.flagName();
        assertTrue(completion.at(line, line.length() - 1).contains(option.flagName()), line);
        if (!option.type().words().isEmpty()) {
          assertEquals(option.type().words(), completion.at(line + " ", line.length() + 1));
        }
        assertEquals(
            option.flagName(), completion.help(line, line.length()).orElseThrow().title(), line);
      }
    }
  }

  @Test
  void everyDefaultIsAValueOfItsOption() {
    for (Magic magic : Cell.MAGICS.magics()) {
      for (Option<?> option : magic.options()) {
        if (!option.defaultWord().isEmpty()) {
          option.read(option.defaultWord());
        }
      }
    }
  }

  @Test
  void everyExampleRunsAndItsJavaGivesTheSame() throws Exception {
    List<Seen> seen = new ArrayList<>();
    for (Magic magic : Cell.MAGICS.magics()) {
      String example = magic.description().example();
      seen.add(see(hostOf(magic), example));
    }
    assertSame(seen);
  }

  private static MapHost hostOf(Magic magic) {
    if (magic.description().example().contains("1/1/1")) {
      return notebook.hostOfThree();
    }
    if (magic.name().equals("es")) {
      return notebook.host().with("dat", Meta.dataset("bcg"));
    }
    if (magic.name().equals("scan")) {
      return notebook.hostOfScan();
    }
    return magic.description().group() == MagicGroup.MODERATORS
        ? notebook.hostOfModerators()
        : notebook.host();
  }

  @Test
  void everyOptionTakesEffectOrIsRefused() {
    List<Executable> checks = new ArrayList<>();
    for (OptionCase one : cases()) {
      if (!ContractLines.WITHOUT_EFFECT.contains(one.key())) {
        checks.add(() -> takesEffect(one));
      }
    }
    assertAll(checks);
  }

  private static void takesEffect(OptionCase one) throws Exception {
    assertTrue(one.option().isFlag() || one.value() != null, "no value for " + one.key());
    Seen without = see(one.line());
    Seen with = see(one.with(one.value()));
    String line = one.with(one.value());
    if (with.isRefused()) {
      assertTrue(
          ContractLines.REFUSED.stream().anyMatch(line::matches),
          line + " was refused: " + with.fault());
    } else {
      assertFalse(without.prints().equals(with.prints()), line + " changes nothing");
      assertTrue(
          ContractLines.OF_SHEETS.contains(one.key()) || !without.java().equals(with.java()),
          line + " is not in the Java");
    }
  }

  /** What a magic shows is written as a picture where it is a figure, and as a table else. */
  @Test
  void everyResultIsSaved() throws Exception {
    int figures = 0;
    int tables = 0;
    for (Magic magic : Cell.MAGICS.magics()) {
      String line = LINES.get(magic.name());
      if (line == null || ContractLines.WRITES.contains(magic.name() + ".out")) {
        continue;
      }
      boolean isReport = magic.type() == Report.class;
      line = line.replaceFirst(" \\| .*", "");
      // A line that needs the option it is there for.
      MapHost host = see(line).isRefused() ? hostOf(magic) : notebook.host();
      line = see(line).isRefused() ? magic.description().example() : line;
      List<String> names =
          isReport
              ? List.of("saved.md")
              : magic.type() == StoredFits.class
                  ? List.of("saved.json")
                  : magic.type() == Exploration.class
                      ? List.of("saved.html")
                      : List.of("saved.csv", "saved.svg");
      for (String name : names) {
        Path file = Path.of(notebook.placed("FOLDER/" + name));
        Seen seen = see(host, withOption(line, "--save " + file));
        boolean isFigure = name.endsWith("svg");
        if (seen.isRefused()) {
          assertTrue(isFigure && magic.type() != Figure.class, line + ": " + seen.fault());
          assertTrue(seen.fault().contains("Formats: "), seen.fault());
          continue;
        }
        assertTrue(Files.deleteIfExists(file), line);
        assertTrue(seen.java().contains(file + "\"));"), seen.java());
        figures += isFigure ? 1 : 0;
        tables += isFigure ? 0 : 1;
      }
    }
    assertTrue(figures > 30 && tables > 60, figures + " figures, " + tables + " tables");
  }

  private static String withOption(String line, String option) {
    int end = line.indexOf('\n');
    return end < 0
        ? line + " " + option
        : line.substring(0, end) + " " + option + line.substring(end);
  }

  @Test
  void theJavaOfEveryOptionGivesTheSame() throws Exception {
    List<Seen> seen = new ArrayList<>();
    for (OptionCase one : cases()) {
      if (!ContractLines.WRITES.contains(one.key())) {
        Seen with = see(one.with(one.value()));
        if (!with.isRefused()) {
          seen.add(with);
        }
      }
    }
    assertTrue(seen.size() > 100, "only " + seen.size());
    assertSame(seen);
  }

  @Test
  void theJavaOfMoreLinesGivesTheSame() throws Exception {
    List<Seen> seen = new ArrayList<>();
    for (String line : ContractLines.MORE) {
      seen.add(see(line));
    }
    assertSame(seen);
  }

  private static void assertSame(List<Seen> seen) throws Exception {
    PrintedJava printed = new PrintedJava(Files.createTempDirectory(folder, "java"));
    for (Seen one : seen) {
      assertFalse(one.isRefused(), one.fault());
      printed.add(one.java(), one.host().values);
    }
    List<Object[]> results = printed.run();
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Seen one = seen.get(i);
      Object[] values = results.get(i);
      checks.add(
          () -> {
            for (int j = 0; j < values.length; j++) {
              String given = print(values[j]);
              assertTrue(
                  j == 0 ? one.prints().get(0).equals(given) : one.prints().contains(given),
                  one.java() + "\ngives something else, in statement " + (j + 1));
            }
          });
    }
    assertAll(checks);
  }

  /** The range that help tells is the one that the engine holds. */
  @Test
  void numbersOutOfTheirRangeAreRefused() {
    List<Executable> checks = new ArrayList<>();
    for (OptionCase one : cases()) {
      one.option()
          .type()
          .range()
          .ifPresent(
              range ->
                  outside(range)
                      .forEach(
                          number ->
                              checks.add(
                                  () ->
                                      assertTrue(
                                          see(one.with(number)).isRefused(),
                                          one.with(number) + " is not refused"))));
    }
    assertTrue(checks.size() > 20);
    assertAll(checks);
  }

  private static List<String> outside(Range range) {
    List<String> outside = new ArrayList<>();
    outside.add(Integer.toString((int) (range.isOpen() ? range.least() : range.least() - 1)));
    if (range.most() < Double.POSITIVE_INFINITY) {
      outside.add(Integer.toString((int) (range.isOpen() ? range.most() : range.most() + 1)));
    }
    return outside;
  }

  @Test
  void namesAreUnique() {
    Set<String> names = new HashSet<>();
    for (Magic magic : Cell.MAGICS.magics()) {
      assertTrue(names.add(magic.name()));
      assertTrue(
          magic.getClass().getSimpleName().equalsIgnoreCase(magic.name() + "Magic"), magic.name());
      Set<String> options = new HashSet<>();
      magic.options().forEach(option -> assertTrue(options.add(option.name()), option.name()));
    }
  }
}
