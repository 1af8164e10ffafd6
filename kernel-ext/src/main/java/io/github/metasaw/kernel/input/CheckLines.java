package io.github.metasaw.kernel.input;

import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.PlainText;
import io.github.metasaw.kernel.magic.MagicHost;
import io.github.metasaw.kernel.magic.MagicWording;
import io.github.metasaw.report.Render;

/** What there is to remark on a table that was read or computed, one printed line each. */
public final class CheckLines {

  private CheckLines() {}

  /**
   * Prints the remarks.
   *
   * @param host where they are printed
   * @param read the table with its checks
   */
  public static void print(MagicHost host, ReadTable read) {
    for (Check check : read.checks()) {
      host.print(
          "%s %s%n"
              .formatted(
                  Render.symbol(check.status()),
                  PlainText.of(check.message(MagicWording.OF_CELL))));
    }
  }
}
