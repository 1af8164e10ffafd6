package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;

/** A line that cannot be read; carries the reason only. */
@API(status = API.Status.INTERNAL)
public final class UnreadableLine extends Exception {

  private static final long serialVersionUID = 1L;

  /**
   * A line with the reason why it cannot be read.
   *
   * @param reason the column and what it holds
   */
  public UnreadableLine(String reason) {
    super(reason, null, false, false);
  }
}
