package io.github.metasaw.kernel;

/**
 * What a magic throws: one line and no stack. An Error, because kernels wrap exceptions of magics
 * in long traces, but let errors through as they are.
 */
@SuppressWarnings({"serial", "OverrideThrowableToString"})
public final class MetaError extends Error {

  private final String line;

  MetaError(String message) {
    super(message, null, false, false);
    this.line = message;
  }

  /** The line alone: kernels show it in the place of a stack trace. */
  @Override
  public String toString() {
    return line;
  }
}
