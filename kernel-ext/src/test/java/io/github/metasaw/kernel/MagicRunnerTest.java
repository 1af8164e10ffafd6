package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** Every call runs in one way: help, run, refuse what has no effect, save, print, assign, show. */
class MagicRunnerTest {

  private static final Table BCG = Meta.dataset("bcg");

  private static MapHost host() {
    return new MapHost().with("dat", BCG).with("fit", Meta.fit(Meta.studies(BCG).read()));
  }

  @Test
  void helpIsAskedInFourWays() {
    String help = Cell.call(host(), "%loo --help").toString();
    assertEquals(help, Cell.call(host(), "%loo fit -h").toString());
    MagicRunner runner = new MagicRunner(Cell.MAGICS, host());
    for (String name : List.of("loo", "%loo", "%%loo")) {
      assertEquals(help, runner.help(List.of(name)).toString());
    }
    assertEquals(Cell.call(host(), "%meta").toString(), runner.help(List.of()).toString());
    MetaError unknown = assertThrows(MetaError.class, () -> runner.help(List.of("fores")));
    assertTrue(
        unknown.getMessage().startsWith("no magic 'fores'; did you mean 'forest'? Magics: "));
  }

  @Test
  void everyMagicIsRegisteredAndHelpToo() {
    List<String> lines = new ArrayList<>();
    List<String> cells = new ArrayList<>();
    new MagicRunner(Cell.MAGICS, host())
        .register(
            new MagicRunner.Registrar() {
              @Override
              public void line(String name, Function<List<String>, Object> run) {
                lines.add(name);
                if (name.equals("dataset")) {
                  assertEquals(BCG.rowCount(), ((Table) run.apply(List.of("bcg"))).rowCount());
                }
              }

              @Override
              public void cell(String name, BiFunction<List<String>, String, Object> run) {
                cells.add(name);
                String prior = name.equals("bayes") ? "\nprior tau = half_cauchy(1)" : "";
                assertNull(run.apply(List.of("dat", "--as", "x"), "yi ~ 1" + prior));
              }
            });
    assertEquals(Cell.MAGICS.magics().size() + 1, lines.size());
    assertTrue(lines.contains("help"));
    assertEquals(List.of("meta", "bayes"), cells);
  }

  @Test
  void aBareLineReturnsWhatItShowsAndAnAssignedOneNothing() {
    MapHost host = host();
    assertTrue(Cell.call(host, "%meta dat") instanceof FrequentistFit);
    assertTrue(host.displayed.isEmpty());
    assertNull(Cell.call(host, "%meta dat --as f"));
    assertEquals(FrequentistFit.class, host.types.get("f"));
    assertEquals(2, host.displayed.size());
  }

  @Test
  void theFigureIsSavedAndItsJavaPrinted(@TempDir Path folder) throws Exception {
    MapHost host = host();
    Path file = folder.resolve("loo.svg");
    Cell.call(host, "%loo fit --save " + file + " --code --as t");
    assertTrue(Files.readString(file).startsWith("<svg"));
    assertTrue(
        host.printed.toString().contains("Render.save(figure, Path.of(\"" + file + "\"));"),
        host.printed.toString());
    assertTrue(host.printed.toString().startsWith("Table t = fit.leaveOneOut();"));
  }

  @Test
  void anOptionWithoutEffectIsRefusedBeforeAnythingIsAssigned() {
    MapHost host = host().with("post", Meta.bayes(BCG, "yi ~ 1\nprior tau = half_cauchy(1)"));
    assertEquals(
        "--exp is not for draws as coda prints them",
        Cell.fault(host, "%summary post --style coda --exp --as s"));
    assertFalse(host.values.containsKey("s"));
  }

  @Test
  void anInterruptedMagicAssignsNothing() {
    MapHost host = host();
    Thread.currentThread().interrupt();
    try {
      assertEquals(Faults.INTERRUPTED, Cell.fault(host, "%loo fit --as never"));
    } finally {
      Thread.interrupted();
    }
    assertFalse(host.values.containsKey("never"));
  }

  @Test
  void aFaultIsOneLineWithoutTheNameOfItsClass() {
    MetaError fault = assertThrows(MetaError.class, () -> Cell.call(host(), "%meta dd"));
    assertEquals("no variable 'dd'; tables here: dat", fault.toString());
    assertEquals(0, fault.getStackTrace().length);
    assertThrows(MetaException.class, () -> Cell.call(host(), "%meta dd --debug"));
  }
}
