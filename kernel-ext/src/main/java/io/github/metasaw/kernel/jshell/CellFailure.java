package io.github.metasaw.kernel.jshell;

import java.util.List;

/** A cell that failed, in the words that the notebook shows. */
@SuppressWarnings("serial")
final class CellFailure extends RuntimeException {

  private final String name;
  private final List<String> lines;

  /**
   * A failure.
   *
   * @param name for programs: a class of Java, without its package
   * @param message the sentence
   * @param lines all that is shown; the sentence first
   * @param cause what was thrown
   */
  CellFailure(String name, String message, List<String> lines, Throwable cause) {
    super(message, cause);
    this.name = name;
    this.lines = List.copyOf(lines);
  }

  String name() {
    return name;
  }

  List<String> lines() {
    return lines;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
