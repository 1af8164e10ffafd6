package io.github.metasaw.kernel.jshell;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.MetaError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/** The words of a failed cell: a sentence first, then where it happened. */
final class ErrorText {

  static final String INTERRUPTED = "interrupted: nothing was assigned";

  private static final String RED = "\u001b[31m";
  private static final String PLAIN = "\u001b[0m";

  /** More frames than these tell nobody anything. */
  private static final int MAX_FRAMES = 20;

  private ErrorText() {}

  /** The failure of anything thrown while a cell ran. */
  static CellFailure of(Throwable thrown) {
    return thrown instanceof CellFailure told ? told : thrown(thrown, thrown.getStackTrace());
  }

  /**
   * The failure of what a snippet threw.
   *
   * @param thrown by it
   * @param trace in which the lines are those of the snippet
   */
  static CellFailure thrown(Throwable thrown, StackTraceElement[] trace) {
    if (thrown instanceof CellFailure told) {
      return told;
    }
    if (thrown instanceof CancellationException) {
      return failure("Interrupted", INTERRUPTED, List.of(), thrown);
    }
    if (thrown instanceof JavaError java) {
      return failure(
          "CompilationError",
          java.lines().get(0),
          java.lines().subList(1, java.lines().size()),
          thrown);
    }
    String name = thrown.getClass().getSimpleName();
    if (thrown instanceof MetaError) {
      return failure(name, thrown.toString(), List.of(), thrown);
    }
    String message = String.valueOf(thrown.getMessage());
    if (thrown instanceof MetaException) {
      return failure(name, message, places(trace), thrown);
    }
    String sentence = thrown.getMessage() == null ? name : message + " (" + name + ")";
    return failure(name, sentence, frames(trace), thrown);
  }

  private static CellFailure failure(
      String name, String sentence, List<String> more, Throwable thrown) {
    List<String> lines = new ArrayList<>();
    sentence.lines().map(line -> RED + line + PLAIN).forEach(lines::add);
    lines.addAll(more);
    return new CellFailure(name, sentence, lines, thrown);
  }

  /** From where it was thrown to the snippet, and no further. */
  private static List<String> frames(StackTraceElement[] trace) {
    List<String> lines = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < trace.length; i++) {
      if (isSnippet(trace[i])) {
        last = i;
      }
    }
    for (int i = 0; i <= last; i++) {
      StackTraceElement frame = trace[i];
      if (isSnippet(frame)) {
        String method = frame.getMethodName();
        String where = method.isEmpty() || method.startsWith("do_it$") ? "" : method + ", ";
        lines.add("    at " + where + "line " + frame.getLineNumber() + " of this snippet");
      } else if (lines.size() < MAX_FRAMES && !isReflection(frame)) {
        lines.add("    at " + frame);
      }
    }
    return lines;
  }

  /** Where a snippet called the library; what the library did then is not the user's matter. */
  private static List<String> places(StackTraceElement[] trace) {
    return frames(Stream.of(trace).filter(ErrorText::isSnippet).toArray(StackTraceElement[]::new));
  }

  /** JShell names the file of a snippet by its number. */
  private static boolean isSnippet(StackTraceElement frame) {
    String file = frame.getFileName();
    return file != null && file.startsWith("#");
  }

  private static boolean isReflection(StackTraceElement frame) {
    return frame.getClassName().startsWith("java.lang.reflect.")
        || frame.getClassName().startsWith("jdk.internal.reflect.");
  }

  /** For a snippet that has a beginning only. */
  static List<String> incomplete(String source) {
    List<String> lines = new ArrayList<>();
    lines.add(
        "the Java of this cell ends too early; a bracket, a quotation mark or a value is missing");
    source.lines().forEach(line -> lines.add("  " + line));
    return lines;
  }

  /**
   * For a snippet that does not compile.
   *
   * @param source of the snippet
   * @param found by the compiler
   * @param unresolved names that a declaration waits for
   * @return each error as a sentence, with its line below it and a mark at its place
   */
  static List<String> diagnostics(String source, List<Diag> found, List<String> unresolved) {
    List<String> lines = new ArrayList<>();
    for (Diag diagnostic : found) {
      if (diagnostic.isError() || found.size() == 1) {
        diagnostic
            .getMessage(Locale.ROOT)
            .lines()
            .filter(line -> !line.strip().startsWith("location:"))
            .forEach(lines::add);
        lines.addAll(marked(source, diagnostic));
      }
    }
    if (!unresolved.isEmpty()) {
      lines.add("this needs what is not declared yet: " + String.join(", ", unresolved));
    }
    return lines.isEmpty() ? List.of("the Java of this cell cannot be compiled") : lines;
  }

  private static List<String> marked(String source, Diag diagnostic) {
    int start = (int) diagnostic.getStartPosition();
    if (start < 0 || start > source.length()) {
      return List.of();
    }
    int begin = source.lastIndexOf('\n', Math.max(0, start - 1)) + 1;
    begin = Math.min(begin, start);
    int end = source.indexOf('\n', start);
    String line = source.substring(begin, end < 0 ? source.length() : end);
    int length = (int) Math.min(diagnostic.getEndPosition(), begin + line.length()) - start;
    return List.of("  " + line, "  " + " ".repeat(start - begin) + "^".repeat(Math.max(1, length)));
  }
}
