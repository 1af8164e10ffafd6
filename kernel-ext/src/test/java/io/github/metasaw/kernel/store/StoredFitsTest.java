package io.github.metasaw.kernel.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.data.covariance.LevelMatrix;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.counts.CountsFit;
import io.github.metasaw.genetics.Distances;
import io.github.metasaw.kernel.Cell;
import io.github.metasaw.kernel.MapHost;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.report.Render;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every kind of fit is made again from its file, to the last digit. */
class StoredFitsTest {

  private static final String MODEL = "\nyi ~ 1 + (1 | alloc)";

  @TempDir private Path folder;

  private static MapHost notebook() {
    Table bcg = Meta.dataset("bcg");
    MapHost host = new MapHost().with("bcg", bcg);
    Cell.call(host, "%es OR bcg --ai tpos --bi tneg --ci cpos --di cneg --as es");
    host.with("V", Table.class.cast(host.values.get("es")).doubleColumn("vi").asDoubleArray());
    host.with("known", KnownV.blocks((Table) host.values.get("es"), "vi", "alloc", 0.4));
    host.with(
        "A",
        LevelMatrix.of(
            List.of("random", "alternate", "systematic"),
            new double[][] {{1, 0.2, 0.1}, {0.2, 1, 0.3}, {0.1, 0.3, 1}}));
    Table freqs = Meta.dataset("cdkal1_frequencies");
    return host.with("snp", Meta.dataset("cdkal1"))
        .with("freqs", freqs)
        .with("distances", Distances.ofFrequencies(freqs));
  }

  private static void call(MapHost host, String cell) {
    int end = cell.indexOf('\n');
    Cell.call(
        host,
        (end < 0 ? cell : cell.substring(0, end)).replaceFirst("^%%", "%"),
        end < 0 ? null : cell.substring(end + 1));
  }

  /** The fit of a cell, stored and restored in a notebook that holds nothing. */
  private MapHost again(MapHost host, String name) {
    Path file = folder.resolve(name + ".json");
    Cell.call(host, "%store " + name + " --save " + file);
    MapHost fresh = new MapHost();
    Cell.call(fresh, "%restore " + file);
    assertFalse(fresh.printed.toString().contains("there"), fresh.printed.toString());
    return fresh;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%meta es --method DL --test knha --level 0.9 --as x",
        "%meta bcg --measure RR --ai tpos --bi tneg --ci cpos --di cneg --as x",
        "%meta es --method MH --as x",
        "%meta es --method UM.RS --as x",
        "%%meta es --as x\nyi ~ ablat + year",
        "%%meta es --levels alloc=random,alternate,systematic --as x\nyi ~ 0 + alloc",
        "%%meta es --as x" + MODEL + "\nsigma ~ ablat",
        "%%meta es --as x\nyi ~ ablat + meta_V(V = known)",
        "%%meta es --as x\nyi ~ ablat + meta_V(V = V)",
        "%%meta es --as x\nyi ~ 1 + (1 | alloc, R = A)",
        "%meta es --cluster alloc --dependence 0.4 --as x",
        "%bayes es --prior \"tau = half_cauchy(0.5)\" --as x",
        "%%bayes es --as x\nyi ~ ablat\nprior tau = half_normal(sd = 0.5)\nprior beta = normal(0, sd = 1)",
        "%bayes es --prior \"tau = half_cauchy(0.5)\" --sampler gibbs --chains 2 --draws 200 --seed 5 --as x",
        "%bayes es --prior \"tau = half_cauchy(0.5)\" --sampler nuts --chains 2 --draws 100 --warmup 100 --seed 6 --as x",
        "%mantra snp --freq freqs --as x",
        "%mantra snp --distance distances --rate 2 --as x",
      })
  void everyKindOfFitIsTheSame(String cell) {
    MapHost host = notebook();
    call(host, cell);
    assertSame(host, again(host, "x"), cell);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%selection fit --type step --steps 0.025,0.5",
        "%selection fit --type beta",
        "%trimfill fit",
        "%robma fit --ensemble pp",
        "%gosh fit --subsets 50 --seed 4",
        "%permutation fit --draws 100 --seed 3",
      })
  void resultsOfOtherFitsAreTheSame(String line) {
    MapHost host = notebook();
    Cell.call(host, "%meta es --as fit");
    Cell.call(host, line + " --as x");
    MapHost fresh = again(host, "x");
    assertFalse(fresh.values.containsKey("fit"), "only what was stored, and its data, is declared");
    assertSame(host, fresh, line);
  }

  private static void assertSame(MapHost host, MapHost fresh, String cell) {
    Object fit = host.values.get("x");
    Object made = fresh.values.get("x");
    assertNotSame(fit, made);
    assertFalse(StoredNumbers.of(fit).isEmpty(), cell);
    assertEquals(StoredNumbers.of(fit), StoredNumbers.of(made), cell);
    assertEquals(Render.text(fit), Render.text(made), cell);
  }

  @Test
  void drawsAreTheSame() {
    MapHost host = notebook();
    call(
        host,
        "%bayes es --prior \"tau = half_cauchy(0.5)\" --sampler gibbs --chains 2 --draws 50 --seed 5 --as x");
    BayesFit made = (BayesFit) again(host, "x").values.get("x");
    assertEquals(((BayesFit) host.values.get("x")).draws().printAll(), made.draws().printAll());
  }

  @Test
  void theTableIsThatOfTheFitWhateverBecameOfItSince() {
    MapHost host = notebook();
    Cell.call(host, "%meta es --as x");
    double estimate = ((FrequentistFit) host.values.get("x")).estimate();
    ((Table) host.values.get("es")).doubleColumn("yi").set(0, 99.0);
    MapHost fresh = again(host, "x");
    assertEquals(estimate, ((FrequentistFit) fresh.values.get("x")).estimate());
    assertEquals(
        estimate,
        again(fresh, "x").values.get("x") instanceof FrequentistFit fit
            ? fit.estimate()
            : Double.NaN);
    // Counts are remembered, too.
    Cell.call(fresh, "%meta es --method MH --as mh");
    Cell.call(host, "%es OR bcg --ai tpos --bi tneg --ci cpos --di cneg --as es");
    Cell.call(host, "%meta es --method MH --as mh");
    assertEquals(
        ((CountsFit) host.values.get("mh")).estimate(),
        ((CountsFit) fresh.values.get("mh")).estimate());
  }

  @Test
  void severalFitsShareAFileAndOneCanBeTaken() throws IOException {
    MapHost host = notebook();
    Cell.call(host, "%meta es --as fit");
    Cell.call(host, "%meta es --method DL --as dl");
    Path file = folder.resolve("fits.json");
    Cell.call(host, "%store fit dl " + file);
    assertEquals(1, Files.readString(file).split("\"kind\"").length - 1);
    MapHost both = new MapHost();
    Cell.call(both, "%restore " + file);
    assertEquals(List.of("es", "fit", "dl"), List.copyOf(both.values.keySet()));
    assertEquals(FrequentistFit.class, both.types.get("dl"));
    MapHost one = new MapHost().with("es", "mine");
    Cell.call(one, "%restore " + file + " dl --as other");
    assertEquals(List.of("es", "other"), List.copyOf(one.values.keySet()));
    assertEquals("mine", one.values.get("es"));
    assertTrue(
        Cell.fault(new MapHost(), "%restore " + file + " --as x").contains("name one of them"));
    FrequentistFit java =
        RestoredFits.read(file, MetasawMagics.registry()).get("dl", FrequentistFit.class);
    assertEquals(((FrequentistFit) host.values.get("dl")).estimate(), java.estimate());
  }

  @Test
  void everyTypeOfColumnIsKept() {
    Table dat =
        Table.create(
            "dat",
            DoubleColumn.create("yi", 0.1, Double.NaN, 1 / 3.0),
            DoubleColumn.create("vi", 0.02, 0.03, 0.04),
            StringColumn.create("say \"hi\"", "a", null, "ü, \\ \n"),
            DateColumn.create("day", LocalDate.of(2026, 11, 30), null, LocalDate.MIN));
    MapHost host = new MapHost().with("dat", dat);
    Cell.call(host, "%meta dat --as x");
    Table read = (Table) again(host, "x").values.get("dat");
    assertEquals(dat.printAll(), read.printAll());
    assertEquals(dat.structure().printAll(), read.structure().printAll());
  }

  @Test
  void whatCannotBeStoredIsToldInOneLine() {
    MapHost host = notebook();
    host.with("java", Meta.fit(Meta.studies(Meta.dataset("eight_schools")).read()));
    assertTrue(Cell.fault(host, "%store java").contains("'java' was not made by a magic"));
    assertTrue(Cell.fault(host, "%store").contains("%store needs the name of a fit"));
    assertTrue(Cell.fault(host, "%store nothing").contains("no variable 'nothing'"));
    Cell.call(host, "%meta es --as fit");
    assertTrue(Cell.fault(host, "%store fit --save fit.csv").contains("ends with .json"));
    assertTrue(Cell.fault(host, "%store fit a.json --save b.json").contains("leave one out"));
    ((Table) host.values.get("es")).doubleColumn("yi").set(0, 99.0);
    Cell.call(host, "%meta es --as changed");
    assertTrue(Cell.fault(host, "%store fit changed").contains("'es' stands for one thing"));
  }

  @Test
  void otherFilesAreRefusedInOneLine() throws IOException {
    MapHost host = notebook();
    Cell.call(host, "%meta es --as fit");
    Path file = folder.resolve("fit.json");
    Cell.call(host, "%store fit " + file);
    String text = Files.readString(file);
    refused(text.replace("\"metasaw store\": 1", "\"metasaw store\": 2"), "in format 2, and this");
    refused("{}", "was not written by %store");
    refused("not JSON", "was not written by %store");
    refused("", "was not written by %store");
    refused(text.substring(0, text.length() / 2), "was not written by %store");
    refused(text.replace("\"DOUBLE\"", "\"DUBLE\""), "is damaged");
    refused(text.replace("\"values\"", "\"value\""), "is damaged");
    refused(text.replace("%meta es", "%scan es"), "%scan makes no fit");
    refused(text.replace("%meta es", "%meta other"), "no variable 'other'");
    refused(text.replace("\"%meta es --as fit\"", ""), "a cell has no magic");
    refused(text.replace("\"%meta es", "\" es"), "a cell has no magic");
    refused(text.replace("\"rows\"", "\"row\"").replace("-0.9", "x-0.9"), "is damaged");
    assertTrue(
        Cell.fault(new MapHost(), "%restore " + folder.resolve("none.json"))
            .contains("there is no file"));
    // Numbers that are not those of the data are told, and the fit is that of the data.
    MapHost fresh = new MapHost();
    Path edited = folder.resolve("edited.json");
    Files.writeString(edited, text.replaceFirst("(\"tau2\": )[0-9.]+", "$10.5"));
    Cell.call(fresh, "%restore " + edited);
    assertTrue(fresh.printed.toString().contains("fit: tau2 is 0."), fresh.printed.toString());
  }

  private void refused(String text, String why) throws IOException {
    Path file = folder.resolve("bad.json");
    Files.writeString(file, text);
    String fault = Cell.fault(new MapHost(), "%restore " + file);
    assertTrue(fault.contains(why), fault);
    assertFalse(fault.contains("\n"), fault);
  }
}
