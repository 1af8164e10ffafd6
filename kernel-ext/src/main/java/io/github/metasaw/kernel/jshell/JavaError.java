package io.github.metasaw.kernel.jshell;

import java.util.List;

/** Java that does not compile or is not complete; worded already. */
@SuppressWarnings("serial")
final class JavaError extends RuntimeException {

  private final List<String> lines;

  /**
   * An error.
   *
   * @param lines what is shown; the first is the sentence
   */
  JavaError(List<String> lines) {
    super(lines.get(0), null, false, false);
    this.lines = List.copyOf(lines);
  }

  List<String> lines() {
    return lines;
  }
}
