package io.github.metasaw.kernel.jshell;

import io.github.metasaw.kernel.magic.CellText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's JShell, started when it is first needed. All but the variables may be used by one
 * thread at a time only; the kernel sees to that.
 */
final class JavaShell {

  private static final Set<Snippet.SubKind> VALUES =
      Set.of(
          Snippet.SubKind.VAR_VALUE_SUBKIND,
          Snippet.SubKind.OTHER_EXPRESSION_SUBKIND,
          Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND);

  /** A running shell. */
  private record Running(
      JShell shell,
      SourceCodeAnalysis analysis,
      SnippetControl control,
      Optional<SnippetMemory> memory) {}

  private final List<String> startup;
  private final SourceDocumentation documentation = new SourceDocumentation();
  private volatile @Nullable Running running;
  private volatile Map<String, VarSnippet> variables = Map.of();

  /**
   * A shell that has not started.
   *
   * @param startup Java that it evaluates first
   */
  JavaShell(List<String> startup) {
    this.startup = List.copyOf(startup);
  }

  boolean isRunning() {
    return running != null;
  }

  /** Starts it, unless it runs already. */
  void start() {
    started();
  }

  private Running started() {
    Running now = running;
    if (now == null) {
      now = create();
      running = now;
      for (String java : startup) {
        begin(java);
      }
    }
    return now;
  }

  private void begin(String java) {
    try {
      evaluate(java, statement -> Optional.empty());
    } catch (Exception e) {
      ErrorText.of(e).lines().forEach(System.err::println);
    }
  }

  private static Running create() {
    SnippetControl[] control = new SnippetControl[1];
    ExecutionControlProvider provider =
        new ExecutionControlProvider() {
          @Override
          public String name() {
            return "metasaw";
          }

          @Override
          public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
            control[0] = new SnippetControl();
            return control[0];
          }
        };
    String options = Optional.ofNullable(System.getenv("JJAVA_COMPILER_OPTS")).orElse("");
    JShell shell =
        JShell.builder()
            .executionEngine(provider, Map.of())
            .compilerOptions(CellText.split(options).toArray(new String[0]))
            .build();
    return new Running(shell, shell.sourceCodeAnalysis(), control[0], SnippetMemory.of(shell));
  }

  /** What a cell does in the place of a statement. */
  interface Statements {
    /**
     * Runs a statement that is no Java.
     *
     * @param statement of the cell
     * @return its value, which may be empty itself; empty for Java
     * @throws Exception what it threw
     */
    Optional<Optional<Object>> run(String statement) throws Exception;
  }

  /**
   * Evaluates Java.
   *
   * @param java snippets, one after the other
   * @param others asked before each
   * @return the value of the last snippet; null if it has none
   * @throws JavaError for what does not compile
   * @throws CellFailure for what a snippet threw
   * @throws Exception what a statement threw that is no Java
   */
  @Nullable Object evaluate(String java, Statements others) throws Exception {
    Running now = started();
    Object last = null;
    CompletionInfo info = now.analysis().analyzeCompletion(java);
    while (info.completeness().isComplete()) {
      Optional<Optional<Object>> other = others.run(info.source().strip());
      last = other.isPresent() ? other.get().orElse(null) : snippet(now, info.source());
      info = now.analysis().analyzeCompletion(info.remaining());
    }
    if (info.completeness() != Completeness.EMPTY) {
      throw new JavaError(ErrorText.incomplete(info.remaining().strip()));
    }
    return last;
  }

  private @Nullable Object snippet(Running now, String source) {
    CellRun run = CellRun.current();
    if (run != null) {
      run.check();
    }
    List<SnippetEvent> events = now.shell().eval(source);
    Object last = null;
    for (SnippetEvent event : events) {
      if (event.value() != null && event.snippet().subKind().isExecutable()) {
        Object value = now.control().take(event.value());
        last = VALUES.contains(event.snippet().subKind()) ? value : null;
      }
    }
    try {
      for (SnippetEvent event : events) {
        if (event.causeSnippet() == null) {
          refuse(now, event);
        }
      }
    } finally {
      events.forEach(event -> letGo(now, event.snippet()));
      variables = declared(now.shell());
    }
    return last;
  }

  /** JShell keeps the value of an expression as a variable, of which nobody learns the name. */
  private static void letGo(Running now, Snippet snippet) {
    JShell shell = now.shell();
    if (snippet instanceof VarSnippet variable
        && variable.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND
        && shell.status(variable) == Snippet.Status.VALID) {
      now.control().clear(() -> shell.varValue(variable));
      shell.drop(variable);
    }
    boolean isActive = shell.status(snippet).isActive();
    now.memory().ifPresent(memory -> memory.forget(snippet, isActive));
  }

  private static void refuse(Running now, SnippetEvent event) {
    if (event.exception() != null) {
      Throwable thrown = now.control().thrown();
      throw ErrorText.thrown(
          thrown == null ? event.exception() : thrown, event.exception().getStackTrace());
    }
    if (!event.status().isDefined()) {
      List<String> unresolved =
          event.snippet() instanceof DeclarationSnippet declaration
              ? now.shell().unresolvedDependencies(declaration).toList()
              : List.of();
      throw new JavaError(
          ErrorText.diagnostics(
              event.snippet().source(),
              now.shell().diagnostics(event.snippet()).toList(),
              unresolved));
    }
  }

  private static Map<String, VarSnippet> declared(JShell shell) {
    Map<String, VarSnippet> found = new LinkedHashMap<>();
    shell
        .variables()
        .filter(variable -> shell.status(variable) == Snippet.Status.VALID)
        .forEach(variable -> found.put(variable.name(), variable));
    return found;
  }

  /** The variables that Java has declared, with their types; none before the shell has started. */
  Map<String, String> variables() {
    Map<String, String> types = new LinkedHashMap<>();
    variables.forEach((name, variable) -> types.put(name, variable.typeName()));
    return types;
  }

  /**
   * The value of a variable of Java.
   *
   * @param name of a variable that exists
   * @return its value, which may be null
   */
  @Nullable Object value(String name) {
    Running now = started();
    VarSnippet variable = variables.get(name);
    if (variable == null) {
      throw new IllegalArgumentException("no variable '" + name + "'");
    }
    return now.control().read(() -> now.shell().varValue(variable));
  }

  /**
   * Gives a variable of Java a new value, if it is declared with exactly that type.
   *
   * @param name of a variable
   * @param type of the value
   * @param value an instance of the type
   * @return whether the variable has it now
   */
  boolean set(String name, Class<?> type, Object value) {
    Running now = running;
    VarSnippet variable = variables.get(name);
    return now != null
        && variable != null
        && now.control().write(type, value, () -> now.shell().varValue(variable));
  }

  /** The loader of snippets; null before the shell has started. */
  @Nullable ClassLoader loader() {
    Running now = running;
    return now == null ? null : now.control().loader();
  }

  /** Adds a folder or a jar, or several with the separator of paths between them. */
  void addToClasspath(String path) {
    started().shell().addToClasspath(path);
  }

  /**
   * What may stand at a place of Java.
   *
   * @param code without magics
   * @param cursor number of characters before it
   * @return words, those of a fitting type first, and where they begin
   */
  Words complete(String code, int cursor) {
    int[] anchor = {cursor};
    List<SourceCodeAnalysis.Suggestion> found =
        started().analysis().completionSuggestions(code, cursor, anchor);
    List<String> words = new ArrayList<>();
    found.stream().filter(one -> one.matchesType()).forEach(one -> words.add(one.continuation()));
    found.stream().filter(one -> !one.matchesType()).forEach(one -> words.add(one.continuation()));
    return new Words(words.stream().distinct().toList(), anchor[0]);
  }

  /**
   * Words for a place in a cell.
   *
   * @param words in the order in which they are offered
   * @param start number of characters before what they replace
   */
  record Words(List<String> words, int start) {}

  /**
   * What Java knows about a place.
   *
   * @param code without magics
   * @param cursor number of characters before it
   * @return signatures, each with its documentation where the source is there
   */
  List<String> describe(String code, int cursor) {
    return started().analysis().documentation(code, cursor, true).stream()
        .map(one -> one.signature() + documented(one).map(text -> "\n\n" + text).orElse(""))
        .toList();
  }

  private Optional<String> documented(SourceCodeAnalysis.Documentation found) {
    return Optional.ofNullable(found.javadoc()).or(() -> documentation.of(found.signature()));
  }

  /**
   * Whether Java is complete.
   *
   * @param java of a cell
   * @return of what is left after the complete snippets
   */
  CompletionInfo rest(String java) {
    SourceCodeAnalysis analysis = started().analysis();
    CompletionInfo info = analysis.analyzeCompletion(java);
    while (info.completeness().isComplete() && !info.remaining().isBlank()) {
      info = analysis.analyzeCompletion(info.remaining());
    }
    return info;
  }

  /** Ends it, if it has started. */
  void close() {
    Running now = running;
    if (now != null) {
      now.shell().close();
    }
  }
}
