package io.github.metasaw.report;

import io.github.metasaw.data.Tabular;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.BayesFit;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.refit.OneTau2Fit;
import io.github.metasaw.genetics.mantra.MantraFit;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import io.github.metasaw.report.document.SheetFormat;
import java.util.Optional;
import tech.tablesaw.api.Table;

/**
 * The table that stands for a value in a file. Files that programs read hold all rows and digits;
 * those that people read hold a fit as its summary.
 */
final class SavedSheet {

  private static final int DIGITS = 4;

  private SavedSheet() {}

  /**
   * The sheet to write.
   *
   * @param value anything
   * @param format of the file
   * @return the sheet
   * @throws MetaException for a value that is no table and has none
   */
  static Sheet of(Object value, SheetFormat format) {
    int digits = format.isData() ? Sheet.ALL_DIGITS : DIGITS;
    Optional<Table> table = table(value);
    if (table.isPresent() && (format.isData() || !(value instanceof Fit))) {
      return Sheet.whole(table.get(), digits);
    }
    if (value instanceof Fit fit) {
      return Render.summary(fit);
    }
    return Bundles.sheet(value)
        .orElseThrow(
            () ->
                MetaException.of(
                    "a %s has no table to be written".formatted(value.getClass().getSimpleName())));
  }

  private static Optional<Table> table(Object value) {
    if (value instanceof Table table) {
      return Optional.of(table);
    }
    if (value instanceof FrequentistFit fit) {
      return Optional.of(fit.coefficients());
    }
    if (value instanceof OneTau2Fit fit) {
      return Optional.of(fit.coefficients());
    }
    if (value instanceof BayesFit fit) {
      return Optional.of(fit.summary());
    }
    if (value instanceof MantraFit fit) {
      return Optional.of(fit.effects());
    }
    if (value instanceof Figure figure) {
      return Optional.of(figure.data());
    }
    return value instanceof Tabular tabular ? Optional.of(tabular.table()) : Optional.empty();
  }
}
