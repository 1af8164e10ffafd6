package io.github.metasaw.report.narrative;

import io.github.metasaw.bayes.bias.RobmaFit;
import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import tech.tablesaw.api.Table;

/**
 * Something that a report tells of.
 *
 * @param name what it is called where there are several: that of its variable in a notebook
 * @param value a fit, a result with a table, a table, a sheet or a figure
 */
public record ReportResult(String name, Object value) {

  /**
   * Refuses what a report cannot tell.
   *
   * @throws MetaException for another kind of value
   */
  public ReportResult {
    boolean isKnown =
        value instanceof Fit
            || value instanceof MantraFit
            || value instanceof RobmaFit
            || value instanceof Tabular
            || value instanceof Table
            || value instanceof Sheet
            || value instanceof Figure;
    if (!isKnown) {
      throw MetaException.of(
          "a report tells of fits, of tables and of figures; %s is a %s"
              .formatted(
                  name.isEmpty() ? "this" : "'" + name + "'", value.getClass().getSimpleName()));
    }
  }

  /** Whether it is a fit, which is told in sentences. */
  boolean isFit() {
    return value instanceof Fit;
  }
}
