package io.github.metasaw.kernel.magic.genetics;

import io.github.metasaw.genetics.scan.ScanResults;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.code.Literal;
import io.github.metasaw.kernel.input.ResultsInput;
import io.github.metasaw.kernel.magic.MagicLine;
import io.github.metasaw.kernel.magic.ProgressBar;
import io.github.metasaw.plot.Figure;
import java.util.function.BiFunction;

/** A figure of one column of results, as two magics draw it. */
final class ResultsFigure {

  private static final String COLUMN = "p";

  private ResultsFigure() {}

  /**
   * The figure of the line.
   *
   * @param line whose first word names results, and whose second a column
   * @param method as it is written
   * @param figure the same method
   * @return the figure with its Java
   */
  static Code<Figure> of(
      MagicLine line, String method, BiFunction<ScanResults, String, Figure> figure) {
    return of(line, (results, column) -> Code.of(method, figure, results, column));
  }

  /**
   * The figure of the line.
   *
   * @param line whose first word names results, and whose second a column
   * @param figure of them, with its Java
   * @return the figure with its Java
   */
  static Code<Figure> of(
      MagicLine line, BiFunction<Code<ScanResults>, Code<String>, Code<Figure>> figure) {
    line.atMost(2);
    Code<ScanResults> results = ResultsInput.of(line);
    Code<String> column = Literal.text(line.rest().isEmpty() ? COLUMN : line.rest().get(0));
    try (ProgressBar bar = new ProgressBar(line.host(), line.magic(), "SNPs")) {
      return figure.apply(results.observed(found -> found.withListener(bar::scanned)), column);
    }
  }
}
