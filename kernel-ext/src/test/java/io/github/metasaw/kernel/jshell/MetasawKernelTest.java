package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.fit.FrequentistFit;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.dflib.jjava.jupyter.kernel.BaseKernel;
import org.dflib.jjava.jupyter.kernel.ReplacementOptions;
import org.dflib.jjava.jupyter.kernel.display.DisplayData;
import org.dflib.jjava.jupyter.kernel.display.mime.MIMEType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The kernel without channels: magics, Java and what they know of each other. */
class MetasawKernelTest {

  private static final long NEVER_MS = 1_000_000;

  private final MetasawKernel kernel = new MetasawKernel(NEVER_MS);

  @BeforeEach
  void start() {
    kernel.onStartup();
  }

  @AfterEach
  void end() {
    kernel.onShutdown(false);
  }

  private String fault(String cell) {
    return ErrorText.of(assertThrows(Throwable.class, () -> kernel.evalRaw(cell))).sentence();
  }

  @Test
  void magicsAloneDoNotStartJShell() {
    kernel.evalRaw("%dataset bcg --as dat\n%meta dat --as fit");
    kernel.evalRaw("%%meta dat --as regression\nyi ~ ablat");
    Object table = kernel.evalRaw("%weights fit");
    assertNotNull(table);
    assertFalse(kernel.hasJava());
  }

  @Test
  void javaSeesWhatMagicsAssignedAndMagicsWhatJavaDeclared() {
    kernel.evalRaw("%dataset bcg --as dat\n%meta dat --as fit");
    assertEquals(-0.7145, (double) kernel.evalRaw("fit.estimate()"), 5e-5);
    assertTrue(kernel.hasJava());
    kernel.evalRaw("Table few = dat.first(5);");
    FrequentistFit five = (FrequentistFit) kernel.evalRaw("%meta few --as five");
    assertNull(five);
    assertEquals(5, kernel.evalRaw("five.studies().k()"));
  }

  @Test
  void aLaterAssignmentWins() {
    kernel.evalRaw("%dataset bcg --as dat");
    kernel.evalRaw("dat.rowCount()");
    kernel.evalRaw("%dataset eight_schools --as dat");
    assertEquals(8, kernel.evalRaw("dat.rowCount()"));
    kernel.evalRaw("int dat = 3;");
    assertEquals(3, kernel.evalRaw("dat"));
    kernel.evalRaw("%dataset bcg --as dat");
    assertEquals(13, kernel.evalRaw("dat.rowCount()"));
    kernel.evalRaw("Table dat = null;");
    assertTrue(fault("%meta dat").contains("the variable 'dat' is null"));
  }

  @Test
  void magicsAndJavaMayBeMixed() {
    assertEquals(
        13L,
        kernel.evalRaw(
            "int one = 1;\n%dataset bcg --as dat\nlong n = dat.rowCount();\n"
                + "Table t = %dataset bcg\nn * one"));
    assertEquals(13, ((Table) kernel.evalRaw("int two = 2;\n%dataset bcg")).rowCount());
    kernel.evalRaw("for (int i = 0; i < 2; i++) {\n  %dataset bcg --as inside\n}");
    assertEquals(13, kernel.evalRaw("inside.rowCount()"));
  }

  @Test
  void aDataSetDeclaresItsName() {
    kernel.evalRaw("%dataset bcg");
    assertNull(kernel.evalRaw("%meta bcg --as fit"));
    assertEquals(13, kernel.evalRaw("bcg.rowCount()"));
    kernel.evalRaw("%dataset eight_schools --as dat");
    assertEquals("cannot find symbol", fault("eight_schools").lines().findFirst().get());
    assertNotNull(kernel.evalRaw("%dataset"));
  }

  @Test
  void aFaultIsASentence() {
    kernel.evalRaw("%dataset bcg --as dat");
    assertEquals(
        "there is no magic %metta; did you mean %meta? %meta alone lists the magics",
        fault("%metta dat"));
    assertTrue(fault("%meta da").startsWith("no variable 'da'; did you mean 'dat'?"));
    assertTrue(fault("int a = 1;\nMeta.dataset(\"bgc\")").startsWith("no dataset 'bgc'"));
    assertEquals("/ by zero (ArithmeticException)", fault("1 / 0"));
    assertEquals("cannot find symbol", fault("int y = unknown + 1;").lines().findFirst().get());
    assertTrue(fault("if (true) {").contains("ends too early"));
    assertEquals("IllegalStateException", fault("throw new IllegalStateException();"));
  }

  @Test
  void aFailingMagicAssignsNothing() {
    kernel.evalRaw("%dataset bcg --as dat");
    fault("%meta dat --method REMLL --as never");
    assertEquals("cannot find symbol", fault("never"));
  }

  @Test
  void completesMagicsAndJava() {
    kernel.evalRaw("%dataset bcg --as dat");
    assertEquals(List.of("%%meta"), words("%%me"));
    assertTrue(words("%cl").contains("%classpath"));
    assertEquals(List.of("dat"), words("%meta "));
    assertEquals(List.of("PM", "PMM", "Peto"), words("%meta dat --method P"));
    assertEquals(List.of("author", "ablat", "alloc"), words("%%meta dat\nyi ~ a"));
    assertEquals(List.of("dat"), words("FrequentistFit f = %meta d"));
    assertTrue(words("dat.rowC").contains("rowCount()"));
    ReplacementOptions inLine = kernel.complete("int a;\n%meta dat --yi ab", 24);
    assertEquals(List.of("ablat"), inLine.getReplacements());
    assertEquals(22, inLine.getSourceStart());
    assertEquals(24, inLine.getSourceEnd());
  }

  @Test
  void completesWhatAVariableKnowsByName() {
    kernel.evalRaw("%dataset bcg\n%bayes bcg --as post");
    assertEquals(List.of("tau", "tau2"), words("post.mean(\"tau"));
    assertEquals(List.of("ablat"), words("bcg.doubleColumn(\"ab"));
    assertEquals(List.of(), words("String text = \"Lis"));
    assertTrue(words("String text = \"Lis\".to").contains("toString()"));
  }

  private List<String> words(String code) {
    return kernel.complete(code, code.length()).getReplacements();
  }

  @Test
  void inspectsMagicsAndJava() {
    assertTrue(text(kernel.inspect("%meta dat", 3, false)).contains("Usage: %meta TABLE"));
    assertTrue(text(kernel.inspect("%meta?", 6, false)).contains("Usage: %meta TABLE"));
    assertTrue(text(kernel.inspect("%meta dat --level 0.9", 13, false)).contains("confidence"));
    assertTrue(text(kernel.inspect("%%meta dat\nyi ~ 1", 12, false)).contains("Usage: %meta"));
    assertNull(kernel.inspect("%nothing", 4, false));
    kernel.evalRaw("%dataset bcg\n%meta bcg --as fit\n%bayes bcg --as post");
    for (String code : List.of("post.quantile(", "post.quantile")) {
      String help = text(kernel.inspect(code, code.length(), false));
      assertTrue(help.contains("double BayesFit.quantile(String variable, double p)"), help);
      assertTrue(help.contains("variable: "), help);
    }
    assertTrue(text(kernel.inspect("\"a\".length()", 7, false)).contains("int String.length()"));
  }

  private static String text(DisplayData data) {
    return String.valueOf(data.getData(MIMEType.TEXT_PLAIN));
  }

  @Test
  void saysWhetherACellIsComplete() {
    assertEquals(BaseKernel.IS_COMPLETE_YES, kernel.isComplete("%meta dat"));
    assertEquals(BaseKernel.IS_COMPLETE_YES, kernel.isComplete("int a = 1;\na + 1"));
    assertEquals("  ", kernel.isComplete("if (true) {"));
  }

  @Test
  void loadsScriptsAndNotebooksAndTheClassPath(@TempDir Path folder) throws Exception {
    Path script = Files.writeString(folder.resolve("a.jsh"), "int loaded = 4;");
    kernel.evalRaw("%load \"" + script.toString().replace("\\", "\\\\") + "\"");
    assertEquals(4, kernel.evalRaw("loaded"));
    Files.writeString(
        folder.resolve("b.ipynb"),
        "{\"cells\": [{\"cell_type\": \"markdown\", \"source\": [\"no Java\"]},"
            + " {\"cell_type\": \"code\", \"source\": [\"int b =\\n\", \"5;\"]}]}");
    kernel.evalRaw("%load " + folder.resolve("b").toString().replace(File.separator, "/"));
    assertEquals(5, kernel.evalRaw("b"));
    assertTrue(fault("%load none").startsWith("there is no script 'none'"));
    Files.writeString(folder.resolve("hello.txt"), "from the class path");
    kernel.evalRaw("%classpath " + folder.toString().replace(File.separator, "/"));
    assertEquals(
        "from the class path",
        kernel.evalRaw(
            "new String(Thread.currentThread().getContextClassLoader()"
                + ".getResourceAsStream(\"hello.txt\").readAllBytes())"));
    assertTrue(fault("%classpath no/such.jar").startsWith("no file or folder is at"));
  }

  private static boolean isLooping() {
    return Thread.getAllStackTraces().values().stream()
        .anyMatch(frames -> frames.length > 0 && frames[0].getClassName().startsWith("REPL."));
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean() && System.nanoTime() < latest) {
      Thread.sleep(20);
    }
    assertTrue(condition.getAsBoolean());
  }

  @Test
  void anInterruptedLoopDoesNotGoOn() throws Exception {
    CellRun run = new CellRun();
    FutureTask<Object> cell =
        new FutureTask<>(() -> run.within(() -> kernel.evalRaw("while (true) {}"), false));
    new Thread(cell).start();
    await(MetasawKernelTest::isLooping);
    run.cancel();
    assertThrows(ExecutionException.class, cell::get);
    await(() -> !isLooping());
    assertEquals(3, kernel.evalRaw("1 + 2"));
  }
}
