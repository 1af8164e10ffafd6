package io.github.metasaw.launcher;

/** What went wrong in one line, with the code to exit with. */
@SuppressWarnings("serial")
final class Failure extends RuntimeException {

  private final int code;

  Failure(int code, String message) {
    super(message);
    this.code = code;
  }

  int code() {
    return code;
  }
}
