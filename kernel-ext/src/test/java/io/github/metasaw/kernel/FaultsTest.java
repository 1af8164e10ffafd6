package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.magic.MagicHost;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tech.tablesaw.api.Table;

/** Whatever is thrown while a magic runs ends as one line, and an own error is told as such. */
class FaultsTest {

  /** A notebook in which reading any value throws. */
  private static final class Failing implements MagicHost {

    private final MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    private final Throwable thrown;

    Failing(Throwable thrown) {
      this.thrown = thrown;
    }

    @Override
    public java.util.Map<String, String> variables() {
      return host.variables();
    }

    @Override
    public Object value(String name) {
      if (thrown instanceof Error error) {
        throw error;
      }
      throw (RuntimeException) thrown;
    }

    @Override
    public void assign(String name, Class<?> type, Object value) {
      host.assign(name, type, value);
    }

    @Override
    public void display(Object value) {
      host.display(value);
    }

    @Override
    public void display(String id, Object value) {
      host.display(id, value);
    }
  }

  private static String told(Throwable thrown, String... arguments) {
    MetaError error =
        assertThrows(
            MetaError.class, () -> Cell.run(new Failing(thrown), "meta", List.of(arguments), null));
    assertFalse(error.getMessage().contains("\n"), error.getMessage());
    return error.getMessage();
  }

  static Stream<Throwable> own() {
    return Stream.of(
        new ArrayIndexOutOfBoundsException("Index 5 out of bounds for length 5"),
        new NullPointerException(),
        new ArithmeticException("/ by zero"),
        new IllegalStateException("two\nlines"),
        new AssertionError("a case that cannot be"),
        new ExceptionInInitializerError(new IllegalStateException("half a table")),
        new CompletionException(new ClassCastException("deep")),
        new InternalError("of the machine"));
  }

  @ParameterizedTest
  @MethodSource("own")
  void anErrorOfOursIsToldAsOurs(Throwable thrown) {
    String line = told(thrown, "dat");
    assertTrue(line.startsWith("%meta met an error in Metasaw "), line);
    assertTrue(line.contains("not in your input"), line);
    assertTrue(line.contains("please report this line with the cell"), line);
    Throwable root = thrown.getCause() == null ? thrown : thrown.getCause();
    assertTrue(line.contains(root.getClass().getSimpleName()), line);
    assertTrue(line.contains(", in FaultsTest:"), line);
    Throwable whole =
        assertThrows(
            thrown.getClass(),
            () -> Cell.run(new Failing(thrown), "meta", List.of("dat", "--debug"), null));
    assertSame(thrown, whole);
  }

  @Test
  void limitsOfTheMachineSayWhatToDo() {
    String memory = told(new OutOfMemoryError("Java heap space"), "dat");
    assertTrue(memory.startsWith("%meta needs more memory than Java has here ("), memory);
    assertTrue(memory.contains("-Xmx8g"), memory);
    assertEquals(memory, told(new RuntimeException(new OutOfMemoryError("threads")), "dat"));
    assertTrue(told(new StackOverflowError(), "dat").contains("fewer brackets"));
    String lacking = told(new NoClassDefFoundError("org/ejml/data/DMatrix"), "dat");
    assertTrue(lacking.contains("NoClassDefFoundError: org/ejml/data/DMatrix"), lacking);
    assertTrue(lacking.contains("one whole metasaw.jar"), lacking);
    String disk = told(new UncheckedIOException(new IOException("No space left on device")), "dat");
    assertTrue(disk.contains("(IOException: No space left on device)"), disk);
  }

  @Test
  void inputFaultsOfOtherThreadsStayInputFaults() {
    MetaException fault = MetaException.of("the column is text");
    assertEquals("the column is text", told(new CompletionException(fault), "dat"));
  }

  @Test
  void anInterruptIsNotAnError() {
    assertEquals(Faults.INTERRUPTED, told(new CancellationException(), "dat"));
    assertEquals(Faults.INTERRUPTED, told(new RuntimeException(new InterruptedException()), "dat"));
    assertEquals(Faults.INTERRUPTED, told(new CancellationException(), "dat", "--debug"));
  }

  /** What a kernel throws to stop a thread passes through. */
  @Test
  @SuppressWarnings({"removal", "deprecation"})
  void theStopOfAThreadPasses() {
    ThreadDeath stop = new ThreadDeath();
    assertSame(
        stop,
        assertThrows(
            ThreadDeath.class, () -> Cell.run(new Failing(stop), "meta", List.of("dat"), null)));
  }

  @Test
  void theEarlierValueIsNamed() {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg")).with("fit", "earlier");
    for (String name : List.of("--as fit", "--as=fit")) {
      List<String> words = Arrays.asList(("dat --method REMLL " + name).split(" "));
      MetaError error = assertThrows(MetaError.class, () -> Cell.run(host, "meta", words, null));
      assertTrue(error.getMessage().endsWith("; 'fit' is still the earlier one"));
    }
    assertEquals("earlier", host.values.get("fit"));
  }

  /** A variable that is only listed is not evaluated: 100 of them took 50 s. */
  @Test
  void namesAreListedByTheirDeclaredTypes() {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg")).with("$1", Meta.dataset("bcg"));
    for (int i = 0; i < 100; i++) {
      host.with("x" + i, i);
      host.with("t" + i, Table.create());
    }
    host.with("fit", Meta.fit(Meta.studies(Meta.dataset("bcg")).read()));
    MetaError error =
        assertThrows(MetaError.class, () -> Cell.run(host, "meta", List.of("nothing"), null));
    assertTrue(
        error.getMessage().startsWith("no variable 'nothing'; tables here: dat, t0, t1, "),
        error.getMessage());
    assertTrue(error.getMessage().endsWith(", t18 and 81 more"), error.getMessage());
    assertThrows(MetaError.class, () -> Cell.run(host, "scan", List.of("nothing"), null));
    assertTrue(host.evaluated.isEmpty(), host.evaluated.toString());
    assertEquals(List.of("fit"), host.names(io.github.metasaw.fit.Fit.class));
    assertEquals(202, host.names(Object.class).size());
  }

  @ParameterizedTest
  @CsvSource({
    "tech.tablesaw.api.Table, true",
    "Table, true",
    "Tabular, false",
    "java.util.List<tech.tablesaw.api.Table>, false",
    "Object, false"
  })
  void qualifiedAndGenericTypesAreUnderstood(String declared, boolean isTable) {
    MapHost host =
        new MapHost() {
          @Override
          public java.util.Map<String, String> variables() {
            return java.util.Map.of("x", declared);
          }
        };
    assertEquals(isTable, host.names(Table.class).equals(List.of("x")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "--as long => 'long' is a reserved word of Java and cannot name a variable; write for example --as long1",
        "--as class => 'class' is a reserved word of Java and cannot name a variable; write for example --as class1",
        "--as _ => '_' is a reserved word of Java and cannot name a variable; write for example --as fit",
        "--as my-fit => --as takes the name of a variable, not 'my-fit'; write for example --as my_fit",
        "--as a.b => --as takes the name of a variable, not 'a.b'; write for example --as a_b",
        "--as 2x => --as takes the name of a variable, not '2x'; write for example --as _2x",
        "--levels alloc => --levels takes COLUMN=A,B as in --levels habitat=grassland,forest, not 'alloc'",
        "--levels alloc=random,alternate => --levels orders the levels of a moderator, and this model has none; write it below %%meta dat, as yi ~ alloc",
        "--levels aloc=a,b => no column 'aloc' in dat; did you mean 'alloc'? Columns: trial, author, year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi"
      })
  void namesAndLevelsAreRefusedInWords(String options, String message) {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    List<String> words = Arrays.asList(("dat " + options.strip()).split(" "));
    MetaError error = assertThrows(MetaError.class, () -> Cell.run(host, "meta", words, null));
    assertEquals(message.strip(), error.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "nope=a,b ; yi ~ alloc => no moderator 'nope' to give the levels of; Moderators: alloc",
        "aloc=a,b ; yi ~ alloc + (1 | alloc/trial) => no moderator 'aloc' to give the levels of; did you mean 'alloc'? Moderators: alloc",
        "nope=a,b ; yi ~ 1 => no moderator 'nope' to give the levels of; the model has none",
        "ablat=13,44 ; yi ~ ablat => ablat is a number (line 1, column 6), so it has no levels to put in order; write factor(ablat) in the model, or leave its levels out"
      })
  void levelsBelongToModeratorsOfTheModel(String cell, String message) {
    MapHost host = new MapHost().with("dat", Meta.dataset("bcg"));
    String[] parts = cell.split(";");
    for (String magic : List.of("meta", "bayes")) {
      MetaError error =
          assertThrows(
              MetaError.class,
              () ->
                  Cell.run(
                      host, magic, List.of("dat", "--levels", parts[0].strip()), parts[1].strip()));
      if (magic.equals("meta")) {
        assertEquals(message.strip(), error.getMessage());
      }
    }
  }
}
