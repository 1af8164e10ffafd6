package io.github.metasaw.genetics.snp;

/** A line that cannot be read; carries the reason only. */
final class UnreadableLine extends Exception {

  private static final long serialVersionUID = 1L;

  UnreadableLine(String reason) {
    super(reason, null, false, false);
  }
}
