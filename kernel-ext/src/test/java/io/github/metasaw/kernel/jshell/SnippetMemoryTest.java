package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Map;
import java.util.Random;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.execution.LocalExecutionControlProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Snippets that JShell keeps no longer, and those that must work after it. */
class SnippetMemoryTest {

  private static final List<String> SNIPPETS =
      List.of(
          "int x = #;",
          "long x = #L;",
          "String x = \"#\";",
          "int x = nothing;",
          "int x = \"wrong\";",
          "int x = 1 / 0;",
          "x",
          "x = #;",
          "half(2 * #)",
          "# + 1",
          "int half(int n) { return n / 2; }",
          "int half(int n) { return n / 2 + x; }",
          "int half(int n) { return missing#(n); }",
          "int half(int n) { int n; return 1; }",
          "class Box { int n = #; }",
          "class Box { int n = half(#); }",
          "class Box extends String { }",
          "var box = new Box();",
          "box.n",
          "record Box(int n) { }",
          "new Box()",
          "if (true) throw new IllegalStateException(\"#\");",
          "int y# = # + half(3);",
          "for (int i = 0; i < 3; i++) { half(i); }",
          "Runnable run = () -> half(#);",
          "run.run();",
          "import java.util.*;",
          "var list = new ArrayList<Box>();",
          "list.add(new Box());",
          "list.size()",
          "nothing.of(that);",
          "int int;");

  private final JShell shell =
      JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build();

  private SnippetMemory memory;

  @BeforeEach
  void open() {
    boolean isOpen =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .anyMatch(argument -> argument.contains(KernelProgram.OPENS));
    assumeTrue(isOpen, "run without --add-opens " + KernelProgram.OPENS);
    memory = SnippetMemory.of(shell).orElseThrow();
  }

  @AfterEach
  void close() {
    shell.close();
  }

  private List<SnippetEvent> eval(String java) {
    List<SnippetEvent> events = shell.eval(java);
    for (SnippetEvent event : events) {
      memory.forget(event.snippet(), shell.status(event.snippet()).isActive());
    }
    return events;
  }

  private String value(String java) {
    return eval(java).get(0).value();
  }

  private long kept() {
    return shell.snippets().count();
  }

  @Test
  void onlyDeclarationsThatHoldAreKept() {
    eval("int x = 1;");
    long one = kept();
    for (int i = 0; i < 20; i++) {
      eval("int x = " + i + ";");
      eval("x = " + i + ";");
      eval("System.getProperty(\"a\").length();");
      eval("if (x < 0) { throw new IllegalStateException(); }");
      eval("nothing.of(that);");
      eval("int int;");
    }
    // The call of length() has a value, which is a variable until the kernel drops it.
    assertEquals(one + 20, kept());
    shell
        .snippets()
        .filter(snippet -> snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
        .toList()
        .forEach(
            snippet -> {
              shell.drop(snippet);
              memory.forget(snippet, false);
            });
    assertEquals(one, kept());
    assertEquals("19", value("x"));
  }

  @Test
  void whatTheCompilerSaidIsKeptNoLonger() {
    Snippet waiting = shell.eval("int use() { return helper(3); }").get(0).snippet();
    shell.eval("int helper(int n) { java.util.List list = null; return n; }");
    Snippet wrong = shell.eval("int y = nothing;").get(0).snippet();
    assertEquals(1, shell.diagnostics(wrong).count());
    memory.forget(wrong, false);
    memory.forget(waiting, true);
    assertEquals(2, shell.snippets().count());
    assertEquals(0, shell.diagnostics(waiting).count());
  }

  /** Any snippets, in any order, do as in a JShell that keeps all. */
  @Test
  void allIsAsInAJShellThatKeepsAll() {
    Random random = new Random(16);
    try (JShell other =
        JShell.builder().executionEngine(new LocalExecutionControlProvider(), Map.of()).build()) {
      StringBuilder session = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        String java = SNIPPETS.get(random.nextInt(SNIPPETS.size())).replace("#", "" + i);
        session.append(java).append('\n');
        assertEquals(told(other.eval(java)), told(eval(java)), session::toString);
      }
    }
  }

  private static List<String> told(List<SnippetEvent> events) {
    return events.stream()
        .map(
            event ->
                event.status()
                    + " "
                    + String.valueOf(event.value()).replaceAll("[$@].*", "")
                    + " "
                    + event.snippet().source()
                    + (event.exception() == null ? "" : event.exception().getMessage()))
        .toList();
  }

  @Test
  void methodsSeeAVariableThatIsDeclaredAnew() {
    eval("int x = 1;");
    eval("int twice() { return 2 * x; }");
    eval("int next() { return twice() + 1; }");
    eval("java.util.function.IntSupplier later = () -> twice() + x;");
    assertEquals("3", value("next()"));
    eval("int x = 5;");
    assertEquals("11", value("next()"));
    // As in JShell: a lambda keeps the variable that it was made with.
    assertEquals("3", value("later.getAsInt()"));
    eval("long x = 7;");
    eval("long twice() { return 2 * x; }");
    assertEquals("14", value("twice()"));
  }

  @Test
  void aMethodMayWaitForWhatWasRefusedBefore() {
    eval("helper(3);");
    Snippet waiting = eval("int use() { return helper(3) + helper(4); }").get(0).snippet();
    assertEquals(1, shell.unresolvedDependencies((DeclarationSnippet) waiting).count());
    eval("int helper(int n) { return n * n; }");
    assertEquals("25", value("use()"));
  }

  @Test
  void typesAndWhatTheyHoldLiveOn() {
    eval("record Pair(int a, int b) { int sum() { return a + b; } }");
    eval("var pairs = new java.util.ArrayList<Pair>();");
    eval("for (int i = 0; i < 3; i++) { pairs.add(new Pair(i, i)); }");
    eval("Runnable run = () -> pairs.add(new Pair(10, 10));");
    eval("run.run();");
    assertEquals("26", value("pairs.stream().mapToInt(Pair::sum).sum()"));
    eval("enum Colour { RED, GREEN }");
    eval("class Box { Colour colour = Colour.RED; }");
    assertTrue(value("new Box().colour").contains("RED"));
    eval("enum Colour { RED, BLUE }");
    assertTrue(value("new Box().colour").contains("RED"));
  }

  @Test
  void linesOfAnErrorAreThoseOfTheSnippet() {
    eval("int half(int n) {\n  if (n < 0) throw new IllegalStateException();\n  return n / 2;\n}");
    eval("Runnable run = () -> half(-1);");
    SnippetEvent thrown = eval("run.run();").get(0);
    assertEquals(2, thrown.exception().getStackTrace()[0].getLineNumber());
  }
}
