package io.github.metasaw.kernel.input;

import io.github.metasaw.data.Studies;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.option.Option;
import io.github.metasaw.kernel.option.ValueTypes;
import tech.tablesaw.api.Table;

/** {@code --missing drop|keep}: whether rows that were left out are in tables of the studies. */
public final class MissingOption {

  private static final String DROP = "drop";
  private static final String KEEP = "keep";

  /** What tables do with rows that were left out. */
  public static final Option<String> MISSING =
      Option.of(
              "missing",
              ValueTypes.word("NAME", DROP, KEEP),
              "keep has an empty row for each row that was left out")
          .withDefault(() -> DROP);

  private MissingOption() {}

  /**
   * A table with one row per study as the line asks for it.
   *
   * @param fit of the studies
   * @param table one row per study
   * @param line of a magic with the option
   * @return with empty rows for those that were left out, if they are kept
   */
  public static Code<Table> perStudy(Code<? extends Fit> fit, Code<Table> table, MagicLine line) {
    return isKept(line)
        ? studies(fit).call("withDroppedRows", Studies::withDroppedRows, table)
        : table;
  }

  /**
   * A table with one row per cluster as the line asks for it.
   *
   * @param fit of the studies
   * @param table one row per cluster
   * @param cluster its column
   * @param line of a magic with the option
   * @return with empty rows for clusters of which all rows were left out, if they are kept
   */
  public static Code<Table> perCluster(
      Code<? extends Fit> fit, Code<Table> table, Code<String> cluster, MagicLine line) {
    return isKept(line)
        ? studies(fit).call("withDroppedClusters", Studies::withDroppedClusters, table, cluster)
        : table;
  }

  private static boolean isKept(MagicLine line) {
    return line.code(MISSING).value().equals(KEEP);
  }

  private static Code<Studies> studies(Code<? extends Fit> fit) {
    return fit.call("studies", Fit::studies);
  }
}
